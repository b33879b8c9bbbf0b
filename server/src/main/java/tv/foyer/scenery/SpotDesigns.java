package tv.foyer.scenery;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The looks of the demo's advertisers, each known by one dominant colour. */
final class SpotDesigns {
    private static final int W = Reel.WIDTH;
    private static final int H = Reel.HEIGHT;
    private static final Color CREAM = new Color(0xFFF3DC);

    private SpotDesigns() {}

    /** Brightwok: a bowl of noodles on orange and red. */
    static void noodles(Graphics2D g, double s, double t) {
        g.setPaint(
                new RadialGradientPaint(
                        W / 2f,
                        430,
                        900,
                        new float[] {0, 0.55f, 1},
                        new Color[] {
                            new Color(0xFF9A2E), new Color(0xF2551D), new Color(0xB81F14)
                        }));
        g.fill(new Rectangle2D.Double(0, 0, W, H));
        g.setPaint(Palette.fade(CREAM, 0.10));
        for (int i = 0; i < 14; i++) {
            double a = i * Math.PI / 7 + s * 0.11;
            g.fill(
                    new Arc2D.Double(
                            W / 2.0 - 1100,
                            430 - 1100,
                            2200,
                            2200,
                            Math.toDegrees(a),
                            12.9,
                            Arc2D.PIE));
        }
        double end = Spot.ease(t, 0.62, 0.76);
        AffineTransform before = g.getTransform();
        g.translate(W / 2.0, 470 + end * 150 + 8 * Math.sin(s * 1.6));
        double arrive = Spot.ease(t, 0, 0.12);
        double size = (0.55 + 0.55 * arrive) * (1 - end * 0.36);
        g.scale(size, size);
        steam(g, s);
        lifted(g, s, Spot.ease(t, 0.16, 0.3));
        bowl(g);
        g.setTransform(before);
        Spot.name(g, "Brightwok", "亮锅食品", "Supper, suddenly", CREAM, end, 96);
        if (end == 0) {
            g.setPaint(Palette.fade(CREAM, 0.9));
            Lettering.draw(g, "Brightwok", 64, 56, 26, 0.15, 1.2);
        }
    }

    static void steam(Graphics2D g, double s) {
        g.setStroke(new BasicStroke(15, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 5; i++) {
            double life = (s * 0.35 + i * 0.2) % 1;
            double x = -190 + i * 95;
            double y = -110 - life * 190;
            Path2D curl = new Path2D.Double();
            curl.moveTo(x, y + 80);
            curl.curveTo(
                    x + 45 * Math.sin(s + i),
                    y + 45,
                    x - 45 * Math.sin(s + i),
                    y + 20,
                    x + 12,
                    y - 40);
            g.setPaint(Palette.fade(CREAM, 0.42 * Math.sin(Math.PI * life)));
            g.draw(curl);
        }
    }

    static void lifted(Graphics2D g, double s, double up) {
        double top = -70 - 170 * up + 14 * Math.sin(s * 2.2);
        g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 13; i++) {
            double x = -48 + i * 8;
            Path2D noodle = new Path2D.Double();
            noodle.moveTo(x, top);
            double sway = 16 * Math.sin(s * 2.4 + i * 0.5);
            noodle.curveTo(x + sway, top * 0.66, x * 1.9 - sway, top * 0.33, x * 2.7, -14);
            g.setPaint(i % 2 == 0 ? new Color(0xFFE39A) : new Color(0xFFCB5E));
            g.draw(noodle);
        }
        g.setPaint(new Color(0x5B1A12));
        g.setStroke(new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(-76, top + 6, 420, top - 150));
        g.draw(new Line2D.Double(-76, top - 14, 410, top - 196));
    }

