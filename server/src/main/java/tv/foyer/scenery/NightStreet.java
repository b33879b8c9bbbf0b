package tv.foyer.scenery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A street at nightfall under stars and a moon, its windows lit or not: the house's own ads. */
final class NightStreet {
    private NightStreet() {}

    /** The house's own spot: windows of a street light up one after another, then its name. */
    static void spot(Graphics2D g, double s, double t) {
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

    static void stars(Graphics2D g, int count, double depth) {
        for (int i = 0; i < count; i++) {
            double x = 1_920 * Noise.unit(i, 1);
            double y = depth * Noise.unit(i, 2);
            double r = 0.8 + 1.4 * Noise.unit(i, 3);
            g.setPaint(Palette.fade(Color.WHITE, 0.15 + 0.35 * (1 - y / depth)));
            g.fill(new Ellipse2D.Double(x, y, 2 * r, 2 * r));
        }
    }

    static void night(Graphics2D g, int width, int height, double ground) {
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
    static void street(
            Graphics2D g, double from, double to, double ground, double size, double lit) {
        double x = from;
        for (int i = 0; x < to; i++) {
            double w = (130 + 90 * Noise.unit(i, 4)) * size;
            double h = (150 + 130 * Noise.unit(i, 5)) * size;
            house(g, new Rectangle2D.Double(x, ground - h, w, h), i, size, lit);
            x += w + (6 + 22 * Noise.unit(i, 6)) * size;
        }
        g.setPaint(new Color(0x0B0F26));
        g.fill(new Rectangle2D.Double(-400, ground, 2_800, 1_080));
    }

    private static void house(Graphics2D g, Rectangle2D wall, int number, double size, double lit) {
        g.setPaint(Palette.mix(new Color(0x0F1430), new Color(0x241C44), Noise.unit(number, 7)));
        Path2D roof = new Path2D.Double();
        roof.moveTo(wall.getX() - 10 * size, wall.getY() + 1);
        roof.lineTo(wall.getCenterX(), wall.getY() - (34 + 40 * Noise.unit(number, 8)) * size);
        roof.lineTo(wall.getMaxX() + 10 * size, wall.getY() + 1);
        roof.closePath();
        double stack = wall.getX() + wall.getWidth() * (0.2 + 0.5 * Noise.unit(number, 10));
        double top = wall.getY() - 52 * size;
        g.fill(new Rectangle2D.Double(stack, top, 18 * size, 60 * size));
        g.fill(roof);
        g.fill(wall);
        double pane = 26 * size;
        int columns = (int) ((wall.getWidth() - 12 * size) / (pane * 1.75));
        double left = wall.getCenterX() - (columns * 1.75 - 0.75) * pane / 2;
        int rows = (int) ((wall.getHeight() - 20 * size) / (pane * 2.1));
        for (int i = 0; i < columns * rows; i++) {
            double turn = Noise.unit(number * 31 + i, 9);
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

    static void moon(Graphics2D g, double x, double y, double radius) {
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
}
