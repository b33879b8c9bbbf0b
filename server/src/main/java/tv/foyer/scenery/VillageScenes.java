package tv.foyer.scenery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Scenes with people's things in the open: a village under snow, balloons, a train, bamboo. */
final class VillageScenes {
    private VillageScenes() {}

    static void snowVillage(Stage s) {
        Graphics2D g = s.sky(0.7);
        s.orb(g, s.focusX() + s.width * 0.16, s.height * 0.2, 34 * s.unit());
        g = s.layer(0.15);
        s.land(g, s.ridge(0.62, 0.3, 0.45, 0.5), s.palette.land(0.2), s.palette.horizon(), 0.35);
        s.mist(g, 0.45, 0.66, 0.5);
        Color snow = Palette.mix(Color.WHITE, s.palette.horizon(), 0.3);
        Color shade = Palette.mix(snow, s.palette.far(), 0.6);
        for (int row = 0; row < 3; row++) {
            g = s.layer(0.35 + row * 0.28);
            double ground = 0.66 + row * 0.1;
            Path2D hill = s.ridge(ground + 0.05, 0.08, 0.7, 0.3);
            int houses = 6 - row;
            for (int i = 0; i < houses; i++) {
                double x = (i + 0.5 + s.chance(-0.3, 0.3)) * s.width / houses;
                house(
                        s,
                        g,
                        x,
                        s.height * (ground + 0.015),
                        (0.75 + row * 0.5) * s.chance(0.8, 1.2),
                        snow);
            }
            s.land(g, hill, Palette.mix(snow, shade, 0.25 * (2 - row)), shade, 0.3);
        }
        firs(s, s.layer(1), snow);
    }

    private static void house(Stage s, Graphics2D g, double x, double y, double size, Color snow) {
        double u = s.unit() * size;
        g.setPaint(Palette.mix(s.palette.near(), s.palette.far(), 0.25));
        g.fill(new Rectangle2D.Double(x - 42 * u, y - 50 * u, 84 * u, 90 * u));
        g.fill(new Rectangle2D.Double(x + 18 * u, y - 96 * u, 12 * u, 40 * u));
        Path2D roof = new Path2D.Double();
        roof.moveTo(x - 54 * u, y - 46 * u);
        roof.quadTo(x - 20 * u, y - 66 * u, x, y - 94 * u);
        roof.quadTo(x + 20 * u, y - 66 * u, x + 54 * u, y - 46 * u);
        roof.closePath();
        g.setPaint(snow);
        g.fill(roof);
        for (int i = 0; i < 2; i++) {
            double wx = x - 28 * u + i * 32 * u;
            s.glow(g, wx + 10 * u, y - 24 * u, 54 * u, s.palette.accent(), 0.5);
            g.setPaint(Palette.mix(s.palette.accent(), Color.WHITE, 0.3));
            g.fill(new Rectangle2D.Double(wx, y - 36 * u, 20 * u, 24 * u));
            g.setPaint(s.palette.near());
            g.setStroke(Stage.pen(2 * u));
            g.draw(new Line2D.Double(wx + 10 * u, y - 36 * u, wx + 10 * u, y - 12 * u));
            g.draw(new Line2D.Double(wx, y - 24 * u, wx + 20 * u, y - 24 * u));
        }
    }

