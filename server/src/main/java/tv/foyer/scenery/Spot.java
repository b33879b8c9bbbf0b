package tv.foyer.scenery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** An advertiser's film: flat shapes in its own colours that end on its name. */
final class Spot implements Reel {
    /** Draws a moment of a spot; {@code t} runs from 0 to 1. */
    interface Design {
        void draw(Graphics2D g, double seconds, double t);
    }

    private final String key;
    private final int seconds;
    private final Score.Mood mood;
    private final Design design;
    private final BufferedImage canvas =
            new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    Spot(String key, int seconds, Score.Mood mood, Design design) {
        this.key = key;
        this.seconds = seconds;
        this.mood = mood;
        this.design = design;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int seconds() {
        return seconds;
    }

    @Override
    public void draw(int index, Planes frame) {
        double now = index / (double) RATE;
        Graphics2D g = Stage.smooth(canvas.createGraphics());
        design.draw(g, now, now / seconds);
        g.dispose();
        frame.take(canvas);
        double edge = Math.min(now + 0.1, seconds - now);
        if (edge < 0.3) {
            frame.darken((int) (256 * edge / 0.3));
        }
    }

    @Override
    public List<Track> sounds() {
        return List.of(new Track("zxx", "音乐 Music", () -> Score.spot(mood, seconds)));
    }

    @Override
    public List<Captions> captions() {
        return List.of();
    }

    /** Eases from 0 to 1 while {@code t} runs from {@code from} to {@code to}. */
    static double ease(double t, double from, double to) {
        double x = Math.clamp((t - from) / (to - from), 0, 1);
        return x * x * x * (x * (x * 6 - 15) + 10);
    }

    /** Sets the name and its line; {@code shown} runs from 0 (away) to 1 (there). */
    static void name(
            Graphics2D g,
            String name,
            String zh,
            String line,
            Color colour,
            double shown,
            double y) {
        if (shown <= 0) {
            return;
        }
        double rise = (1 - shown) * 40;
        g.setPaint(Palette.fade(colour, shown));
        Lettering.centred(g, name, WIDTH / 2.0, y + rise, 86, 0.17, 0.95 + (1 - shown) * 0.8);
        Lettering.centred(g, line, WIDTH / 2.0, y + 128 + rise * 1.6, 24, 0.12, 1.7);
        Optional<java.awt.Font> font = HanFont.of(zh);
        if (font.isPresent()) {
            var glyphs = font.get().deriveFont(38f).createGlyphVector(g.getFontRenderContext(), zh);
            double width = glyphs.getLogicalBounds().getWidth();
            g.fill(glyphs.getOutline((float) ((WIDTH - width) / 2), (float) (y + 216 + rise * 2)));
        }
    }

    static AffineTransform turned(double angle, double x, double y) {
        return AffineTransform.getRotateInstance(angle, x, y);
    }
}
