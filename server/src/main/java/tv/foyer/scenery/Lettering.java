package tv.foyer.scenery;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;

/**
 * A drawn alphabet of one even line, so that names can be set on a machine that has no fonts.
 * Letters stand on a grid ten units high; paths are written as {@code M x y}, {@code L x y} and
 * {@code Q cx cy x y}.
 */
final class Lettering {
    private static final double GAP = 3.2;
    private static final double SPACE = 4.5;

    private record Glyph(double width, String path) {}

    private Lettering() {}

    private static Glyph glyph(char c) {
        return switch (c) {
            case 'A' -> new Glyph(7, "M 0 10 L 3.5 0 L 7 10 M 1.3 6.6 L 5.7 6.6");
            case 'B' ->
                    new Glyph(
                            6,
                            "M 0 0 L 0 10 L 3 10 Q 6 10 6 7.3 Q 6 4.8 3 4.8 L 0 4.8 M 0 0 L 2.8 0 Q 5.4 0 5.4 2.4 Q 5.4 4.8 2.8 4.8");
            case 'C' ->
                    new Glyph(7.4, "M 7.4 2 Q 6.2 0 4.2 0 Q 0 0 0 5 Q 0 10 4.2 10 Q 6.2 10 7.4 8");
            case 'D' -> new Glyph(7, "M 0 0 L 0 10 L 2.6 10 Q 7 10 7 5 Q 7 0 2.6 0 L 0 0");
            case 'E' -> new Glyph(5.2, "M 5.2 0 L 0 0 L 0 10 L 5.2 10 M 0 4.8 L 4.4 4.8");
            case 'F' -> new Glyph(5, "M 5 0 L 0 0 L 0 10 M 0 4.8 L 4.2 4.8");
            case 'G' ->
                    new Glyph(
                            7.6,
                            "M 7.2 2 Q 6 0 4.2 0 Q 0 0 0 5 Q 0 10 4.2 10 Q 7.6 10 7.6 6 L 7.6 5.4 L 4.6 5.4");
            case 'H' -> new Glyph(6.4, "M 0 0 L 0 10 M 6.4 0 L 6.4 10 M 0 4.9 L 6.4 4.9");
            case 'I' -> new Glyph(0.4, "M 0.2 0 L 0.2 10");
            case 'J' -> new Glyph(4.4, "M 4.4 0 L 4.4 7 Q 4.4 10 2 10 Q 0 10 0 7.8");
            case 'K' -> new Glyph(6, "M 0 0 L 0 10 M 5.8 0 L 0 5.8 M 2 4 L 6 10");
            case 'L' -> new Glyph(5, "M 0 0 L 0 10 L 5 10");
            case 'M' -> new Glyph(8, "M 0 10 L 0 0 L 4 6.6 L 8 0 L 8 10");
            case 'N' -> new Glyph(6.6, "M 0 10 L 0 0 L 6.6 10 L 6.6 0");
            case 'O' ->
                    new Glyph(8.4, "M 4.2 0 Q 8.4 0 8.4 5 Q 8.4 10 4.2 10 Q 0 10 0 5 Q 0 0 4.2 0");
            case 'P' ->
                    new Glyph(
                            5.8, "M 0 10 L 0 0 L 2.8 0 Q 5.8 0 5.8 2.8 Q 5.8 5.6 2.8 5.6 L 0 5.6");
            case 'Q' ->
                    new Glyph(
                            8.4,
                            "M 4.2 0 Q 8.4 0 8.4 5 Q 8.4 10 4.2 10 Q 0 10 0 5 Q 0 0 4.2 0 M 5.2 7 L 8.4 10.6");
            case 'R' ->
                    new Glyph(
                            6,
                            "M 0 10 L 0 0 L 2.8 0 Q 5.8 0 5.8 2.7 Q 5.8 5.4 2.8 5.4 L 0 5.4 M 2.8 5.4 L 6 10");
            case 'S' ->
                    new Glyph(
                            5.8,
                            "M 5.5 1.8 Q 4.6 0 2.9 0 Q 0.3 0 0.3 2.5 Q 0.3 4.4 2.9 4.9 Q 5.8 5.4 5.8 7.5 Q 5.8 10 2.9 10 Q 0.9 10 0 8");
            case 'T' -> new Glyph(6.4, "M 0 0 L 6.4 0 M 3.2 0 L 3.2 10");
            case 'U' -> new Glyph(6.4, "M 0 0 L 0 6.4 Q 0 10 3.2 10 Q 6.4 10 6.4 6.4 L 6.4 0");
            case 'V' -> new Glyph(7, "M 0 0 L 3.5 10 L 7 0");
            case 'W' -> new Glyph(10, "M 0 0 L 2.6 10 L 5 1.6 L 7.4 10 L 10 0");
            case 'X' -> new Glyph(6.6, "M 0 0 L 6.6 10 M 6.6 0 L 0 10");
            case 'Y' -> new Glyph(6.6, "M 0 0 L 3.3 5 L 6.6 0 M 3.3 5 L 3.3 10");
            case 'Z' -> new Glyph(6, "M 0 0 L 6 0 L 0 10 L 6 10");
            case '0' ->
                    new Glyph(6.4, "M 3.2 0 Q 6.4 0 6.4 5 Q 6.4 10 3.2 10 Q 0 10 0 5 Q 0 0 3.2 0");
            case '1' -> new Glyph(2.4, "M 0 1.8 L 2.2 0 L 2.2 10");
            case '2' ->
                    new Glyph(5.8, "M 0 2.6 Q 0.4 0 3 0 Q 5.8 0 5.8 2.6 Q 5.8 4.6 0 10 L 5.8 10");
            case '3' ->
                    new Glyph(
                            5.6,
                            "M 0 0 L 5.2 0 L 2.4 4 Q 5.6 4 5.6 7 Q 5.6 10 2.6 10 Q 0.6 10 0 8.2");
            case '4' -> new Glyph(6.2, "M 4.6 10 L 4.6 0 L 0 7.2 L 6.2 7.2");
            case '5' ->
                    new Glyph(
                            5.6,
                            "M 5 0 L 0.8 0 L 0.4 4.6 Q 5.6 3 5.6 6.8 Q 5.6 10 2.6 10 Q 0.6 10 0 8.4");
            case '6' ->
                    new Glyph(
                            6,
                            "M 4.6 0 Q 0 3.4 0 6.8 Q 0 10 3 10 Q 6 10 6 6.9 Q 6 4 3 4 Q 0.6 4 0 6.8");
            case '7' -> new Glyph(5.6, "M 0 0 L 5.6 0 L 1.8 10");
            case '8' ->
                    new Glyph(
                            5.8,
                            "M 2.9 0 Q 5.4 0 5.4 2.4 Q 5.4 4.7 2.9 4.7 Q 0.4 4.7 0.4 2.4 Q 0.4 0 2.9 0 M 2.9 4.7 Q 5.8 4.7 5.8 7.4 Q 5.8 10 2.9 10 Q 0 10 0 7.4 Q 0 4.7 2.9 4.7");
            case '9' ->
                    new Glyph(
                            6,
                            "M 1.4 10 Q 6 6.6 6 3.2 Q 6 0 3 0 Q 0 0 0 3.1 Q 0 6 3 6 Q 5.4 6 6 3.2");
            case '\'', '’' -> new Glyph(0.6, "M 0.4 0 L 0.2 2");
            case '-', '–', '—' -> new Glyph(3.4, "M 0 5.4 L 3.4 5.4");
            case '.' -> new Glyph(0.4, "M 0.2 9.9 L 0.2 10");
            case ',' -> new Glyph(0.6, "M 0.5 9.6 L 0.1 11.4");
            case ':' -> new Glyph(0.4, "M 0.2 3.6 L 0.2 3.7 M 0.2 9.9 L 0.2 10");
            case '!' -> new Glyph(0.4, "M 0.2 0 L 0.2 6.8 M 0.2 9.9 L 0.2 10");
            case '?' ->
                    new Glyph(
                            5,
                            "M 0 2.4 Q 0.4 0 2.6 0 Q 5 0 5 2.4 Q 5 4.2 2.6 5.4 L 2.6 6.8 M 2.6 9.9 L 2.6 10");
            case '&' ->
                    new Glyph(
                            7,
                            "M 7 10 L 1.4 3.4 Q 0.4 0 2.8 0 Q 5 0 4.6 2.4 Q 4.2 4 1.6 5 Q 0 6 0 7.6 Q 0 10 2.6 10 Q 5.6 10 6.6 5.6");
            default -> new Glyph(SPACE - GAP, "");
        };
    }