    static void bowl(Graphics2D g) {
        g.setPaint(new Color(0x7A150F));
        g.fill(new Ellipse2D.Double(-290, -58, 580, 116));
        g.setPaint(new Color(0xFFC24D));
        g.fill(new Ellipse2D.Double(-262, -46, 524, 92));
        g.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 9; i++) {
            g.setPaint(i % 2 == 0 ? new Color(0xFFE39A) : new Color(0xF5A93B));
            g.draw(new Arc2D.Double(-230 + i * 48, -32 + (i % 3) * 8, 96, 44, 10, 210, Arc2D.OPEN));
        }
        g.setPaint(new Color(0x3E8E4A));
        for (int i = 0; i < 8; i++) {
            g.fill(new Ellipse2D.Double(-200 + i * 52, -22 + (i * 37 % 40), 22, 11));
        }
        g.setPaint(CREAM);
        g.fill(new Ellipse2D.Double(96, -40, 100, 56));
        g.setPaint(new Color(0xFF9A2E));
        g.fill(new Ellipse2D.Double(122, -28, 48, 28));
        Path2D side = new Path2D.Double();
        side.moveTo(-290, 0);
        side.curveTo(-280, 190, -150, 230, -90, 236);
        side.lineTo(90, 236);
        side.curveTo(150, 230, 280, 190, 290, 0);
        side.curveTo(240, 76, -240, 76, -290, 0);
        g.setPaint(new GradientPaint(-290, 0, new Color(0xE5301F), 290, 0, new Color(0x7F120D)));
        g.fill(side);
        g.setPaint(Palette.fade(CREAM, 0.85));
        g.setStroke(new BasicStroke(6));
        g.draw(new Arc2D.Double(-262, -30, 524, 200, 200, 140, Arc2D.OPEN));
        g.setPaint(new Color(0x5B0D0A));
        g.fill(new RoundRectangle2D.Double(-100, 228, 200, 26, 14, 14));
    }

    /** Pedalfox by day: a bicycle over blue hills. */
    static void ride(Graphics2D g, double s, double t) {
        Color[] tones = {
            new Color(0x0A7FC2),
            new Color(0x35C4E8),
            new Color(0xBDF1FA),
            new Color(0x1698CE),
            new Color(0x0B6CA8),
            new Color(0x063F70)
        };
        cycle(g, s, t, tones, new Color(0xFFFFFF), "Arrive smiling");
    }

    /** Pedalfox at dawn: the same bicycle on rose, for switching on. */
    static void dawn(Graphics2D g, double s, double t) {
        Color[] tones = {
            new Color(0xE8638B),
            new Color(0xF79AAE),
            new Color(0xFFE1D6),
            new Color(0xD9507C),
            new Color(0xB23766),
            new Color(0x7A1F4B)
        };
        cycle(g, s, t, tones, new Color(0xFFF4EC), "Good morning, street");
    }

    private static void cycle(
            Graphics2D g, double s, double t, Color[] tones, Color text, String line) {
        g.setPaint(new GradientPaint(0, 0, tones[0], 0, 560, tones[1]));
        g.fill(new Rectangle2D.Double(0, 0, W, H));
        double end = Spot.ease(t, 0.6, 0.76);
        double sun = 560 - 240 * Spot.ease(t, 0, 0.6) + 210 * end;
        for (int ring = 4; ring >= 0; ring--) {
            double r = 110 + ring * (46 + 8 * Math.sin(s * 1.3));
            g.setPaint(Palette.fade(tones[2], ring == 0 ? 0.95 : 0.13));
            g.fill(new Ellipse2D.Double(W * 0.5 - r, sun - r, 2 * r, 2 * r));
        }
        for (int row = 0; row < 3; row++) {
            Path2D hills = new Path2D.Double();
            hills.moveTo(0, H);
            for (int x = 0; x <= W + 8; x += 8) {
                double at = x / 300.0 + s * (0.16 + row * 0.34) + row * 3;
                hills.lineTo(
                        x,
                        430
                                + row * 78
                                + end * 40
                                - 70 * Noise.smooth(77 + row, at)
                                - 22 * Noise.smooth(5 + row, at * 2.7));
            }
            hills.lineTo(W, H);
            g.setPaint(tones[3 + row]);
            g.fill(hills);
        }
        wind(g, s, tones[2]);
        AffineTransform before = g.getTransform();
        double in = Spot.ease(t, 0, 0.2);
        g.translate(-300 + in * (W / 2.0 + 300), 556 + end * 34 + 5 * Math.sin(s * 7));
        double size = 1.25 - 0.42 * end;
        g.scale(size, size);
        bicycle(g, s * 6.5, text, tones[5]);
        g.setTransform(before);
        Spot.name(g, "Pedalfox", "踏狐出行", line, text, end, 96);
        if (end == 0) {
            g.setPaint(Palette.fade(text, 0.92));
            Lettering.draw(g, "Pedalfox", 64, 56, 26, 0.15, 1.2);
        }
    }

    private static void wind(Graphics2D g, double s, Color colour) {
        g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(Palette.fade(colour, 0.55));
        for (int i = 0; i < 9; i++) {
            double x = W + 200 - (s * (420 + i * 60) + i * 331) % (W + 500);
            double y = 150 + (i * 97) % 400;
            g.draw(new Line2D.Double(x, y, x + 90 + i * 12, y));
        }
    }

    static void bicycle(Graphics2D g, double turn, Color paint, Color dark) {
        g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int side = -1; side <= 1; side += 2) {
            double x = side * 118;
            g.setPaint(dark);
            g.draw(new Ellipse2D.Double(x - 74, -74, 148, 148));
            g.setStroke(new BasicStroke(2.5f));
            for (int spoke = 0; spoke < 10; spoke++) {
                double a = turn + spoke * Math.PI / 5;
                g.draw(new Line2D.Double(x, 0, x + 70 * Math.cos(a), 70 * Math.sin(a)));
            }
            g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        g.setPaint(paint);
        Path2D frame = new Path2D.Double();
        frame.moveTo(-118, 0);
        frame.lineTo(-50, -108);
        frame.lineTo(74, -112);
        frame.lineTo(-8, 0);
        frame.closePath();
        frame.moveTo(-8, 0);
        frame.lineTo(-60, -132);
        frame.moveTo(118, 0);
        frame.lineTo(70, -142);
        frame.lineTo(98, -152);
        g.draw(frame);
        fox(g, turn * 0.6, dark);
    }

    /** The rider is a fox: long tail, pointed ears. */
    private static void fox(Graphics2D g, double turn, Color dark) {
        Color coat = new Color(0xFF8A3C);
        g.setPaint(coat);
        Path2D tail = new Path2D.Double();
        double wag = 16 * Math.sin(turn);
        tail.moveTo(-66, -150);
        tail.curveTo(-130, -120 + wag, -190, -150 + wag, -214, -214 + wag);
        tail.curveTo(-150, -206 + wag, -110, -200, -58, -178);
        tail.closePath();
        g.fill(tail);
        g.setStroke(new BasicStroke(30, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(-56, -160, 4, -232));
        g.setStroke(new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(6, -220, 92, -156));
        for (int leg = 0; leg < 2; leg++) {
            double a = turn + leg * Math.PI;
            double px = -8 + 26 * Math.cos(a);
            double py = 26 * Math.sin(a);
            g.setPaint(leg == 0 ? dark : coat);
            Path2D limb = new Path2D.Double();
            limb.moveTo(-52, -150);
            limb.quadTo(26 + px * 0.4, -92 + py * 0.4, px, py);
            g.draw(limb);
        }
        g.setPaint(coat);
        Path2D head = new Path2D.Double();
        head.moveTo(-22, -262);
        head.lineTo(-20, -318);
        head.lineTo(6, -290);
        head.lineTo(28, -318);
        head.lineTo(36, -276);
        head.lineTo(78, -246);
        head.quadTo(30, -218, 0, -228);
        head.closePath();
        g.fill(head);
        g.setPaint(CREAM);
        g.fill(new Ellipse2D.Double(26, -254, 44, 20));
        g.setPaint(dark);
        g.fill(new Ellipse2D.Double(22, -270, 8, 8));
        g.fill(new Ellipse2D.Double(70, -252, 10, 9));
    }

    /** Ombrix: light of mint and violet out of a set, on graphite. */
    static void glow(Graphics2D g, double s, double t) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x23272E), 0, H, new Color(0x101216)));
        g.fill(new Rectangle2D.Double(0, 0, W, H));
        double end = Spot.ease(t, 0.62, 0.78);
        double on = Spot.ease(t, 0.03, 0.2);
        Color mint = new Color(0x57F2C2);
        Color violet = new Color(0x9A6BFF);
        for (int i = 0; i < 2; i++) {
            double x = W / 2.0 + (i == 0 ? -270 : 270) + 70 * Math.sin(s * 0.7 + i);
            Color c = i == 0 ? mint : violet;
            g.setPaint(
                    new RadialGradientPaint(
                            (float) x,
                            330,
                            560,
                            new float[] {0, 1},
                            new Color[] {Palette.fade(c, 0.55 * on), Palette.fade(c, 0)}));
            g.fill(new Rectangle2D.Double(0, 0, W, H));
        }
        AffineTransform before = g.getTransform();
        g.translate(W / 2.0, 340 + end * 140);
        double size = 1.1 - 0.42 * end;
        g.scale(size, size);
        screen(g, s, on, mint, violet);
        g.setTransform(before);
        Spot.name(g, "Ombrix", "欧布里", "Light, kept", new Color(0xEAFBF5), end, 60);
        if (end == 0) {
            g.setPaint(Palette.fade(mint, 0.95));
            Lettering.draw(g, "Ombrix", 64, 56, 26, 0.15, 1.2);
        }
    }

    private static void screen(Graphics2D g, double s, double on, Color mint, Color violet) {
        g.setPaint(new Color(0x0A0B0E));
        g.fill(new RoundRectangle2D.Double(-388, -228, 776, 446, 26, 26));
        g.fill(new RoundRectangle2D.Double(-60, 214, 120, 40, 8, 8));
        g.fill(new RoundRectangle2D.Double(-170, 246, 340, 14, 14, 14));
        var clip = g.getClip();
        g.clip(new RoundRectangle2D.Double(-374, -214, 748, 418, 14, 14));
        g.setPaint(
                new GradientPaint(
                        -374,
                        0,
                        Palette.mix(new Color(0x0A0B0E), violet, 0.5 * on),
                        374,
                        0,
                        Palette.mix(new Color(0x0A0B0E), mint, 0.5 * on)));
        g.fill(new Rectangle2D.Double(-374, -214, 748, 418));
        for (int band = 0; band < 7; band++) {
            Path2D wave = new Path2D.Double();
            wave.moveTo(-374, 210);
            for (int x = -374; x <= 380; x += 12) {
                wave.lineTo(
                        x,
                        -130
                                + band * 46
                                + 54 * Math.sin(x / 150.0 + s * (0.6 + band * 0.12) + band)
                                + 20 * Math.sin(x / 61.0 - s));
            }
            wave.lineTo(380, 210);
            wave.closePath();
            g.setPaint(Palette.fade(Palette.mix(mint, violet, band / 6.0), 0.34 * on));
            g.fill(wave);
        }
        g.setPaint(Palette.fade(Color.WHITE, 0.9 * on));
        double r = 44 + 6 * Math.sin(s * 1.8);
        g.fill(new Ellipse2D.Double(140 - r, -100 - r, 2 * r, 2 * r));
        g.setClip(clip);
        g.setPaint(Palette.fade(mint, 0.5 * on));
        g.setStroke(new BasicStroke(3));
        g.draw(new RoundRectangle2D.Double(-388, -228, 776, 446, 26, 26));
    }
}
