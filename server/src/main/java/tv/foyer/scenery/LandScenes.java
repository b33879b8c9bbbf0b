package tv.foyer.scenery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Scenes of the land: mountains, dunes, terraces, woods, a village under snow, balloons. */
final class LandScenes {
    private LandScenes() {}

    static void mountains(Stage s) {
        Graphics2D g = s.sky(0.66);
        s.orb(
                g,
                s.focusX() + s.width * s.chance(-0.12, 0.12),
                s.height * s.chance(0.24, 0.36),
                46 * s.unit());
        s.clouds(g, 0.12, 0.42, 7, 0.3);
        double[] bases = {0.60, 0.68, 0.76, 0.86};
        double[] rises = {0.34, 0.30, 0.22, 0.13};
        for (int i = 0; i < bases.length; i++) {
            g = s.layer(0.15 + 0.24 * i);
            Color top = s.palette.land(0.08 + i * 0.28);
            Color foot = Palette.mix(top, s.palette.horizon(), 0.55 - i * 0.13);
            Path2D ridge = s.ridge(bases[i] + 0.06, rises[i], 0.5 - i * 0.07, 0.46);
            s.land(g, ridge, top, foot, 0.36);
            if (i < 3) {
                s.mist(g, bases[i] - 0.02, bases[i] + 0.16, 0.26);
                clip(s, g, ridge, i);
            }
        }
        pines(s, s.layer(1), 0.93, 26, 0.10);
    }

    /** Lays light on the side of the ridge that faces the sun. */
    private static void clip(Stage s, Graphics2D g, Path2D ridge, int depth) {
        if (depth > 1) {
            return;
        }
        Area lit = new Area(ridge);
        Area shifted = new Area(ridge);
        shifted.transform(
                java.awt.geom.AffineTransform.getTranslateInstance(-10 * s.unit(), 7 * s.unit()));
        lit.subtract(shifted);
        g.setPaint(Palette.fade(s.palette.light(), 0.22));
        g.fill(lit);
    }

    static void dunes(Stage s) {
        Graphics2D g = s.sky(0.6);
        s.orb(g, s.focusX() + s.width * s.chance(-0.05, 0.18), s.height * 0.34, 70 * s.unit());
        for (int i = 0; i < 5; i++) {
            g = s.layer(0.12 + 0.2 * i);
            double base = 0.56 + i * 0.1;
            dune(s, g, base, i);
            if (i == 2) {
                caravan(s, g, base);
            }
        }
    }

    private static double duneLine(long seed, double x, double base, int i) {
        return base
                - 0.085 * Math.sin(x * (2.2 + i * 0.5) + (seed & 7))
                - 0.05 * Noise.smooth(seed, x * 1.7);
    }

    private static void dune(Stage s, Graphics2D g, double base, int i) {
        long seed = s.random.nextLong();
        Path2D crest = new Path2D.Double();
        Path2D shade = new Path2D.Double();
        crest.moveTo(-2, s.height + 2);
        shade.moveTo(-2, s.height + 2);
        for (int x = -2; x <= s.width + 4; x += 3) {
            double u = x / (double) s.height;
            double y = s.height * duneLine(seed, u, base, i);
            crest.lineTo(x, y);
            double slope = duneLine(seed, u + 0.06, base, i) - duneLine(seed, u, base, i);
            shade.lineTo(x, y + s.height * Math.max(0, 0.05 - slope * 3.2));
        }
        crest.lineTo(s.width + 4, s.height + 2);
        shade.lineTo(s.width + 4, s.height + 2);
        Color lit = Palette.mix(s.palette.land(i * 0.2), s.palette.horizon(), 0.5 - i * 0.1);
        s.land(g, crest, lit, s.palette.land(0.25 + i * 0.15), 0.3);
        s.land(g, shade, s.palette.land(0.25 + i * 0.17), s.palette.land(0.4 + i * 0.15), 0.3);
    }

    private static void caravan(Stage s, Graphics2D g, double base) {
        double u = s.unit();
        double x = s.focusX() - 90 * u;
        double y = s.height * (base - 0.055);
        g.setPaint(s.palette.near());
        for (int i = 0; i < 5; i++) {
            double cx = x + i * 44 * u;
            double cy = y + Math.sin(i * 1.3) * 4 * u;
            g.fill(new Ellipse2D.Double(cx, cy - 22 * u, 26 * u, 13 * u));
            g.fill(new Ellipse2D.Double(cx + 6 * u, cy - 29 * u, 12 * u, 14 * u));
            g.setStroke(Stage.pen(3 * u));
            for (int leg = 0; leg < 4; leg++) {
                g.draw(
                        new java.awt.geom.Line2D.Double(
                                cx + 3 * u + leg * 6.5 * u,
                                cy - 12 * u,
                                cx + 2 * u + leg * 7 * u,
                                cy + 6 * u));
            }
            g.draw(
                    new java.awt.geom.QuadCurve2D.Double(
                            cx + 24 * u,
                            cy - 15 * u,
                            cx + 33 * u,
                            cy - 14 * u,
                            cx + 33 * u,
                            cy - 28 * u));
            g.fill(new Ellipse2D.Double(cx + 30 * u, cy - 32 * u, 11 * u, 6 * u));
        }
    }