    /** Returns whether every character of the text has a drawn letter. */
    static boolean canSet(String text) {
        return text.toUpperCase(Locale.ROOT)
                .chars()
                .allMatch(c -> c == ' ' || !glyph((char) c).path().isEmpty());
    }

    /** Returns the width of one line at a cap height of {@code size}. */
    static double width(String text, double size, double tracking) {
        double sum = 0;
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            sum += glyph(c).width() + GAP * tracking;
        }
        return Math.max(0, sum - GAP * tracking) * size / 10;
    }

    /** Draws one line from {@code x} with its caps hanging from {@code y}. */
    static void draw(
            Graphics2D g,
            String text,
            double x,
            double y,
            double size,
            double weight,
            double tracking) {
        Path2D line = new Path2D.Double();
        double pen = 0;
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            Glyph glyph = glyph(c);
            append(line, glyph.path(), pen);
            pen += glyph.width() + GAP * tracking;
        }
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(size / 10, size / 10);
        g.setStroke(
                new BasicStroke(
                        (float) (size * weight), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(place.createTransformedShape(line));
    }

    static void centred(
            Graphics2D g,
            String text,
            double x,
            double y,
            double size,
            double weight,
            double tracking) {
        draw(g, text, x - width(text, size, tracking) / 2, y, size, weight, tracking);
    }

    /** Breaks a text into lines no wider than {@code room}. */
    static List<String> lines(String text, double size, double tracking, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size, tracking) > room) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static void append(Path2D path, String steps, double dx) {
        try (Scanner in = new Scanner(steps).useLocale(Locale.ROOT)) {
            while (in.hasNext()) {
                switch (in.next()) {
                    case "M" -> path.moveTo(in.nextDouble() + dx, in.nextDouble());
                    case "L" -> path.lineTo(in.nextDouble() + dx, in.nextDouble());
                    case "Q" ->
                            path.quadTo(
                                    in.nextDouble() + dx,
                                    in.nextDouble(),
                                    in.nextDouble() + dx,
                                    in.nextDouble());
                    default -> throw new IllegalStateException("letter path: " + steps);
                }
            }
        }
    }
}
