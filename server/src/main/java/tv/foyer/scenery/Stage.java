package tv.foyer.scenery;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where a scene is drawn: a size, a palette, a seeded source of chance, and layers from far to
 * near. For a still all layers are one picture; for a film each is kept apart so that the camera
 * may move past them.
 */
final class Stage {
    /**
     * How a layer moves in a film.
     *
     * @param depth 0 stands still, 1 moves with the camera's full speed
     * @param drift own speed in pixels a second, to the left when negative
     * @param bob height of a slow up and down in pixels
     */
    record Motion(double depth, double drift, double bob) {
        static Motion at(double depth) {
            return new Motion(depth, 0, 0);
        }
    }

    record Layer(BufferedImage image, Motion motion) {}

    final int width;
    final int height;
    final Palette palette;
    final SplittableRandom random;

    /** Where the eye should rest, as a share of the width. */
    final double focus;

    private final boolean apart;
    private final List<Layer> layers = new ArrayList<>();

    private Stage(int width, int height, double focus, Palette palette, long seed, boolean apart) {
        this.width = width;
        this.height = height;
        this.focus = focus;
        this.palette = palette;
        this.random = new SplittableRandom(seed);
        this.apart = apart;
    }

    static Stage still(int width, int height, double focus, Palette palette, long seed) {
        return new Stage(width, height, focus, palette, seed, false);
    }

    static Stage film(int width, int height, Palette palette, long seed) {
        return new Stage(width, height, 0.5, palette, seed, true);
    }

    /** Opens the next layer towards the viewer. */
    Graphics2D layer(Motion motion) {
        if (layers.isEmpty() || apart) {
            int type = layers.isEmpty() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
            layers.add(new Layer(new BufferedImage(width, height, type), motion));
        }
        return smooth(layers.getLast().image().createGraphics());
    }

    Graphics2D layer(double depth) {
        return layer(Motion.at(depth));
    }

    List<Layer> layers() {
        return layers;
    }

    BufferedImage picture() {
        return layers.getFirst().image();
    }

    static Graphics2D smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }

    /** A length of one 720th of the height, or of the width times 1.4 where that is smaller. */
    double unit() {
        return Math.min(height, width * 1.4) / 720.0;
    }

    /** Where small figures stand: a share of the height, raised in posters above the title. */
    double stand(double share) {
        return height * (height > width ? share * 0.84 : share);
    }

    double chance(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** A chance from -1 to 1, most often near 0. */
    double near() {
        double more = random.nextDouble();
        double less = random.nextDouble();
        return more - less;
    }

    double focusX() {
        return width * focus;
    }

    /** The sky over the whole picture; the horizon's colour is reached at {@code down}. */
    Graphics2D sky(double down) {
        Graphics2D g = layer(0);
        Color middle =
                Palette.mix(palette.zenith(), palette.horizon(), palette.isNight() ? 0.38 : 0.5);
        float bend = (float) (height * down * 0.55);
        g.setPaint(new GradientPaint(0, 0, palette.zenith(), 0, bend, middle));
        g.fill(new Rectangle2D.Double(0, 0, width, bend + 1));
        g.setPaint(
                new GradientPaint(0, bend, middle, 0, (float) (height * down), palette.horizon()));
        g.fill(new Rectangle2D.Double(0, bend, width, height - bend));
        if (palette.isNight()) {
            stars(g, height * down * 0.8, width * height / 5200);
        }
        return g;
    }

    void stars(Graphics2D g, double below, int count) {
        for (int i = 0; i < count; i++) {
            double y = Math.pow(random.nextDouble(), 1.4) * below;
            double size = chance(0.6, 2.3) * Math.max(0.8, unit());
            double alpha = chance(0.15, 0.85) * (1 - y / below * 0.8);
            g.setPaint(Palette.fade(Palette.mix(Color.WHITE, palette.light(), 0.5), alpha));
            g.fill(new Ellipse2D.Double(random.nextDouble() * width, y, size, size));
        }
    }

    /** A soft light around a point. */
    void glow(Graphics2D g, double x, double y, double radius, Color colour, double alpha) {
        if (radius < 1) {
            return;
        }
        float[] stops = {0f, 0.25f, 0.6f, 1f};
        Color[] colours = {
            Palette.fade(colour, alpha),
            Palette.fade(colour, alpha * 0.5),
            Palette.fade(colour, alpha * 0.14),
            Palette.fade(colour, 0)
        };
        g.setPaint(new RadialGradientPaint((float) x, (float) y, (float) radius, stops, colours));
        g.fill(new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2));
    }

    /** Sun or moon with its halo. */
    void orb(Graphics2D g, double x, double y, double radius) {
        glow(g, x, y, radius * 6, palette.light(), 0.42);
        g.setPaint(
                new GradientPaint(
                        (float) x,
                        (float) (y - radius),
                        palette.light(),
                        (float) x,
                        (float) (y + radius * 1.2),
                        Palette.mix(palette.light(), palette.horizon(), 0.35)));
        g.fill(new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2));
    }

    /** Long thin clouds. */
    void clouds(Graphics2D g, double top, double bottom, int count, double alpha) {
        for (int i = 0; i < count; i++) {
            double length = width * chance(0.12, 0.4);
            double thick = height * chance(0.006, 0.02);
            double x = chance(-0.1, 1) * width;
            double y = chance(top, bottom) * height;
            g.setPaint(
                    Palette.fade(
                            Palette.mix(palette.light(), palette.horizon(), random.nextDouble()),
                            alpha * chance(0.4, 1)));
            for (int puff = 0; puff < 4; puff++) {
                double part = length * chance(0.3, 0.9);
                g.fill(
                        new Ellipse2D.Double(
                                x + length * chance(-0.3, 0.3),
                                y + thick * puff * chance(0.3, 0.8),
                                part,
                                thick * chance(0.6, 1.2)));
            }
        }
    }

    /** A ridge line from edge to edge, closed along the bottom. */
    Path2D ridge(double base, double rise, double scale, double roughness) {
        long seed = random.nextLong();
        Path2D line = new Path2D.Double();
        line.moveTo(-2, height + 2);
        for (double x = -2; x <= width + 4; x += 2) {
            double n = Noise.fractal(seed, x / (width * scale), roughness);
            line.lineTo(x, height * (base - rise * n));
        }
        line.lineTo(width + 4, height + 2);
        line.closePath();
        return line;
    }

    /** Fills a shape from its top colour, veiled by the horizon's light towards the bottom. */
    void land(Graphics2D g, Shape shape, Color top, Color bottom, double span) {
        double y = shape.getBounds2D().getMinY();
        g.setPaint(
                new GradientPaint(
                        0, (float) y, top, 0, (float) (y + Math.max(2, height * span)), bottom));
        g.fill(shape);
    }

    /** A band of mist that is densest at its lower edge. */
    void mist(Graphics2D g, double top, double bottom, double alpha) {
        Color veil = Palette.mix(palette.horizon(), palette.light(), 0.25);
        g.setPaint(
                new GradientPaint(
                        0,
                        (float) (height * top),
                        Palette.fade(veil, 0),
                        0,
                        (float) (height * bottom),
                        Palette.fade(veil, alpha)));
        g.fill(new Rectangle2D.Double(0, height * top, width, height * (bottom - top)));
    }

    static BasicStroke pen(double thickness) {
        return new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