    static void terraces(Stage s) {
        Graphics2D g = s.sky(0.5);
        s.orb(g, s.focusX() - s.width * 0.1, s.height * 0.22, 40 * s.unit());
        s.clouds(g, 0.08, 0.3, 9, 0.3);
        g = s.layer(0.2);
        s.land(g, s.ridge(0.48, 0.24, 0.4, 0.5), s.palette.land(0.1), s.palette.horizon(), 0.3);
        s.mist(g, 0.34, 0.5, 0.6);
        for (int i = 0; i < 9; i++) {
            double t = i / 8.0;
            g = i % 3 == 0 ? s.layer(0.3 + t * 0.7) : g;
            Path2D step = s.ridge(0.5 + t * 0.47, 0.1 + t * 0.05, 0.55, 0.25);
            Color water = Palette.mix(s.palette.horizon(), s.palette.light(), 0.35 - t * 0.3);
            g.setPaint(
                    new GradientPaint(
                            0,
                            0,
                            Palette.mix(water, s.palette.land(t), 0.15 + t * 0.3),
                            s.width,
                            0,
                            Palette.mix(water, s.palette.far(), 0.4)));
            g.fill(step);
            g.setPaint(s.palette.land(0.35 + t * 0.6));
            g.setStroke(Stage.pen((3 + 9 * t) * s.unit()));
            g.draw(step);
            Path2D under = new Path2D.Double(step);
            under.transform(
                    java.awt.geom.AffineTransform.getTranslateInstance(
                            0, (10 + 30 * t) * s.unit()));
            s.land(
                    g,
                    under,
                    Palette.mix(s.palette.land(0.3 + t * 0.5), s.palette.accent(), 0.16),
                    s.palette.land(0.5 + t * 0.5),
                    0.12);
        }
        walker(s, s.layer(1), s.focusX(), s.stand(0.84), 1.3);
    }

    /** A person seen from behind, in a broad hat. */
    static void walker(Stage s, Graphics2D g, double x, double y, double size) {
        double u = s.unit() * size;
        g.setPaint(s.palette.near());
        Path2D body = new Path2D.Double();
        body.moveTo(x - 13 * u, y);
        body.curveTo(x - 14 * u, y - 40 * u, x - 10 * u, y - 58 * u, x, y - 60 * u);
        body.curveTo(x + 10 * u, y - 58 * u, x + 14 * u, y - 40 * u, x + 13 * u, y);
        body.closePath();
        g.fill(body);
        g.fill(new Rectangle2D.Double(x - 9 * u, y - 2 * u, 7 * u, 24 * u));
        g.fill(new Rectangle2D.Double(x + 2 * u, y - 2 * u, 7 * u, 24 * u));
        g.fill(new Ellipse2D.Double(x - 9 * u, y - 77 * u, 18 * u, 20 * u));
        g.setPaint(s.palette.accent());
        Path2D hat = new Path2D.Double();
        hat.moveTo(x - 24 * u, y - 66 * u);
        hat.lineTo(x, y - 84 * u);
        hat.lineTo(x + 24 * u, y - 66 * u);
        hat.closePath();
        g.fill(hat);
    }

    static void forest(Stage s) {
        Graphics2D g = s.sky(0.9);
        s.glow(g, s.focusX(), s.height * 0.42, s.height * 0.75, s.palette.light(), 0.75);
        s.orb(g, s.focusX(), s.height * 0.38, 40 * s.unit());
        for (int i = 0; i < 4; i++) {
            g = s.layer(0.15 + i * 0.27);
            double depth = i / 3.0;
            s.land(
                    g,
                    s.ridge(s.stand(0.80) / s.height + i * 0.05, 0.06, 0.6, 0.4),
                    s.palette.land(0.2 + depth * 0.7),
                    s.palette.land(0.4 + depth * 0.6),
                    0.2);
            trunks(s, g, depth);
            if (i < 3) {
                s.mist(g, 0.42, 0.9, 0.34 - depth * 0.16);
            }
        }
        deer(s, s.layer(0.9), s.focusX(), s.stand(0.88));
    }

