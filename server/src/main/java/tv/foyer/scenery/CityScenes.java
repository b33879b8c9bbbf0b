package tv.foyer.scenery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Scenes of the town: a skyline over water, a street in the rain, roofs with a cat. */
final class CityScenes {
    private CityScenes() {}

    static void skyline(Stage s) {
        Graphics2D g = s.sky(0.72);
        s.orb(g, s.focusX() + s.width * s.chance(-0.14, 0.1), s.height * 0.3, 84 * s.unit());
        s.clouds(g, 0.15, 0.6, 8, 0.25);
        for (int row = 0; row < 3; row++) {
            g = s.layer(0.15 + row * 0.25);
            towers(s, g, row, row == 1 ? 0.3 : 0.2);
            if (row < 2) {
                s.mist(g, 0.45 + row * 0.06, 0.74, 0.4 - row * 0.12);
            }
        }
        g = s.layer(0.8);
        quay(s, g);
    }

    private static void towers(Stage s, Graphics2D g, int row, double peak) {
        double u = s.unit();
        double x = -30 * u;
        double ground = s.height * (0.74 + row * 0.02);
        while (x < s.width) {
            double w = s.chance(42, 96) * u * (0.8 + row * 0.2);
            double middle = 1 - Math.min(1, Math.abs(x + w / 2 - s.focusX()) / (s.height * 0.75));
            double tall =
                    s.height * (0.10 + s.chance(0, 0.17) + middle * peak) * (row == 2 ? 0.62 : 1);
            Color wall =
                    Palette.mix(
                            s.palette.land(0.15 + row * 0.38),
                            s.palette.horizon(),
                            0.25 - row * 0.1);
            g.setPaint(
                    new GradientPaint(
                            0,
                            (float) (ground - tall),
                            wall,
                            0,
                            (float) ground,
                            Palette.mix(wall, s.palette.horizon(), 0.35 - row * 0.12)));
            g.fill(new Rectangle2D.Double(x, ground - tall, w, tall + 2));
            roof(s, g, x, ground - tall, w);
            if (row > 0) {
                windows(s, g, x, ground - tall, w, tall, row);
            }
            x += w + s.chance(-4, 14) * u;
        }
    }

    private static void roof(Stage s, Graphics2D g, double x, double y, double w) {
        double u = s.unit();
        switch (s.random.nextInt(5)) {
            case 0 -> {
                g.fill(new Rectangle2D.Double(x + w * 0.25, y - 14 * u, w * 0.5, 16 * u));
                g.fill(new Rectangle2D.Double(x + w * 0.48, y - 46 * u, 3 * u, 34 * u));
            }
            case 1 -> {
                Path2D cap = new Path2D.Double();
                cap.moveTo(x, y + 1);
                cap.lineTo(x + w / 2, y - w * 0.55);
                cap.lineTo(x + w, y + 1);
                cap.closePath();
                g.fill(cap);
            }
            case 2 -> g.fill(new Ellipse2D.Double(x, y - w * 0.3, w, w * 0.6));
            case 3 -> g.fill(new Rectangle2D.Double(x + w * 0.15, y - 22 * u, w * 0.3, 24 * u));
            default -> g.fill(new Rectangle2D.Double(x - 2 * u, y - 3 * u, w + 4 * u, 6 * u));
        }
    }

    private static void windows(
            Stage s, Graphics2D g, double x, double y, double w, double tall, int row) {
        double step = (9 + row * 3.5) * s.unit();
        double size = step * 0.46;
        for (double wy = y + step; wy < y + tall - step; wy += step * 1.25) {
            for (double wx = x + step * 0.7; wx < x + w - step; wx += step) {
                double dice = s.random.nextDouble();
                if (dice < 0.42) {
                    Color lamp =
                            dice < 0.05
                                    ? Color.WHITE
                                    : dice < 0.3 ? s.palette.accent() : s.palette.light();
                    g.setPaint(Palette.fade(lamp, 0.35 + dice));
                    g.fill(new Rectangle2D.Double(wx, wy, size, size * 1.3));
                }
            }
        }
    }