    private static void firs(Stage s, Graphics2D g, Color snow) {
        for (int i = 0; i < 9; i++) {
            double side = i % 2 == 0 ? s.chance(-0.02, 0.2) : s.chance(0.82, 1.02);
            double x = s.width * side;
            double tall = s.height * s.chance(0.16, 0.34);
            double y = s.height * s.chance(0.96, 1.04);
            for (int tier = 0; tier < 5; tier++) {
                double top = y - tall + tall * tier * 0.17;
                double half = tall * (0.09 + tier * 0.045);
                Path2D skirt = new Path2D.Double();
                skirt.moveTo(x, top);
                skirt.quadTo(x + half * 0.3, top + tall * 0.18, x + half, top + tall * 0.27);
                skirt.quadTo(x, top + tall * 0.22, x - half, top + tall * 0.27);
                skirt.quadTo(x - half * 0.3, top + tall * 0.18, x, top);
                g.setPaint(Palette.mix(s.palette.near(), s.palette.far(), 0.1 + tier * 0.03));
                g.fill(skirt);
                Path2D cap = new Path2D.Double();
                cap.moveTo(x, top);
                cap.quadTo(x - half * 0.3, top + tall * 0.18, x - half, top + tall * 0.27);
                cap.quadTo(x - half * 0.4, top + tall * 0.19, x, top);
                g.setPaint(Palette.fade(snow, 0.85));
                g.fill(cap);
            }
        }
    }

    static void balloons(Stage s) {
        Graphics2D g = s.sky(0.75);
        s.orb(g, s.focusX() - s.width * 0.22, s.height * 0.46, 60 * s.unit());
        s.clouds(g, 0.2, 0.6, 12, 0.35);
        for (int i = 0; i < 3; i++) {
            g = s.layer(0.15 + i * 0.2);
            Color top = s.palette.land(0.15 + i * 0.3);
            s.land(
                    g,
                    s.ridge(0.80 + i * 0.07, 0.2 - i * 0.03, 0.6, 0.42),
                    top,
                    Palette.mix(top, s.palette.horizon(), 0.5),
                    0.25);
            s.mist(g, 0.7 + i * 0.07, 0.86 + i * 0.07, 0.4);
        }
        double[][] places = {
            {-0.28, 0.46, 0.34},
            {0.24, 0.34, 0.45},
            {-0.12, 0.58, 0.22},
            {0.3, 0.6, 0.25},
            {0.02, 0.3, 1.0}
        };
        for (double[] p : places) {
            g = s.layer(new Stage.Motion(0.3 + p[2] * 0.5, 3, 4 + 8 * p[2]));
            balloon(
                    s,
                    g,
                    s.focusX() + p[0] * Math.min(s.width, s.height * 1.5),
                    s.height * (p[1] + s.chance(-0.03, 0.03)),
                    96 * s.unit() * p[2]);
        }
        LandScenes.pines(s, s.layer(1), 0.97, 30, 0.06);
    }

    private static void balloon(Stage s, Graphics2D g, double x, double y, double r) {
        Path2D bag = new Path2D.Double();
        bag.moveTo(x - r * 0.22, y + r * 1.32);
        bag.curveTo(x - r * 0.5, y + r * 0.9, x - r, y + r * 0.5, x - r, y);
        bag.curveTo(x - r, y - r * 1.33, x + r, y - r * 1.33, x + r, y);
        bag.curveTo(x + r, y + r * 0.5, x + r * 0.5, y + r * 0.9, x + r * 0.22, y + r * 1.32);
        bag.closePath();
        Color[] cloth = {
            s.palette.accent(),
            Palette.mix(s.palette.light(), Color.WHITE, 0.3),
            s.palette.far(),
            s.palette.near()
        };
        int first = s.random.nextInt(cloth.length);
        g.setPaint(cloth[first]);
        g.fill(bag);
        for (int gore = 3; gore >= 1; gore--) {
            double k = gore / 3.4;
            Area stripe =
                    new Area(new Ellipse2D.Double(x - r * k, y - r * 1.1, r * 2 * k, r * 2.9));
            stripe.intersect(new Area(bag));
            g.setPaint(cloth[(first + gore) % cloth.length]);
            g.fill(stripe);
        }
        g.setPaint(
                new java.awt.GradientPaint(
                        (float) (x - r),
                        0,
                        Palette.fade(s.palette.light(), 0.35),
                        (float) (x + r),
                        0,
                        Palette.fade(s.palette.near(), 0.45)));
        g.fill(bag);
        g.setPaint(s.palette.near());
        g.setStroke(Stage.pen(Math.max(1, r * 0.02)));
        g.draw(new Line2D.Double(x - r * 0.2, y + r * 1.3, x - r * 0.13, y + r * 1.56));
        g.draw(new Line2D.Double(x + r * 0.2, y + r * 1.3, x + r * 0.13, y + r * 1.56));
        g.fill(new Rectangle2D.Double(x - r * 0.16, y + r * 1.55, r * 0.32, r * 0.22));
    }

