package tv.foyer.scenery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The scene under water: a whale, a school of fish, weeds, and light from above. */
final class DeepScene {
    private DeepScene() {}

    static void deep(Stage s) {
        Graphics2D g = s.layer(0);
        Color top = Palette.mix(s.palette.horizon(), s.palette.light(), 0.25);
        g.setPaint(new GradientPaint(0, 0, top, 0, (float) (s.height * 0.42), s.palette.far()));
        g.fill(new Rectangle2D.Double(0, 0, s.width, s.height * 0.42 + 1));
        g.setPaint(
                new GradientPaint(
                        0,
                        (float) (s.height * 0.42),
                        s.palette.far(),
                        0,
                        s.height,
                        s.palette.near()));
        g.fill(new Rectangle2D.Double(0, s.height * 0.42, s.width, s.height));
        rays(s, g);
        whale(s, s.layer(new Stage.Motion(0.45, -12, 10)), s.focusX(), s.height * 0.4, 1.5);
        school(s, s.layer(new Stage.Motion(0.7, 16, 6)));
        for (int i = 0; i < 2; i++) {
            g = s.layer(0.6 + i * 0.4);
            s.land(
                    g,
                    s.ridge(0.92 + i * 0.06, 0.12, 0.3, 0.5),
                    s.palette.land(0.55 + i * 0.35),
                    s.palette.near(),
                    0.1);
            weeds(s, g, i);
        }
    }

    /** Light that falls in from above. */
    private static void rays(Stage s, Graphics2D g) {
        for (int i = 0; i < 9; i++) {
            double x = s.focusX() + s.chance(-0.5, 0.5) * s.height * 1.2;
            double w = s.chance(20, 80) * s.unit();
            Path2D ray = new Path2D.Double();
            ray.moveTo(x, -2);
            ray.lineTo(x + w, -2);
            ray.lineTo(x + w * 3 + (x - s.focusX()) * 0.8, s.height);
            ray.lineTo(x - w + (x - s.focusX()) * 0.8, s.height);
            ray.closePath();
            g.setPaint(
                    new GradientPaint(
                            0,
                            0,
                            Palette.fade(s.palette.light(), 0.2),
                            0,
                            (float) (s.height * 0.85),
                            Palette.fade(s.palette.light(), 0)));
            g.fill(ray);
        }
    }

    private static void whale(Stage s, Graphics2D g, double x, double y, double size) {
        double u = s.unit() * size;
        Path2D body = new Path2D.Double();
        body.moveTo(x - 150 * u, y);
        body.curveTo(x - 140 * u, y - 62 * u, x - 20 * u, y - 66 * u, x + 60 * u, y - 26 * u);
        body.curveTo(x + 100 * u, y - 8 * u, x + 124 * u, y - 6 * u, x + 146 * u, y - 40 * u);
        body.curveTo(x + 158 * u, y - 42 * u, x + 166 * u, y - 30 * u, x + 158 * u, y - 14 * u);
        body.curveTo(x + 176 * u, y - 6 * u, x + 184 * u, y + 10 * u, x + 178 * u, y + 18 * u);
        body.curveTo(x + 150 * u, y + 4 * u, x + 120 * u, y + 24 * u, x + 60 * u, y + 36 * u);
        body.curveTo(x - 30 * u, y + 58 * u, x - 140 * u, y + 46 * u, x - 150 * u, y);
        g.setPaint(
                new GradientPaint(
                        0,
                        (float) (y - 60 * u),
                        Palette.mix(s.palette.far(), s.palette.near(), 0.55),
                        0,
                        (float) (y + 46 * u),
                        s.palette.near()));
        g.fill(body);
        g.setPaint(Palette.fade(s.palette.light(), 0.22));
        g.setStroke(Stage.pen(1.6 * u));
        for (int i = 0; i < 6; i++) {
            g.draw(
                    new java.awt.geom.QuadCurve2D.Double(
                            x - 144 * u + i * 3 * u,
                            y + (8 + i * 5.5) * u,
                            x - 90 * u,
                            y + (18 + i * 5.5) * u,
                            x - 30 * u,
                            y + (10 + i * 6) * u));
        }
        Path2D fin = new Path2D.Double();
        fin.moveTo(x - 50 * u, y + 30 * u);
        fin.quadTo(x - 30 * u, y + 80 * u, x + 20 * u, y + 88 * u);
        fin.quadTo(x + 6 * u, y + 52 * u, x - 14 * u, y + 32 * u);
        g.setPaint(s.palette.near());
        g.fill(fin);
        g.setPaint(s.palette.light());
        g.fill(new Ellipse2D.Double(x - 112 * u, y - 8 * u, 5 * u, 5 * u));
    }

    private static void school(Stage s, Graphics2D g) {
        for (int i = 0; i < 40; i++) {
            double a = s.random.nextDouble() * Math.PI * 2;
            double r = Math.sqrt(s.random.nextDouble()) * s.height * 0.2;
            double x = s.focusX() + s.height * 0.22 + Math.cos(a) * r * 1.4;
            double y = s.height * 0.68 + Math.sin(a) * r * 0.5;
            double w = s.chance(9, 18) * s.unit();
            g.setPaint(Palette.mix(s.palette.accent(), s.palette.far(), s.chance(0, 0.5)));
            g.fill(new Ellipse2D.Double(x, y, w, w * 0.42));
            Path2D tail = new Path2D.Double();
            tail.moveTo(x + 2, y + w * 0.21);
            tail.lineTo(x - w * 0.35, y - w * 0.02);
            tail.lineTo(x - w * 0.35, y + w * 0.44);
            tail.closePath();
            g.fill(tail);
        }
    }

    private static void weeds(Stage s, Graphics2D g, int depth) {
        for (int i = 0; i < 26; i++) {
            double x = s.chance(0, 1) * s.width;
            double tall = s.height * s.chance(0.05, 0.16);
            double y = s.height * (0.95 + depth * 0.05);
            g.setPaint(
                    i % 5 == 0
                            ? Palette.mix(s.palette.accent(), s.palette.near(), 0.55)
                            : s.palette.land(0.6 + depth * 0.3));
            g.setStroke(Stage.pen(s.chance(3, 8) * s.unit()));
            Path2D weed = new Path2D.Double();
            weed.moveTo(x, y);
            weed.curveTo(
                    x + 20 * s.unit(),
                    y - tall * 0.4,
                    x - 20 * s.unit(),
                    y - tall * 0.7,
                    x + 12 * s.unit(),
                    y - tall);
            g.draw(weed);
        }
    }
}