    private static void quay(Stage s, Graphics2D g) {
        double y = s.height * 0.78;
        g.setPaint(
                new GradientPaint(
                        0,
                        (float) y,
                        Palette.mix(s.palette.near(), s.palette.horizon(), 0.3),
                        0,
                        s.height,
                        s.palette.near()));
        g.fill(new Rectangle2D.Double(0, y, s.width, s.height - y));
        for (int i = 0; i < 240; i++) {
            double t = s.random.nextDouble();
            Color c =
                    i % 3 == 0
                            ? s.palette.accent()
                            : i % 3 == 1 ? s.palette.light() : s.palette.horizon();
            g.setPaint(Palette.fade(c, 0.28 * (1 - t)));
            double w = s.chance(12, 46) * s.unit();
            g.fill(
                    new Ellipse2D.Double(
                            s.chance(0, 1) * s.width, y + t * (s.height - y), w, 2.6 * s.unit()));
        }
        g.setPaint(s.palette.near());
        g.fill(new Rectangle2D.Double(0, y - 3 * s.unit(), s.width, 7 * s.unit()));
    }

    static void rain(Stage s) {
        Graphics2D g = s.sky(0.8);
        double vanish = s.height * 0.56;
        s.glow(g, s.focusX(), vanish, s.height * 0.6, s.palette.light(), 0.6);
        for (int row = 0; row < 4; row++) {
            g = s.layer(0.15 + row * 0.25);
            blocks(s, g, row);
        }
        g = s.layer(0.7);
        wet(s, g, s.height * 0.78);
        lamp(s, g, s.focusX() - 210 * s.unit(), s.height * 0.83, 1.1);
        lamp(s, g, s.focusX() + 250 * s.unit(), s.height * 0.87, 1.35);
        umbrella(
                s,
                s.layer(new Stage.Motion(0.8, 4, 0)),
                s.focusX() + 10 * s.unit(),
                s.height * 0.86,
                1.7);
        g = s.layer(1);
        g.setStroke(Stage.pen(1.3 * s.unit()));
        for (int i = 0; i < 320; i++) {
            double x = s.chance(-0.05, 1.05) * s.width;
            double y = s.chance(-0.05, 1) * s.height;
            double l = s.chance(12, 42) * s.unit();
            g.setPaint(Palette.fade(s.palette.light(), s.chance(0.06, 0.3)));
            g.draw(new Line2D.Double(x, y, x - l * 0.18, y + l));
        }
    }

    private static void blocks(Stage s, Graphics2D g, int row) {
        double u = s.unit();
        double open = (70 + row * 105) * u;
        for (int side = -1; side <= 1; side += 2) {
            double x = s.focusX() + side * open;
            double top = s.height * (0.42 - row * 0.13);
            Color wall =
                    Palette.mix(
                            s.palette.land(0.2 + row * 0.25), s.palette.horizon(), 0.3 - row * 0.1);
            double w = s.width + 10;
            double left = side < 0 ? x - w : x;
            g.setPaint(wall);
            g.fill(new Rectangle2D.Double(left, top, w, s.height));
            for (int i = 0; i < 42 + row * 10; i++) {
                double wx = x + side * s.chance(14, 170 + row * 60) * u - 6 * u;
                double wy = s.chance(top / s.height + 0.03, 0.72) * s.height;
                g.setPaint(
                        Palette.fade(
                                i % 4 == 0 ? s.palette.accent() : s.palette.light(),
                                s.chance(0.15, 0.75)));
                g.fill(new Rectangle2D.Double(wx, wy, (7 + row * 3) * u, (10 + row * 4) * u));
            }
            double sx = x + side * 6 * u - (side < 0 ? 20 * u : 0);
            g.setPaint(row % 2 == 0 ? s.palette.accent() : s.palette.light());
            s.glow(g, sx + 10 * u, s.height * (0.5 - row * 0.03), 90 * u, s.palette.accent(), 0.35);
            g.setPaint(row % 2 == 0 ? s.palette.accent() : s.palette.light());
            g.fill(
                    new RoundRectangle2D.Double(
                            sx,
                            s.height * (0.45 - row * 0.05),
                            18 * u,
                            (70 + row * 16) * u,
                            8 * u,
                            8 * u));
        }
    }