    static void train(Stage s) {
        Graphics2D g = s.sky(0.62);
        s.orb(g, s.focusX() + s.width * 0.1, s.height * 0.26, 58 * s.unit());
        s.clouds(g, 0.1, 0.4, 8, 0.3);
        for (int i = 0; i < 2; i++) {
            g = s.layer(0.15 + i * 0.2);
            Color top = s.palette.land(0.1 + i * 0.3);
            s.land(
                    g,
                    s.ridge(0.62 + i * 0.1, 0.28 - i * 0.1, 0.45, 0.48),
                    top,
                    Palette.mix(top, s.palette.horizon(), 0.6),
                    0.3);
            s.mist(g, 0.5 + i * 0.1, 0.72 + i * 0.1, 0.45);
        }
        double deck = s.height * 0.62;
        wagons(s, s.layer(new Stage.Motion(0.6, -22, 0)), deck);
        viaduct(s, s.layer(0.6), deck);
        g = s.layer(0.85);
        s.mist(g, 0.74, 1, 0.5);
        LandScenes.pines(s, s.layer(1), 0.94, 34, 0.09);
    }

    private static void viaduct(Stage s, Graphics2D g, double deck) {
        double u = s.unit();
        double span = 120 * u;
        Area stone = new Area(new Rectangle2D.Double(-2, deck, s.width + 4, s.height - deck));
        for (double x = -span * 0.3; x < s.width + span; x += span) {
            double arch = span * 0.78;
            stone.subtract(
                    new Area(new Arc2D.Double(x, deck + 20 * u, arch, arch, 0, 180, Arc2D.CHORD)));
            stone.subtract(
                    new Area(
                            new Rectangle2D.Double(
                                    x, deck + 20 * u + arch / 2 - 1, arch, s.height)));
        }
        s.land(
                g,
                stone,
                Palette.mix(s.palette.near(), s.palette.far(), 0.35),
                Palette.mix(s.palette.near(), s.palette.horizon(), 0.3),
                0.4);
        g.setPaint(Palette.fade(s.palette.light(), 0.4));
        g.fill(new Rectangle2D.Double(0, deck, s.width, 3 * u));
    }

    private static void wagons(Stage s, Graphics2D g, double deck) {
        double u = s.unit();
        double long1 = 128 * u;
        double start = s.focusX() - long1 * 2.1;
        for (int i = 0; i < 5; i++) {
            double x = start + i * (long1 + 5 * u);
            g.setPaint(
                    i == 0
                            ? s.palette.accent()
                            : Palette.mix(s.palette.near(), s.palette.far(), 0.12));
            g.fill(
                    new java.awt.geom.RoundRectangle2D.Double(
                            x, deck - 46 * u, long1, 40 * u, i == 0 ? 40 * u : 12 * u, 20 * u));
            g.setPaint(s.palette.near());
            for (int wheel = 0; wheel < 4; wheel++) {
                g.fill(
                        new Ellipse2D.Double(
                                x + 12 * u + wheel * 28 * u + (wheel > 1 ? 8 * u : 0),
                                deck - 12 * u,
                                13 * u,
                                13 * u));
            }
            for (int window = 0; window < 6; window++) {
                double wx = x + 14 * u + window * 18 * u;
                g.setPaint(Palette.mix(s.palette.light(), s.palette.accent(), 0.35));
                g.fill(new Rectangle2D.Double(wx, deck - 38 * u, 11 * u, 13 * u));
            }
            s.glow(g, x + long1 / 2, deck - 30 * u, long1 * 0.55, s.palette.accent(), 0.18);
        }
    }

