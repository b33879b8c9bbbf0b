package tv.foyer.scenery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Scenes of water: a boat at sea, a lighthouse, lanterns on a river. */
final class WaterScenes {
    private WaterScenes() {}

    static void boat(Stage s) {
        double horizon = 0.6;
        Graphics2D g = s.sky(horizon);
        double x = s.focusX() + s.width * s.chance(-0.06, 0.06);
        s.orb(g, x, s.height * (horizon - 0.12), 76 * s.unit());
        s.clouds(g, 0.1, horizon - 0.06, 12, 0.4);
        g = s.layer(0.1);
        s.land(
                g,
                s.ridge(horizon + 0.005, 0.1, 0.4, 0.5),
                s.palette.land(0.1),
                Palette.mix(s.palette.far(), s.palette.horizon(), 0.6),
                0.1);
        water(s, s.layer(0.2), horizon, x);
        sail(
                s,
                s.layer(new Stage.Motion(0.55, -5, 5)),
                s.focusX() + 30 * s.unit(),
                s.height * 0.70,
                1.5);
        swell(s, s.layer(0.8), 0.84);
        swell(s, s.layer(1), 0.92);
    }

    /** The sea from the horizon down, with the light's broken path on it. */
    static void water(Stage s, Graphics2D g, double horizon, double lightX) {
        float y = (float) (s.height * horizon);
        g.setPaint(
                new GradientPaint(
                        0,
                        y,
                        Palette.mix(s.palette.horizon(), s.palette.far(), 0.35),
                        0,
                        s.height,
                        Palette.mix(s.palette.near(), s.palette.far(), 0.25)));
        g.fill(new Rectangle2D.Double(0, y, s.width, s.height - y));
        for (int i = 0; i < 260; i++) {
            double t = Math.pow(s.random.nextDouble(), 1.5);
            double wy = y + t * (s.height - y);
            double spread = (36 + t * 150) * s.unit();
            double wx = lightX + s.near() * spread;
            double length = (8 + t * 60) * s.unit() * s.chance(0.5, 1.3);
            g.setPaint(Palette.fade(s.palette.light(), (0.55 - t * 0.35) * s.chance(0.4, 1)));
            g.fill(new Ellipse2D.Double(wx - length / 2, wy, length, (1.4 + t * 4.5) * s.unit()));
        }
        for (int i = 0; i < 150; i++) {
            double t = s.random.nextDouble();
            double wy = y + t * t * (s.height - y);
            double length = (20 + t * 130) * s.unit();
            g.setPaint(Palette.fade(i % 2 == 0 ? s.palette.near() : s.palette.horizon(), 0.13));
            g.fill(
                    new Ellipse2D.Double(
                            s.chance(-0.1, 1) * s.width, wy, length, (1.5 + t * 4) * s.unit()));
        }
    }

    private static void swell(Stage s, Graphics2D g, double base) {
        Path2D wave = s.ridge(base, 0.035, 0.24, 0.25);
        s.land(
                g,
                wave,
                Palette.fade(
                        Palette.mix(s.palette.near(), s.palette.far(), 0.5 - (base - 0.8) * 3),
                        0.75),
                s.palette.near(),
                0.16);
    }

