package tv.foyer.scenery;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
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

    Production.Still still() {
        return new Production.Still("/media/art/" + key + "-" + EDITION + ".png", width, height);
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
        new Words(g, CREAM)
                .mark("Brightwok", 96, 62, 20)
                .zh("一碗热汤面，三分钟上桌", 96, 188, 66)
                .en("Supper, suddenly", 98, 226, 26);
    }

    private void card(Graphics2D g) {
        broth(g, 420, 196, 560);
        table(g, 424, 196, 0.62, 2.3);
        new Words(g, CREAM)
                .mark("Brightwok", 36, 36, 15)
                .zh("今晚吃面", 34, 300, 52)
                .en("Noodle night", 36, 320, 15);
    }

    private void rest(Graphics2D g) {
        broth(g, 496, 640, 980);
        g.setPaint(
                new GradientPaint(
                        0, 760, new Color(0x5B, 0x0D, 0x0A, 0), 0, 1_080, new Color(0x4A0A08)));
        g.fill(new Rectangle2D.Double(0, 760, width, 320));
        table(g, 496, 654, 1.14, 1.1);
        new Words(g, CREAM)
                .mark("Brightwok", 96, 72, 22)
                .zh("歇一会儿，", 92, 188, 76)
                .zh("面马上好。", 92, 284, 76)
                .en("Take a break. Supper is ready.", 96, 1_000, 22);
    }

    /** Nothing here is bright for long in one place: a picture that may stay for an hour. */
    private void evening(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, DUSK[0], 0, 620, DUSK[1]));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setPaint(new GradientPaint(0, 420, Palette.fade(DUSK[2], 0), 0, 800, DUSK[2]));
        g.fill(new Rectangle2D.Double(0, 420, width, 660));
        NightStreet.stars(g, 70, 430);
        sun(g, 1_350, 668, 150, new Color(0xFFD9B0));
        hills(g, 0, width, 640, 120, Palette.mix(DUSK[2], DUSK[1], 0.65), 2);
        hills(g, 0, width, 740, 110, Palette.mix(DUSK[1], DUSK[0], 0.45), 5);
        hills(g, 0, width, 850, 70, new Color(0x1D1B45), 9);
        rider(g, 1_330, 950, 0.86, new Color(0xF7D9CF), new Color(0x6F679E));
        hills(g, 0, width, 968, 60, new Color(0x100F2A), 13);
        new Words(g, new Color(0xEDE3E6))
                .mark("Pedalfox", 120, 118, 24)
                .zh("慢一点，看见更多。", 116, 262, 72)
                .en("Slow down. See more.", 120, 306, 26);
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
        new Words(g, Color.WHITE)
                .zh("第一程，我们请。", 400, 82, 44)
                .en("Your first ride is on us", 402, 106, 19)
                .mark("Pedalfox", 1_058, 66, 20);
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
        new Words(g, Color.WHITE)
                .mark("Pedalfox", 1_500, 80, 26)
                .zh("风正好，", 1_494, 232, 74)
                .zh("骑一程。", 1_494, 330, 74)
                .en("Good wind.", 1_500, 384, 24)
                .en("Take a ride.", 1_500, 424, 24)
                .zh("扫码解锁，三十分钟免费", 96, 968, 50)
                .en("Scan to unlock. Thirty minutes free.", 98, 1_000, 21);
    }

    private void home(Graphics2D g) {
        NightStreet.night(g, width, height, 286);
        NightStreet.moon(g, 1_560, 66, 30);
        NightStreet.street(g, 800, width, 286, 0.64, 1);
        new Words(g, new Color(0xFFE9C7))
                .mark("Hearthline", 96, 62, 20)
                .zh("好故事，回家看", 96, 188, 66)
                .en("Good stories, close to home", 98, 226, 24);
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
}