    private static void wet(Stage s, Graphics2D g, double y) {
        g.setPaint(
                new GradientPaint(
                        0,
                        (float) y,
                        Palette.mix(s.palette.near(), s.palette.horizon(), 0.35),
                        0,
                        s.height,
                        s.palette.near()));
        g.fill(new Rectangle2D.Double(0, y, s.width, s.height - y));
        for (int i = 0; i < 150; i++) {
            double t = s.random.nextDouble();
            double w = s.chance(20, 100) * s.unit();
            double x = s.focusX() + s.near() * s.height * 0.7;
            g.setPaint(
                    Palette.fade(
                            i % 3 == 0 ? s.palette.accent() : s.palette.light(),
                            0.24 * (1 - t * 0.7)));
            g.fill(new Ellipse2D.Double(x - w / 2, y + t * (s.height - y), w, 4 * s.unit()));
        }
    }

    private static void lamp(Stage s, Graphics2D g, double x, double y, double size) {
        double u = s.unit() * size;
        s.glow(g, x + 34 * u, y - 232 * u, 190 * u, s.palette.accent(), 0.6);
        g.setPaint(s.palette.near());
        g.setStroke(Stage.pen(6 * u));
        g.draw(new Line2D.Double(x, y, x, y - 220 * u));
        g.draw(
                new QuadCurve2D.Double(
                        x, y - 220 * u, x + 2 * u, y - 252 * u, x + 34 * u, y - 246 * u));
        g.setPaint(Palette.mix(Color.WHITE, s.palette.accent(), 0.25));
        g.fill(new Ellipse2D.Double(x + 22 * u, y - 246 * u, 24 * u, 18 * u));
    }

    private static void umbrella(Stage s, Graphics2D g, double x, double y, double size) {
        double u = s.unit() * size;
        g.setPaint(Palette.fade(s.palette.near(), 0.4));
        g.fill(new Ellipse2D.Double(x - 34 * u, y - 4 * u, 68 * u, 10 * u));
        g.setPaint(s.palette.near());
        Path2D coat = new Path2D.Double();
        coat.moveTo(x - 17 * u, y - 14 * u);
        coat.curveTo(x - 16 * u, y - 60 * u, x - 12 * u, y - 74 * u, x, y - 76 * u);
        coat.curveTo(x + 12 * u, y - 74 * u, x + 16 * u, y - 60 * u, x + 17 * u, y - 14 * u);
        coat.closePath();
        g.fill(coat);
        g.fill(new Rectangle2D.Double(x - 9 * u, y - 16 * u, 7 * u, 17 * u));
        g.fill(new Rectangle2D.Double(x + 3 * u, y - 16 * u, 7 * u, 15 * u));
        g.fill(new Ellipse2D.Double(x - 9 * u, y - 94 * u, 18 * u, 20 * u));
        g.setStroke(Stage.pen(2.4 * u));
        g.draw(new Line2D.Double(x + 8 * u, y - 48 * u, x + 8 * u, y - 118 * u));
        Path2D cloth = new Path2D.Double();
        double cx = x + 8 * u;
        cloth.moveTo(cx - 56 * u, y - 88 * u);
        cloth.curveTo(cx - 48 * u, y - 138 * u, cx + 48 * u, y - 138 * u, cx + 56 * u, y - 88 * u);
        for (int i = 0; i < 4; i++) {
            double from = cx + 56 * u - i * 28 * u;
            cloth.quadTo(from - 14 * u, y - 98 * u, from - 28 * u, y - 88 * u);
        }
        g.setPaint(
                new GradientPaint(
                        (float) (cx - 56 * u),
                        0,
                        s.palette.accent(),
                        (float) (cx + 56 * u),
                        0,
                        Palette.mix(s.palette.accent(), s.palette.near(), 0.4)));
        g.fill(cloth);
    }

