package tv.foyer.scenery;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Posters and backdrops: a scene, the grain of film over it, and the title set on the poster. */
final class Artwork {
    static {
        System.setProperty("java.awt.headless", "true");
    }

    private static final float QUALITY = 0.86f;

    private Artwork() {}

    /** Returns a 400x600 JPEG. */
    static byte[] poster(ArtSpec spec) {
        Stage stage = Stage.still(400, 600, 0.5, palette(spec), seed(spec));
        composition(spec).paint(stage);
        BufferedImage picture = stage.picture();
        titles(spec, picture, stage.palette);
        grain(picture, seed(spec), 0.30);
        return jpeg(picture);
    }

    /** Returns a 1280x720 JPEG without words, its subject right of the middle. */
    static byte[] backdrop(ArtSpec spec) {
        Stage stage = Stage.still(1280, 720, 0.66, palette(spec), seed(spec));
        composition(spec).paint(stage);
        grain(stage.picture(), seed(spec), 0.34);
        return jpeg(stage.picture());
    }

    static Composition composition(ArtSpec spec) {
        List<Composition> fitting = Composition.of(spec.genre());
        return fitting.get((int) Math.floorMod(spec.seed(), (long) fitting.size()));
    }

    static Palette palette(ArtSpec spec) {
        List<Palette> fitting = composition(spec).palettes();
        return fitting.get((int) Math.floorMod(seed(spec) >> 7, (long) fitting.size()));
    }

    private static long seed(ArtSpec spec) {
        return Noise.seed(spec.key(), spec.seed());
    }

    private static void titles(ArtSpec spec, BufferedImage picture, Palette palette) {
        Optional<Font> font =
                spec.titleZh().isEmpty() ? Optional.empty() : HanFont.of(spec.titleZh());
        boolean latin = !spec.titleEn().isBlank() && Lettering.canSet(spec.titleEn());
        if (font.isEmpty() && !latin) {
            return;
        }
        Graphics2D g = Stage.smooth(picture.createGraphics());
        int w = picture.getWidth();
        int h = picture.getHeight();
        g.setPaint(
                new GradientPaint(
                        0, h * 0.62f, new Color(0, 0, 0, 0), 0, h, new Color(0, 0, 0, 205)));
        g.fill(new Rectangle2D.Double(0, h * 0.62, w, h * 0.38));
        double bottom = h - 34;
        if (latin) {
            bottom = english(g, spec.titleEn(), palette, font.isPresent() ? 13 : 25, bottom, w);
        }
        if (font.isPresent()) {
            chinese(g, spec.titleZh(), font.get(), bottom - 18, w);
        }
        g.dispose();
    }

    private static double english(
            Graphics2D g, String text, Palette palette, double cap, double bottom, int w) {
        double tracking = 1.35;
        List<String> lines = Lettering.lines(text, cap, tracking, w - 56);
        double y = bottom - lines.size() * cap * 1.75 + cap * 0.75;
        g.setPaint(Palette.mix(palette.light(), Color.WHITE, 0.35));
        for (String line : lines) {
            Lettering.centred(g, line, w / 2.0, y, cap, 0.13, tracking);
            y += cap * 1.75;
        }
        return bottom - lines.size() * cap * 1.75 + cap * 0.75;
    }

    private static void chinese(Graphics2D g, String text, Font font, double baseline, int w) {
        float size = (float) Math.min(62, (w - 48) / (text.length() * 1.08));
        Font sized = font.deriveFont(size);
        var glyphs = sized.createGlyphVector(g.getFontRenderContext(), text);
        double width = glyphs.getLogicalBounds().getWidth();
        float x = (float) ((w - width) / 2);
        g.setPaint(new Color(0, 0, 0, 110));
        g.fill(glyphs.getOutline(x + 1.5f, (float) baseline + 2f));
        g.setPaint(new Color(0xF6F1E7));
        g.fill(glyphs.getOutline(x, (float) baseline));
    }

    /** Lays film grain and a darker rim over a picture. */
    static void grain(BufferedImage picture, long seed, double rim) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int w = picture.getWidth();
        int h = picture.getHeight();
        long state = Noise.mix(seed) | 1;
        for (int y = 0, i = 0; y < h; y++) {
            double dy = (y - h * 0.5) / (h * 0.5);
            for (int x = 0; x < w; x++, i++) {
                state ^= state << 13;
                state ^= state >>> 7;
                state ^= state << 17;
                double dx = (x - w * 0.5) / (w * 0.5);
                double d = Math.max(0, dx * dx + dy * dy - 0.55) * 0.7;
                int keep = (int) (256 * (1 - rim * d));
                int noise = (int) ((state & 7) + ((state >>> 8) & 7)) - 7;
                int p = pixels[i];
                pixels[i] =
                        (tone(p >> 16 & 255, keep, noise) << 16)
                                | (tone(p >> 8 & 255, keep, noise) << 8)
                                | tone(p & 255, keep, noise);
            }
        }
    }

    private static int tone(int value, int keep, int noise) {
        return Math.clamp(((value * keep) >> 8) + noise, 0, 255);
    }

    static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160_000);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException memory) {
            throw new UncheckedIOException("a picture could not be written to memory", memory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