    private static void trunks(Stage s, Graphics2D g, double depth) {
        int count = (int) (s.width / (42 + depth * 95) / s.unit()) + 2;
        for (int i = 0; i < count; i++) {
            double x = (i + s.chance(-0.35, 0.35)) * s.width / count;
            if (Math.abs(x - s.focusX()) < s.width * 0.09 * (0.4 + depth)) {
                continue;
            }
            double thick = (6 + depth * 26) * s.unit() * s.chance(0.7, 1.3);
            Color bark =
                    Palette.mix(
                            s.palette.land(0.15 + depth * 0.85),
                            s.palette.horizon(),
                            0.3 * (1 - depth));
            Color rim = Palette.mix(bark, s.palette.light(), 0.4 - depth * 0.25);
            boolean left = x < s.focusX();
            g.setPaint(
                    new GradientPaint(
                            (float) x,
                            0,
                            left ? bark : rim,
                            (float) (x + thick),
                            0,
                            left ? rim : bark));
            Path2D trunk = new Path2D.Double();
            trunk.moveTo(x - thick * 0.4, s.height);
            trunk.quadTo(x + thick * 0.1, s.height * 0.75, x + thick * 0.12, 0);
            trunk.lineTo(x + thick * 0.88, 0);
            trunk.quadTo(x + thick * 0.9, s.height * 0.75, x + thick * 1.4, s.height);
            trunk.closePath();
            g.fill(trunk);
            crown(s, g, x + thick / 2, thick, bark, depth);
        }
    }

    private static void crown(
            Stage s, Graphics2D g, double x, double thick, Color bark, double depth) {
        for (int leaf = 0; leaf < 16; leaf++) {
            double r = (26 + 30 * depth) * s.unit() * s.chance(0.5, 1.2);
            double y = s.height * Math.pow(s.random.nextDouble(), 1.7) * (0.3 + depth * 0.04);
            g.setPaint(Palette.fade(Palette.mix(bark, s.palette.near(), s.chance(0, 0.5)), 0.85));
            g.fill(
                    new Ellipse2D.Double(
                            x + s.chance(-4, 4) * (thick + 8 * s.unit()) - r,
                            y - r,
                            r * 2,
                            r * 1.5));
        }
    }

    private static void deer(Stage s, Graphics2D g, double x, double y) {
        double u = s.unit() * 1.25;
        g.setPaint(s.palette.near());
        g.setStroke(Stage.pen(4.2 * u));
        g.fill(new Ellipse2D.Double(x - 34 * u, y - 58 * u, 66 * u, 27 * u));
        double[] legs = {-26, -18, 18, 26};
        for (double leg : legs) {
            g.draw(new java.awt.geom.Line2D.Double(x + leg * u, y - 42 * u, x + leg * 1.05 * u, y));
        }
        Path2D neck = new Path2D.Double();
        neck.moveTo(x + 16 * u, y - 46 * u);
        neck.lineTo(x + 34 * u, y - 86 * u);
        neck.lineTo(x + 44 * u, y - 82 * u);
        neck.lineTo(x + 32 * u, y - 42 * u);
        neck.closePath();
        g.fill(neck);
        g.fill(new Ellipse2D.Double(x + 32 * u, y - 94 * u, 26 * u, 13 * u));
        g.setStroke(Stage.pen(2.6 * u));
        for (int side = -1; side <= 1; side += 2) {
            Path2D antler = new Path2D.Double();
            antler.moveTo(x + 38 * u, y - 92 * u);
            antler.curveTo(
                    x + (38 + side * 10) * u,
                    y - 108 * u,
                    x + (38 + side * 6) * u,
                    y - 120 * u,
                    x + (38 + side * 20) * u,
                    y - 130 * u);
            antler.moveTo(x + (38 + side * 8) * u, y - 108 * u);
            antler.lineTo(x + (38 + side * 20) * u, y - 114 * u);
            g.draw(antler);
        }
    }

    /** A row of firs along the ground. */
    static void pines(Stage s, Graphics2D g, double ground, int count, double size) {
        Path2D floor = s.ridge(ground + 0.05, 0.07, 0.5, 0.4);
        g.setPaint(s.palette.near());
        g.fill(floor);
        for (int i = 0; i < count; i++) {
            double x = (i + s.chance(-0.5, 0.5)) * s.width / count;
            double tall = s.height * size * s.chance(0.6, 1.5);
            double half = tall * 0.24;
            double y = s.height * (ground + 0.025);
            Path2D fir = new Path2D.Double();
            fir.moveTo(x, y - tall);
            for (int tier = 1; tier <= 5; tier++) {
                fir.lineTo(x + half * tier / 5, y - tall * (1 - tier * 0.19));
                fir.lineTo(x + half * tier / 8, y - tall * (1 - tier * 0.18));
            }
            for (int tier = 5; tier >= 1; tier--) {
                fir.lineTo(x - half * tier / 8, y - tall * (1 - tier * 0.18));
                fir.lineTo(x - half * tier / 5, y - tall * (1 - tier * 0.19));
            }
            fir.closePath();
            g.fill(fir);
        }
    }
}
