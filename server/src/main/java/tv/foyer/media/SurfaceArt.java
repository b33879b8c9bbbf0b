package tv.foyer.media;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * The demo advertisers' still pictures, one for each surface. Words keep to one side, so that a
 * label and a code can be laid over the other; of {@link #SQUEEZE} the rectangle from (0, 0) to
 * (1440, 810) is clear, for the picture goes there.
 */
enum SurfaceArt {
    MASTHEAD("brightwok-masthead", 1_728, 324),
    ROW("brightwok-row", 640, 360),
    PAUSE("brightwok-pause", 960, 1_080),
    SCREENSAVER("pedalfox-screensaver", 1_920, 1_080),
    OVERLAY("pedalfox-overlay", 1_280, 160),
    SQUEEZE("pedalfox-squeeze", 1_920, 1_080),
    HOUSE("hearthline-masthead", 1_728, 324);

    private static final Color CREAM = new Color(0xFFF3DC);
    private static final Color[] BROTH = {
        new Color(0xFFA53A), new Color(0xEE5420), new Color(0x9E1A12)
    };
    private static final Color[] DUSK = {
        new Color(0x1B2350), new Color(0x7C4E8A), new Color(0xF29B8C), new Color(0x2A2A5C)
    };
    private static final Color[] DAY = {
        new Color(0x0B6FB4), new Color(0x2FB4DD), new Color(0xC9F2FA), new Color(0x0A5C98)
    };
    private static final int SEED = 77;

    /** Raised whenever a picture would look different. */
    private static final int EDITION = 1;

    private final String key;
    private final int width;
    private final int height;

    SurfaceArt(String key, int width, int height) {
        this.key = key;
        this.width = width;
        this.height = height;
    }

    static Optional<SurfaceArt> of(String key) {
        return Arrays.stream(values()).filter(art -> art.key.equals(key)).findFirst();
    }

    Media.Picture picture() {
        return new Media.Picture("/media/art/" + key + "-" + EDITION + ".png", width, height);
    }

    /** Returns the picture as PNG. */
    byte[] draw() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = Stage.smooth(image.createGraphics());
        switch (this) {
            case MASTHEAD -> supper(g);
            case ROW -> card(g);
            case PAUSE -> rest(g);
            case SCREENSAVER -> evening(g);
            case OVERLAY -> strip(g);
            case SQUEEZE -> frame(g);
            case HOUSE -> home(g);
        }
        g.dispose();
        return Emblems.png(image);
    }

    private void supper(Graphics2D g) {
        broth(g, 1_330, 190, 1_250);
        table(g, 1_330, 196, 0.86, 1.4);
        Words words = new Words(g, CREAM);
        words.mark("Brightwok", 96, 62, 20);
        words.zh("一碗热汤面，三分钟上桌", 96, 188, 66);
        words.en("Supper, suddenly", 98, 226, 26);
    }

    private void card(Graphics2D g) {
        broth(g, 420, 196, 560);
        table(g, 424, 196, 0.62, 2.3);
        Words words = new Words(g, CREAM);
        words.mark("Brightwok", 36, 36, 15);
        words.zh("今晚吃面", 34, 300, 52);
        words.en("Noodle night", 36, 320, 15);
    }

    private void rest(Graphics2D g) {
        broth(g, 496, 640, 980);
        g.setPaint(
                new GradientPaint(
                        0, 760, new Color(0x5B, 0x0D, 0x0A, 0), 0, 1_080, new Color(0x4A0A08)));
        g.fill(new Rectangle2D.Double(0, 760, width, 320));
        table(g, 496, 654, 1.14, 1.1);
        Words words = new Words(g, CREAM);
        words.mark("Brightwok", 96, 72, 22);
        words.zh("歇一会儿，", 92, 188, 76);
        words.zh("面马上好。", 92, 284, 76);
        words.en("Take a break. Supper is ready.", 96, 1_000, 22);
    }

    /** Nothing here is bright for long in one place: a picture that may stay for an hour. */
    private void evening(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, DUSK[0], 0, 620, DUSK[1]));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setPaint(new GradientPaint(0, 420, Palette.fade(DUSK[2], 0), 0, 800, DUSK[2]));
        g.fill(new Rectangle2D.Double(0, 420, width, 660));
        stars(g, 70, 430);
        sun(g, 1_350, 668, 150, new Color(0xFFD9B0));
        hills(g, 0, width, 640, 120, Palette.mix(DUSK[2], DUSK[1], 0.65), 2);
        hills(g, 0, width, 740, 110, Palette.mix(DUSK[1], DUSK[0], 0.45), 5);
        hills(g, 0, width, 850, 70, new Color(0x1D1B45), 9);
        rider(g, 1_330, 950, 0.86, new Color(0xF7D9CF), new Color(0x6F679E));
        hills(g, 0, width, 968, 60, new Color(0x100F2A), 13);
        Words words = new Words(g, new Color(0xEDE3E6));
        words.mark("Pedalfox", 120, 118, 24);
        words.zh("慢一点，看见更多。", 116, 262, 72);
        words.en("Slow down. See more.", 120, 306, 26);
    }

    private void strip(Graphics2D g) {
        g.setPaint(Color.BLACK);
        g.fill(new RoundRectangle2D.Double(0, 0, width, height, 44, 44));
        g.setComposite(AlphaComposite.SrcAtop);
        g.setPaint(new GradientPaint(0, 0, DAY[3], 900, 0, DAY[1]));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        sun(g, 214, 96, 44, DAY[2]);
        hills(g, 0, width, 128, 46, Palette.fade(DAY[3], 0.8), 4);
        hills(g, 0, width, 150, 30, new Color(0x063F70), 8);
        rider(g, 206, 145, 0.335, Color.WHITE, new Color(0x06294A));
        g.setComposite(AlphaComposite.SrcOver);
        Words words = new Words(g, Color.WHITE);
        words.zh("第一程，我们请。", 400, 82, 44);
        words.en("Your first ride is on us", 402, 106, 19);
        words.mark("Pedalfox", 1_058, 66, 20);
    }

    private void frame(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, DAY[0], 0, 900, DAY[1]));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setPaint(new GradientPaint(0, 520, Palette.fade(DAY[2], 0), 0, 900, DAY[2]));
        g.fill(new Rectangle2D.Double(0, 520, width, 560));
        sun(g, 1_690, 640, 92, DAY[2]);
        hills(g, 0, width, 880, 90, new Color(0x2A9CCB), 3);
        hills(g, 0, width, 950, 80, new Color(0x0B6CA8), 6);
        rider(g, 1_676, 1_012, 0.92, Color.WHITE, new Color(0x042A4E));
        hills(g, 0, width, 1_030, 50, new Color(0x063F70), 11);
        g.setComposite(AlphaComposite.Clear);
        g.fill(new Rectangle2D.Double(0, 0, 1_440, 810));
        g.setComposite(AlphaComposite.SrcOver);
        Words words = new Words(g, Color.WHITE);
        words.mark("Pedalfox", 1_500, 80, 26);
        words.zh("风正好，", 1_494, 232, 74);
        words.zh("骑一程。", 1_494, 330, 74);
        words.en("Good wind.", 1_500, 384, 24);
        words.en("Take a ride.", 1_500, 424, 24);
        words.zh("扫码解锁，三十分钟免费", 96, 968, 50);
        words.en("Scan to unlock. Thirty minutes free.", 98, 1_000, 21);
    }

    private void home(Graphics2D g) {
        night(g, width, height, 286);
        moon(g, 1_560, 66, 30);
        street(g, 800, width, 286, 0.64, 1);
        Words words = new Words(g, new Color(0xFFE9C7));
        words.mark("Hearthline", 96, 62, 20);
        words.zh("好故事，回家看", 96, 188, 66);
        words.en("Good stories, close to home", 98, 226, 24);
    }

    /** The house's own spot: windows of a street light up one after another, then its name. */
    static void homeSpot(Graphics2D g, double s, double t) {
        night(g, Reel.WIDTH, Reel.HEIGHT, 620);
        double end = Spot.ease(t, 0.6, 0.75);
        moon(g, 1_040, 150 - 6 * s, 52);
        AffineTransform before = g.getTransform();
        g.translate(-24 * s, 40 * end);
        street(g, -60, Reel.WIDTH + 320, 610, 1.15, Spot.ease(t, 0.04, 0.62));
        g.setTransform(before);
        Spot.name(
                g,
                "Hearthline",
                "炉边联合",
                "Good stories, close to home",
                new Color(0xFFE9C7),
                end,
                96);
    }

    private void broth(Graphics2D g, double x, double y, double reach) {
        g.setPaint(
                new RadialGradientPaint(
                        (float) x, (float) y, (float) reach, new float[] {0, 0.5f, 1}, BROTH));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setPaint(Palette.fade(CREAM, 0.07));
        double r = reach * 1.6;
        for (int i = 0; i < 14; i++) {
            g.fill(new Arc2D.Double(x - r, y - r, 2 * r, 2 * r, i * 25.7, 12.9, Arc2D.PIE));
        }
    }

    private static void table(Graphics2D g, double x, double y, double size, double moment) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.scale(size, size);
        SpotDesigns.steam(g, moment);
        SpotDesigns.lifted(g, moment, 0.25);
        SpotDesigns.bowl(g);
        g.setTransform(before);
    }

    private static void rider(
            Graphics2D g, double x, double y, double size, Color paint, Color dark) {
        AffineTransform before = g.getTransform();
        g.translate(x, y - 74 * size);
        g.scale(size, size);
        SpotDesigns.bicycle(g, 4.1, paint, dark);
        g.setTransform(before);
    }

    private static void sun(Graphics2D g, double x, double y, double radius, Color light) {
        for (int ring = 3; ring >= 0; ring--) {
            double r = radius * (1 + ring * 0.42);
            g.setPaint(Palette.fade(light, ring == 0 ? 0.92 : 0.12));
            g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        }
    }

    private static void hills(
            Graphics2D g, int from, int to, double base, double rise, Color colour, int row) {
        Path2D hills = new Path2D.Double();
        hills.moveTo(from, 1_080);
        for (int x = from; x <= to + 8; x += 8) {
            double at = x / 330.0 + row * 3.7;
            double up = Noise.smooth(SEED + row, at) + 0.3 * Noise.smooth(row, at * 2.6);
            hills.lineTo(x, base - rise * up);
        }
        hills.lineTo(to, 1_080);
        hills.closePath();
        g.setPaint(colour);
        g.fill(hills);
    }

    private static void stars(Graphics2D g, int count, double depth) {
        for (int i = 0; i < count; i++) {
            double x = 1_920 * unit(i, 1);
            double y = depth * unit(i, 2);
            double r = 0.8 + 1.4 * unit(i, 3);
            g.setPaint(Palette.fade(Color.WHITE, 0.15 + 0.35 * (1 - y / depth)));
            g.fill(new Ellipse2D.Double(x, y, 2 * r, 2 * r));
        }
    }

    private static void night(Graphics2D g, int width, int height, double ground) {
        float low = (float) ground;
        g.setPaint(new GradientPaint(0, 0, new Color(0x131D44), 0, low, new Color(0x6F4D80)));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        Color dusk = new Color(0xF0A070);
        g.setPaint(
                new GradientPaint(
                        0, low * 0.45f, Palette.fade(dusk, 0), 0, low, Palette.fade(dusk, 0.55)));
        g.fill(new Rectangle2D.Double(0, ground * 0.45, width, height));
        stars(g, 60, ground * 0.55);
    }

    /** A row of houses on a line; {@code lit} is the share of its windows with light in them. */
    private static void street(
            Graphics2D g, double from, double to, double ground, double size, double lit) {
        double x = from;
        for (int i = 0; x < to; i++) {
            double w = (130 + 90 * unit(i, 4)) * size;
            double h = (150 + 130 * unit(i, 5)) * size;
            house(g, new Rectangle2D.Double(x, ground - h, w, h), i, size, lit);
            x += w + (6 + 22 * unit(i, 6)) * size;
        }
        g.setPaint(new Color(0x0B0F26));
        g.fill(new Rectangle2D.Double(-400, ground, 2_800, 1_080));
    }

    private static void house(Graphics2D g, Rectangle2D wall, int number, double size, double lit) {
        g.setPaint(Palette.mix(new Color(0x0F1430), new Color(0x241C44), unit(number, 7)));
        Path2D roof = new Path2D.Double();
        roof.moveTo(wall.getX() - 10 * size, wall.getY() + 1);
        roof.lineTo(wall.getCenterX(), wall.getY() - (34 + 40 * unit(number, 8)) * size);
        roof.lineTo(wall.getMaxX() + 10 * size, wall.getY() + 1);
        roof.closePath();
        double stack = wall.getX() + wall.getWidth() * (0.2 + 0.5 * unit(number, 10));
        double top = wall.getY() - 52 * size;
        g.fill(new Rectangle2D.Double(stack, top, 18 * size, 60 * size));
        g.fill(roof);
        g.fill(wall);
        double pane = 26 * size;
        int columns = (int) ((wall.getWidth() - 12 * size) / (pane * 1.75));
        double left = wall.getCenterX() - (columns * 1.75 - 0.75) * pane / 2;
        int rows = (int) ((wall.getHeight() - 20 * size) / (pane * 2.1));
        for (int i = 0; i < columns * rows; i++) {
            double turn = unit(number * 31 + i, 9);
            int row = i / columns;
            double x = left + (i - row * columns) * pane * 1.75;
            double y = wall.getY() + 22 * size + row * pane * 2.1;
            window(g, x, y, pane, Math.clamp((lit * 0.8 - turn) * 9, 0, 1));
        }
    }

    private static void window(Graphics2D g, double x, double y, double pane, double light) {
        if (light > 0) {
            g.setPaint(
                    new RadialGradientPaint(
                            (float) (x + pane / 2),
                            (float) (y + pane * 0.65),
                            (float) (pane * 1.6),
                            new float[] {0, 1},
                            new Color[] {
                                Palette.fade(new Color(0xFFB35C), 0.26 * light),
                                new Color(255, 179, 92, 0)
                            }));
            g.fill(new Rectangle2D.Double(x - pane * 1.2, y - pane, pane * 3.4, pane * 3.4));
        }
        g.setPaint(Palette.mix(new Color(0x0C1128), new Color(0xFFC875), light));
        g.fill(new RoundRectangle2D.Double(x, y, pane, pane * 1.3, pane / 6, pane / 6));
    }

    private static void moon(Graphics2D g, double x, double y, double radius) {
        Color light = new Color(0xFFEBC8);
        g.setPaint(Palette.fade(light, 0.10));
        g.fill(new Ellipse2D.Double(x - 2 * radius, y - 2 * radius, 4 * radius, 4 * radius));
        Area crescent =
                new Area(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        crescent.subtract(
                new Area(
                        new Ellipse2D.Double(
                                x - radius * 0.45, y - radius * 1.2, 2 * radius, 2 * radius)));
        g.setPaint(light);
        g.fill(crescent);
    }

    private static double unit(int index, int salt) {
        return (Noise.mix(index * 101L + salt * 7_919L) >>> 11) / (double) (1L << 53);
    }

    /** Sets lines on a picture: Chinese where the machine has a font for it, English always. */
    private record Words(Graphics2D g, Color colour) {
        void zh(String text, double x, double baseline, float size) {
            Optional<Font> font = HanFont.of(text);
            if (font.isPresent()) {
                GlyphVector glyphs =
                        font.get()
                                .deriveFont(size)
                                .createGlyphVector(g.getFontRenderContext(), text);
                g.setPaint(new Color(0, 0, 0, 60));
                g.fill(glyphs.getOutline((float) x + 2, (float) baseline + 3));
                g.setPaint(colour);
                g.fill(glyphs.getOutline((float) x, (float) baseline));
            }
        }

        void en(String text, double x, double top, double size) {
            g.setPaint(Palette.fade(colour, 0.86));
            Lettering.draw(g, text, x, top, size, 0.12, 1.25);
        }

        void mark(String name, double x, double top, double size) {
            g.setPaint(colour);
            Lettering.draw(g, name, x, top, size, 0.17, 1.2);
        }
    }
}