    private static void sail(Stage s, Graphics2D g, double x, double y, double size) {
        double u = s.unit() * size;
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 70 * u, y - 16 * u);
        hull.quadTo(x, y - 6 * u, x + 76 * u, y - 20 * u);
        hull.quadTo(x + 56 * u, y + 12 * u, x + 40 * u, y + 12 * u);
        hull.lineTo(x - 46 * u, y + 12 * u);
        hull.quadTo(x - 62 * u, y, x - 70 * u, y - 16 * u);
        g.setPaint(s.palette.near());
        g.fill(hull);
        g.setStroke(Stage.pen(3 * u));
        g.draw(new Line2D.Double(x, y - 12 * u, x, y - 150 * u));
        Path2D main = new Path2D.Double();
        main.moveTo(x + 5 * u, y - 146 * u);
        main.quadTo(x + 74 * u, y - 80 * u, x + 62 * u, y - 26 * u);
        main.quadTo(x + 30 * u, y - 20 * u, x + 5 * u, y - 24 * u);
        main.closePath();
        g.setPaint(
                new GradientPaint(
                        (float) x,
                        0,
                        s.palette.accent(),
                        (float) (x + 70 * u),
                        0,
                        Palette.mix(s.palette.accent(), s.palette.near(), 0.45)));
        g.fill(main);
        Path2D jib = new Path2D.Double();
        jib.moveTo(x - 5 * u, y - 138 * u);
        jib.quadTo(x - 22 * u, y - 70 * u, x - 60 * u, y - 26 * u);
        jib.quadTo(x - 28 * u, y - 22 * u, x - 5 * u, y - 28 * u);
        jib.closePath();
        g.setPaint(Palette.mix(s.palette.light(), s.palette.accent(), 0.2));
        g.fill(jib);
        g.setPaint(Palette.fade(s.palette.near(), 0.35));
        g.fill(new Ellipse2D.Double(x - 90 * u, y + 8 * u, 180 * u, 16 * u));
    }

    static void lighthouse(Stage s) {
        double horizon = 0.66;
        Graphics2D g = s.sky(horizon);
        s.clouds(g, 0.1, 0.55, 12, 0.3);
        double x = s.focusX() + s.width * 0.06;
        double lamp = s.height * 0.27;
        water(s, s.layer(0.2), horizon, s.focusX() - s.width * 0.2);
        g = s.layer(0.5);
        beam(s, g, x, lamp, -1);
        beam(s, g, x, lamp, 1);
        tower(s, g, x, lamp);
        Path2D cliff = s.ridge(0.96, 0.06, 0.2, 0.5);
        Path2D rock = new Path2D.Double();
        rock.moveTo(x - s.height * 0.5, s.height);
        rock.lineTo(x - s.height * 0.3, s.height * 0.86);
        rock.lineTo(x - s.height * 0.17, s.height * 0.82);
        rock.lineTo(x - s.height * 0.1, s.height * 0.7);
        rock.lineTo(x + s.height * 0.12, s.height * 0.69);
        rock.lineTo(x + s.height * 0.2, s.height * 0.77);
        rock.lineTo(x + s.height * 0.36, s.height * 0.82);
        rock.lineTo(x + s.height * 0.6, s.height);
        rock.closePath();
        s.land(g, rock, Palette.mix(s.palette.near(), s.palette.far(), 0.3), s.palette.near(), 0.2);
        g = s.layer(0.95);
        s.mist(g, 0.78, 0.95, 0.3);
        g.setPaint(s.palette.near());
        g.fill(cliff);
        VillageScenes.birds(
                s, s.layer(new Stage.Motion(0.6, 14, 8)), x - 190 * s.unit(), s.height * 0.4);
    }

    private static void beam(Stage s, Graphics2D g, double x, double y, int side) {
        double reach = s.height * 1.1;
        Path2D ray = new Path2D.Double();
        ray.moveTo(x, y - 4 * s.unit());
        ray.lineTo(x + side * reach, y - s.height * 0.17);
        ray.lineTo(x + side * reach, y + s.height * 0.06);
        ray.lineTo(x, y + 4 * s.unit());
        ray.closePath();
        g.setPaint(
                new GradientPaint(
                        (float) x,
                        0,
                        Palette.fade(s.palette.accent(), 0.7),
                        (float) (x + side * reach),
                        0,
                        Palette.fade(s.palette.accent(), 0)));
        g.fill(ray);
    }

    private static void tower(Stage s, Graphics2D g, double x, double lamp) {
        double u = s.unit();
        double foot = s.height * 0.72;
        Color white = Palette.mix(s.palette.light(), s.palette.far(), 0.2);
        for (int band = 0; band < 5; band++) {
            double t0 = band / 5.0;
            double t1 = (band + 1) / 5.0;
            double y0 = lamp + 26 * u + (foot - lamp - 26 * u) * t0;
            double y1 = lamp + 26 * u + (foot - lamp - 26 * u) * t1 + 1;
            double w0 = (26 + 22 * t0) * u;
            double w1 = (26 + 22 * t1) * u;
            Path2D ring = new Path2D.Double();
            ring.moveTo(x - w0, y0);
            ring.lineTo(x + w0, y0);
            ring.lineTo(x + w1, y1);
            ring.lineTo(x - w1, y1);
            ring.closePath();
            Color c =
                    band % 2 == 0 ? white : Palette.mix(s.palette.accent(), s.palette.near(), 0.3);
            g.setPaint(
                    new GradientPaint(
                            (float) (x - w1),
                            0,
                            c,
                            (float) (x + w1),
                            0,
                            Palette.mix(c, s.palette.near(), 0.7)));
            g.fill(ring);
        }
        s.glow(g, x, lamp, 170 * u, s.palette.accent(), 0.9);
        g.setPaint(Palette.mix(Color.WHITE, s.palette.accent(), 0.3));
        g.fill(new Rectangle2D.Double(x - 16 * u, lamp - 18 * u, 32 * u, 40 * u));
        g.setPaint(s.palette.near());
        g.fill(new Rectangle2D.Double(x - 34 * u, lamp + 20 * u, 68 * u, 8 * u));
        g.fill(new Ellipse2D.Double(x - 20 * u, lamp - 38 * u, 40 * u, 36 * u));
        g.fill(new Rectangle2D.Double(x - 2 * u, lamp - 54 * u, 4 * u, 20 * u));
        g.fill(new Rectangle2D.Double(x - 2 * u, lamp - 18 * u, 3 * u, 40 * u));
    }

    static void lanterns(Stage s) {
        double horizon = 0.62;
        Graphics2D g = s.sky(horizon);
        s.orb(g, s.focusX() - s.width * 0.18, s.height * 0.16, 30 * s.unit());
        g = s.layer(0.2);
        s.land(
                g,
                s.ridge(horizon, 0.18, 0.4, 0.5),
                s.palette.land(0.3),
                Palette.mix(s.palette.far(), s.palette.horizon(), 0.5),
                0.2);
        water(s, s.layer(0.25), horizon, s.focusX());
        pavilion(s, s.layer(0.45), s.focusX() - s.height * 0.3, s.height * 0.67);
        for (int band = 0; band < 5; band++) {
            double size = 0.35 + band * 0.22;
            g = s.layer(new Stage.Motion(0.3 + band * 0.15, band % 2 == 0 ? 5 : -4, 4 + band * 2));
            for (int i = 0; i < 11 - band * 2; i++) {
                lantern(
                        s,
                        g,
                        s.chance(0, 1) * s.width,
                        s.height * s.chance(0.04, 0.60 - band * 0.03),
                        size * s.chance(0.8, 1.15));
            }
        }
    }

    private static void lantern(Stage s, Graphics2D g, double x, double y, double size) {
        double u = s.unit() * size * 1.2;
        s.glow(g, x, y, 90 * u, s.palette.accent(), 0.55);
        Path2D paper = new Path2D.Double();
        paper.moveTo(x - 14 * u, y + 28 * u);
        paper.curveTo(x - 30 * u, y, x - 28 * u, y - 36 * u, x, y - 36 * u);
        paper.curveTo(x + 28 * u, y - 36 * u, x + 30 * u, y, x + 14 * u, y + 28 * u);
        paper.closePath();
        g.setPaint(
                new GradientPaint(
                        0,
                        (float) (y - 36 * u),
                        Palette.mix(s.palette.accent(), s.palette.horizon(), 0.55),
                        0,
                        (float) (y + 28 * u),
                        Palette.mix(s.palette.accent(), Color.WHITE, 0.55)));
        g.fill(paper);
        g.setPaint(Palette.fade(s.palette.near(), 0.7));
        g.fill(new RoundRectangle2D.Double(x - 14 * u, y + 26 * u, 28 * u, 5 * u, 3 * u, 3 * u));
    }

    private static void pavilion(Stage s, Graphics2D g, double x, double y) {
        double u = s.unit() * 1.25;
        g.setPaint(s.palette.near());
        for (int tier = 0; tier < 3; tier++) {
            double ty = y - tier * 52 * u;
            double w = (86 - tier * 20) * u;
            g.setPaint(s.palette.near());
            Path2D roof = new Path2D.Double();
            roof.moveTo(x - w, ty - 34 * u);
            roof.quadTo(x - w * 0.45, ty - 40 * u, x - w * 0.32, ty - 66 * u);
            roof.lineTo(x + w * 0.32, ty - 66 * u);
            roof.quadTo(x + w * 0.45, ty - 40 * u, x + w, ty - 34 * u);
            roof.quadTo(x, ty - 24 * u, x - w, ty - 34 * u);
            g.fill(roof);
            g.fill(new Rectangle2D.Double(x - w * 0.62, ty - 34 * u, w * 1.24, 34 * u));
            g.setPaint(Palette.mix(s.palette.accent(), s.palette.light(), 0.3));
            for (int i = 0; i < 4; i++) {
                g.fill(
                        new Rectangle2D.Double(
                                x - w * 0.5 + i * w * 0.27, ty - 24 * u, w * 0.18, 20 * u));
            }
            s.glow(g, x, ty - 14 * u, w, s.palette.accent(), 0.3);
        }
        g.setPaint(s.palette.near());
        g.fill(new Rectangle2D.Double(x - 2 * u, y - 200 * u, 4 * u, 40 * u));
        g.fill(new Rectangle2D.Double(x - 110 * u, y, 220 * u, 10 * u));
    }
}
