package tv.foyer.scenery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Scenes beyond the ground: a ringed planet, an aurora, and two that are only shape and colour. */
final class SkyScenes {
    private SkyScenes() {}

    static void planet(Stage s) {
        space(s);
        double x = s.focusX();
        double y = s.height * 0.38;
        double r = 150 * s.unit();
        ringed(s, s.layer(0.35), x, y, r);
        globe(
                s,
                s.layer(new Stage.Motion(0.5, 0, 6)),
                x - r * 1.75,
                y + r * 1.3,
                r * 0.24,
                s.palette.accent());
        Graphics2D g = s.layer(0.8);
        s.land(
                g,
                s.ridge(s.stand(0.9) / s.height, 0.14, 0.35, 0.55),
                s.palette.land(0.75),
                s.palette.near(),
                0.15);
        g = s.layer(1);
        s.land(
                g,
                s.ridge(s.stand(0.98) / s.height, 0.12, 0.25, 0.5),
                s.palette.land(0.95),
                s.palette.near(),
                0.1);
        explorer(s, g, x - r * 0.5, s.stand(0.98) - s.height * 0.075);
    }

    private static void space(Stage s) {
        Graphics2D g = s.layer(0);
        g.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Palette.mix(s.palette.near(), s.palette.zenith(), 0.6),
                        s.width,
                        s.height,
                        Palette.mix(s.palette.zenith(), s.palette.far(), 0.5)));
        g.fill(new Rectangle2D.Double(0, 0, s.width, s.height));
        s.glow(
                g,
                s.width * s.chance(0.1, 0.4),
                s.height * 0.75,
                s.height * 0.7,
                s.palette.horizon(),
                0.5);
        s.glow(g, s.width * s.chance(0.6, 1), s.height * 0.2, s.height * 0.6, s.palette.far(), 0.8);
        s.stars(g, s.height * 1.25, s.width * s.height / 2600);
    }

    private static void globe(Stage s, Graphics2D g, double x, double y, double r, Color colour) {
        float[] stops = {0f, 0.55f, 1f};
        Color[] c = {
            Palette.mix(colour, Color.WHITE, 0.45),
            colour,
            Palette.mix(colour, s.palette.near(), 0.85)
        };
        g.setPaint(
                new RadialGradientPaint(
                        (float) (x - r * 0.45),
                        (float) (y - r * 0.45),
                        (float) (r * 1.6),
                        stops,
                        c));
        g.fill(new Ellipse2D.Double(x - r, y - r, r * 2, r * 2));
    }

    private static void ringed(Stage s, Graphics2D g, double x, double y, double r) {
        s.glow(g, x, y, r * 2.2, s.palette.horizon(), 0.5);
        AffineTransform tilt = AffineTransform.getRotateInstance(-0.32, x, y);
        for (int half = 0; half < 2; half++) {
            for (int band = 0; band < 4; band++) {
                double rr = r * (1.45 + band * 0.16);
                Arc2D arc =
                        new Arc2D.Double(
                                x - rr,
                                y - rr * 0.26,
                                rr * 2,
                                rr * 0.52,
                                half == 0 ? 0 : 180,
                                180,
                                Arc2D.OPEN);
                g.setPaint(
                        Palette.fade(
                                band % 2 == 0 ? s.palette.light() : s.palette.accent(),
                                0.75 - band * 0.13));
                g.setStroke(
                        new java.awt.BasicStroke(
                                (float) (r * (0.11 - band * 0.015)),
                                java.awt.BasicStroke.CAP_BUTT,
                                java.awt.BasicStroke.JOIN_ROUND));
                g.draw(tilt.createTransformedShape(arc));
            }
            if (half == 0) {
                globe(s, g, x, y, r, s.palette.horizon());
                stripes(s, g, x, y, r, tilt);
            }
        }
    }

    private static void stripes(
            Stage s, Graphics2D g, double x, double y, double r, AffineTransform tilt) {
        Area disc = new Area(new Ellipse2D.Double(x - r, y - r, r * 2, r * 2));
        for (int i = 0; i < 6; i++) {
            double sy = y - r + r * 2 * (i + s.chance(0.1, 0.6)) / 6;
            Area band =
                    new Area(
                            tilt.createTransformedShape(
                                    new Rectangle2D.Double(
                                            x - r * 1.2, sy, r * 2.4, r * s.chance(0.05, 0.17))));
            band.intersect(disc);
            g.setPaint(Palette.fade(i % 2 == 0 ? s.palette.light() : s.palette.far(), 0.25));
            g.fill(band);
        }
    }

    private static void explorer(Stage s, Graphics2D g, double x, double y) {
        double u = s.unit() * 0.9;
        g.setPaint(Palette.mix(s.palette.light(), Color.WHITE, 0.3));
        g.fill(
                new java.awt.geom.RoundRectangle2D.Double(
                        x - 14 * u, y - 52 * u, 28 * u, 36 * u, 12 * u, 12 * u));
        g.fill(new Rectangle2D.Double(x - 12 * u, y - 20 * u, 10 * u, 22 * u));
        g.fill(new Rectangle2D.Double(x + 2 * u, y - 20 * u, 10 * u, 22 * u));
        g.fill(new Ellipse2D.Double(x - 14 * u, y - 80 * u, 28 * u, 28 * u));
        g.setPaint(s.palette.accent());
        g.fill(
                new java.awt.geom.RoundRectangle2D.Double(
                        x - 8 * u, y - 74 * u, 20 * u, 14 * u, 10 * u, 10 * u));
        g.setPaint(Palette.mix(s.palette.far(), s.palette.light(), 0.5));
        g.fill(new Rectangle2D.Double(x - 20 * u, y - 50 * u, 8 * u, 28 * u));
    }

    static void aurora(Stage s) {
        Graphics2D g = s.layer(0);
        g.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Palette.mix(s.palette.near(), s.palette.zenith(), 0.7),
                        0,
                        s.height,
                        Palette.mix(s.palette.zenith(), s.palette.horizon(), 0.55)));
        g.fill(new Rectangle2D.Double(0, 0, s.width, s.height));
        s.stars(g, s.height * 0.8, s.width * s.height / 3000);
        veils(s);
        g = s.layer(0.3);
        s.land(
                g,
                s.ridge(0.78, 0.24, 0.4, 0.5),
                s.palette.land(0.5),
                Palette.mix(s.palette.far(), s.palette.horizon(), 0.4),
                0.25);
        WaterScenes.water(s, s.layer(0.4), s.stand(0.78) / s.height, s.focusX());
        cabin(s, s.layer(0.85), s.focusX() - 60 * s.unit(), s.stand(0.885));
        LandScenes.pines(s, s.layer(1), 0.95, 22, 0.14);
    }

    private static void veils(Stage s) {
        Color[] veils = {s.palette.accent(), s.palette.horizon(), s.palette.light()};
        for (int veil = 0; veil < 3; veil++) {
            Graphics2D g = s.layer(new Stage.Motion(0.1 + veil * 0.06, veil * 6 - 6, 3));
            long seed = s.random.nextLong();
            double step = 3;
            for (double x = 0; x < s.width; x += step) {
                double n = Noise.fractal(seed, x / s.height * 1.1, 0.5);
                double y = s.height * (0.16 + veil * 0.07 + 0.36 * n);
                double tall = s.height * (0.16 + 0.2 * Noise.smooth(seed + 9, x / s.height * 7));
                double alpha =
                        0.62
                                * Noise.smooth(seed + 5, x / s.height * 2.3)
                                * (0.6 + 0.4 * Noise.smooth(seed + 7, x / s.height * 40));
                g.setPaint(
                        new GradientPaint(
                                0,
                                (float) (y - tall),
                                Palette.fade(veils[veil], 0),
                                0,
                                (float) y,
                                Palette.fade(veils[veil], alpha)));
                g.fill(new Rectangle2D.Double(x, y - tall, step, tall));
                g.setPaint(
                        new GradientPaint(
                                0,
                                (float) y,
                                Palette.fade(veils[veil], alpha),
                                0,
                                (float) (y + tall * 0.22),
                                Palette.fade(veils[veil], 0)));
                g.fill(new Rectangle2D.Double(x, y, step, tall * 0.22));
            }
        }
    }

    private static void cabin(Stage s, Graphics2D g, double x, double y) {
        double u = s.unit() * 1.2;
        g.setPaint(s.palette.near());
        Path2D hut = new Path2D.Double();
        hut.moveTo(x - 60 * u, y + 30 * u);
        hut.lineTo(x, y - 80 * u);
        hut.lineTo(x + 60 * u, y + 30 * u);
        hut.closePath();
        g.fill(hut);
        s.glow(g, x, y - 8 * u, 130 * u, s.palette.accent(), 0.55);
        g.setPaint(Palette.mix(s.palette.accent(), s.palette.light(), 0.5));
        Path2D pane = new Path2D.Double();
        pane.moveTo(x - 24 * u, y + 14 * u);
        pane.lineTo(x, y - 42 * u);
        pane.lineTo(x + 24 * u, y + 14 * u);
        pane.closePath();
        g.fill(pane);
        g.setPaint(s.palette.near());
        g.fill(new Rectangle2D.Double(x - 2 * u, y - 50 * u, 4 * u, 70 * u));
        g.fill(new Rectangle2D.Double(x - 30 * u, y - 8 * u, 60 * u, 4 * u));
    }

    /** Quarter circles, discs and bars on a grid, as in a poster of the twenties. */
    static void geometry(Stage s) {
        Graphics2D g = s.layer(0);
        g.setPaint(Palette.mix(s.palette.light(), s.palette.horizon(), 0.25));
        g.fill(new Rectangle2D.Double(0, 0, s.width, s.height));
        double cell = s.width / (s.width > s.height ? 8.0 : 4.0);
        Color[] ink = {
            s.palette.near(),
            s.palette.far(),
            s.palette.horizon(),
            s.palette.accent(),
            s.palette.zenith(),
            s.palette.light()
        };
        int row = 0;
        for (double y = 0; y < s.height; y += cell, row++) {
            g = row % 2 == 0 ? s.layer(0.15 + 0.12 * row) : g;
            for (double x = 0; x < s.width; x += cell) {
                Color under = ink[s.random.nextInt(ink.length)];
                Color over = ink[s.random.nextInt(ink.length)];
                while (over.equals(under)) {
                    over = ink[s.random.nextInt(ink.length)];
                }
                g.setPaint(under);
                g.fill(new Rectangle2D.Double(x, y, cell + 1, cell + 1));
                tile(g, s, x, y, cell, over, ink);
            }
        }
        double r = cell * 1.15;
        g = s.layer(new Stage.Motion(0.8, 0, 10));
        g.setPaint(s.palette.near());
        g.fill(new Ellipse2D.Double(s.focusX() - r, s.height * 0.4 - r, r * 2, r * 2));
        globe(s, g, s.focusX(), s.height * 0.4, r * 0.93, s.palette.accent());
    }

    private static void tile(
            Graphics2D g, Stage s, double x, double y, double c, Color over, Color[] ink) {
        g.setPaint(over);
        int turn = s.random.nextInt(4);
        Shape shape =
                switch (s.random.nextInt(5)) {
                    case 0 -> new Arc2D.Double(x - c, y - c, 2 * c, 2 * c, 270, 90, Arc2D.PIE);
                    case 1 -> new Ellipse2D.Double(x + c * 0.15, y + c * 0.15, c * 0.7, c * 0.7);
                    case 2 -> new Arc2D.Double(x, y + c / 2, c, c, 0, 180, Arc2D.PIE);
                    case 3 -> new Rectangle2D.Double(x, y, c / 2, c);
                    default -> triangle(x, y, c);
                };
        Shape turned =
                AffineTransform.getRotateInstance(turn * Math.PI / 2, x + c / 2, y + c / 2)
                        .createTransformedShape(shape);
        g.fill(turned);
        if (s.random.nextInt(3) == 0) {
            g.setPaint(ink[s.random.nextInt(ink.length)]);
            g.fill(new Ellipse2D.Double(x + c * 0.36, y + c * 0.36, c * 0.28, c * 0.28));
        }
    }

    private static Shape triangle(double x, double y, double c) {
        Path2D t = new Path2D.Double();
        t.moveTo(x, y + c);
        t.lineTo(x, y);
        t.lineTo(x + c, y + c);
        t.closePath();
        return t;
    }

    /** Paper hills cut in waves, each with its own shadow. */
    static void paper(Stage s) {
        Graphics2D g = s.layer(0);
        g.setPaint(new GradientPaint(0, 0, s.palette.light(), 0, s.height, s.palette.horizon()));
        g.fill(new Rectangle2D.Double(0, 0, s.width, s.height));
        double r = 110 * s.unit();
        g.setPaint(s.palette.accent());
        g.fill(new Ellipse2D.Double(s.focusX() - r, s.height * 0.3 - r, 2 * r, 2 * r));
        for (int i = 0; i < 7; i++) {
            double t = i / 6.0;
            g = s.layer(0.1 + t * 0.9);
            Path2D sheet = s.ridge(0.5 + t * 0.48, 0.22 - t * 0.06, 0.55, 0.22);
            for (int shadow = 5; shadow >= 1; shadow--) {
                g.setPaint(Palette.fade(s.palette.near(), 0.07));
                g.fill(
                        AffineTransform.getTranslateInstance(0, -shadow * 3 * s.unit())
                                .createTransformedShape(sheet));
            }
            Color c =
                    t < 0.5
                            ? Palette.mix(s.palette.horizon(), s.palette.far(), t * 2)
                            : Palette.mix(s.palette.far(), s.palette.near(), t * 2 - 1);
            s.land(g, sheet, Palette.mix(c, s.palette.light(), 0.12), c, 0.2);
        }
        VillageScenes.birds(
                s, s.layer(new Stage.Motion(0.4, 10, 5)), s.focusX() + r * 1.3, s.height * 0.2);
    }
}