    static void bamboo(Stage s) {
        Graphics2D g = s.sky(1.0);
        g.setPaint(Palette.fade(s.palette.light(), 0.92));
        double r = 120 * s.unit();
        s.glow(g, s.focusX(), s.height * 0.34, r * 2.6, s.palette.light(), 0.4);
        g.setPaint(s.palette.light());
        g.fill(new Ellipse2D.Double(s.focusX() - r, s.height * 0.34 - r, 2 * r, 2 * r));
        g = s.layer(0.2);
        s.land(
                g,
                s.ridge(0.74, 0.22, 0.5, 0.45),
                Palette.mix(s.palette.far(), s.palette.horizon(), 0.35),
                s.palette.horizon(),
                0.2);
        s.mist(g, 0.6, 0.78, 0.6);
        for (int depth = 0; depth < 3; depth++) {
            g = s.layer(0.4 + depth * 0.3);
            Color ink =
                    Palette.mix(
                            s.palette.land(0.35 + depth * 0.32),
                            s.palette.horizon(),
                            0.45 - depth * 0.22);
            for (int i = 0; i < 5; i++) {
                double place = s.chance(0.02, 0.34);
                stalk(
                        s,
                        g,
                        s.width * (i % 2 == 0 ? place : 1 - place * (s.focus > 0.6 ? 0.35 : 0.9)),
                        5 + depth * 5,
                        ink);
            }
        }
        birds(s, s.layer(new Stage.Motion(0.3, 10, 6)), s.focusX(), s.height * 0.3);
    }

    private static void stalk(Stage s, Graphics2D g, double x, double thick, Color ink) {
        double u = s.unit();
        double lean = s.chance(-60, 60) * u;
        int joints = 9;
        for (int j = 0; j < joints; j++) {
            double y0 = s.height * (1.02 - j / (double) joints * 1.1);
            double y1 = s.height * (1.02 - (j + 0.93) / joints * 1.1);
            double x0 = x + lean * Math.pow(j / (double) joints, 2);
            double x1 = x + lean * Math.pow((j + 0.93) / joints, 2);
            g.setPaint(ink);
            g.setStroke(Stage.pen(thick * u));
            g.draw(new Line2D.Double(x0, y0, x1, y1));
            if (j > 2) {
                for (int leaf = 0; leaf < 4; leaf++) {
                    leaf(g, x1, y1, s.chance(0, Math.PI * 2), s.chance(45, 90) * u, ink);
                }
            }
        }
    }

    private static void leaf(
            Graphics2D g, double x, double y, double angle, double length, Color ink) {
        double dx = Math.cos(angle) * length;
        double dy = Math.abs(Math.sin(angle)) * length * 0.7;
        Path2D blade = new Path2D.Double();
        blade.moveTo(x, y);
        blade.quadTo(x + dx * 0.4 - dy * 0.13, y + dy * 0.4 + dx * 0.13, x + dx, y + dy);
        blade.quadTo(x + dx * 0.4 + dy * 0.13, y + dy * 0.4 - dx * 0.13, x, y);
        g.setPaint(Palette.fade(ink, 0.88));
        g.fill(blade);
    }

    /** A small flock. */
    static void birds(Stage s, Graphics2D g, double x, double y) {
        double u = s.unit();
        g.setPaint(s.palette.near());
        g.setStroke(Stage.pen(2.4 * u));
        for (int i = 0; i < 9; i++) {
            double bx = x + s.chance(-110, 110) * u;
            double by = y + s.chance(-60, 60) * u;
            double w = s.chance(8, 17) * u;
            Path2D bird = new Path2D.Double();
            bird.moveTo(bx - w, by - w * 0.35);
            bird.quadTo(bx - w * 0.4, by - w * 0.5, bx, by);
            bird.quadTo(bx + w * 0.4, by - w * 0.5, bx + w, by - w * 0.35);
            g.draw(bird);
        }
    }
}