    static void rooftops(Stage s) {
        Graphics2D g = s.sky(0.8);
        double r = 150 * s.unit();
        double mx = s.focusX() + 20 * s.unit();
        double my = s.height * 0.33;
        s.glow(g, mx, my, r * 2.6, s.palette.light(), 0.5);
        g.setPaint(s.palette.light());
        g.fill(new Ellipse2D.Double(mx - r, my - r, 2 * r, 2 * r));
        g.setPaint(Palette.fade(s.palette.horizon(), 0.22));
        for (int i = 0; i < 7; i++) {
            double cr = s.chance(10, 34) * s.unit();
            double a = s.random.nextDouble() * 6.28;
            double d = s.chance(0, 0.7) * r;
            g.fill(
                    new Ellipse2D.Double(
                            mx + Math.cos(a) * d - cr,
                            my + Math.sin(a) * d - cr,
                            cr * 2,
                            cr * 1.7));
        }
        towers(s, s.layer(0.2), 0, 0.02);
        for (int i = 0; i < 3; i++) {
            gables(s, s.layer(0.45 + i * 0.27), i);
        }
        cat(s, s.layer(0.72), s.focusX() - 10 * s.unit(), s.height * 0.56);
    }

    private static void gables(Stage s, Graphics2D g, int row) {
        double u = s.unit();
        Color tile = s.palette.land(0.45 + row * 0.27);
        double base = s.height * (0.62 + row * 0.13);
        if (row == 1) {
            base = s.height * 0.72;
        }
        double w = 300 * u;
        for (double x = s.focusX() - w * 5 - row * 70 * u; x < s.width + w; x += w * 0.92) {
            Path2D roof = new Path2D.Double();
            double peak = base - s.chance(40, 90) * u;
            roof.moveTo(x - 20 * u, s.height);
            roof.lineTo(x - 20 * u, base + 30 * u);
            roof.quadTo(x + w * 0.3, base, x + w * 0.5, peak);
            roof.quadTo(x + w * 0.7, base, x + w + 20 * u, base + 30 * u);
            roof.lineTo(x + w + 20 * u, s.height);
            roof.closePath();
            s.land(g, roof, Palette.mix(tile, s.palette.horizon(), 0.18), tile, 0.2);
            for (int i = 0; i < 2; i++) {
                double wx = x + w * (0.3 + i * 0.28);
                s.glow(g, wx + 12 * u, base + 74 * u, 60 * u, s.palette.accent(), 0.35);
                g.setPaint(s.palette.accent());
                g.fill(
                        new RoundRectangle2D.Double(
                                wx, base + 55 * u, 26 * u, 38 * u, 6 * u, 6 * u));
            }
        }
    }

    private static void cat(Stage s, Graphics2D g, double x, double y) {
        double u = s.unit() * 1.75;
        g.setPaint(s.palette.near());
        g.fill(new Rectangle2D.Double(x - 60 * u, y, 120 * u, s.height * 0.2));
        g.fill(new Rectangle2D.Double(x - 70 * u, y - 8 * u, 140 * u, 12 * u));
        Path2D body = new Path2D.Double();
        body.moveTo(x - 30 * u, y - 6 * u);
        body.curveTo(x - 40 * u, y - 50 * u, x - 14 * u, y - 62 * u, x - 8 * u, y - 78 * u);
        body.lineTo(x + 24 * u, y - 78 * u);
        body.curveTo(x + 30 * u, y - 50 * u, x + 28 * u, y - 20 * u, x + 28 * u, y - 6 * u);
        body.closePath();
        g.fill(body);
        g.fill(new Ellipse2D.Double(x - 12 * u, y - 104 * u, 42 * u, 36 * u));
        for (int side = 0; side < 2; side++) {
            Path2D ear = new Path2D.Double();
            ear.moveTo(x + (-11 + side * 24) * u, y - 92 * u);
            ear.lineTo(x + (-9 + side * 33) * u, y - 118 * u);
            ear.lineTo(x + (6 + side * 22) * u, y - 101 * u);
            ear.closePath();
            g.fill(ear);
        }
        g.setStroke(Stage.pen(8 * u));
        g.draw(
                new java.awt.geom.CubicCurve2D.Double(
                        x - 26 * u,
                        y - 12 * u,
                        x - 80 * u,
                        y - 8 * u,
                        x - 54 * u,
                        y + 46 * u,
                        x - 84 * u,
                        y + 54 * u));
    }
}
