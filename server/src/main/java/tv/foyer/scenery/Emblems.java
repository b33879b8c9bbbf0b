package tv.foyer.scenery;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Small fixed pictures: channel logos, faces for profiles, mastheads for advertisers. */
final class Emblems {
    static final List<String> FACES = List.of("fox", "owl", "cat", "bear", "rabbit", "whale");
    private static final int SIDE = 240;
    private static final int MASTHEAD_HEIGHT = 360;

    private Emblems() {}

    /** Returns a 240x240 PNG with clear corners. */
    static byte[] logo(LogoSpec spec) {
        long seed = Noise.seed(spec.key(), 11);
        Palette p = Palette.ALL.get((int) Math.floorMod(seed, (long) Palette.ALL.size()));
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = Stage.smooth(picture.createGraphics());
        g.setPaint(Color.BLACK);
        g.fill(new RoundRectangle2D.Double(0, 0, SIDE, SIDE, 64, 64));
        g.setComposite(AlphaComposite.SrcAtop);
        Color dark = p.equals(Palette.PAPER) ? p.near() : p.zenith();
        g.setPaint(new GradientPaint(0, 0, Palette.mix(dark, p.far(), 0.35), SIDE, SIDE, dark));
        g.fill(new Rectangle2D.Double(0, 0, SIDE, SIDE));
        g.setPaint(Palette.fade(p.accent(), 0.9));
        double r = 60 + Math.floorMod(seed >> 9, 50L);
        double x = Math.floorMod(seed >> 17, 2L) == 0 ? 12 : SIDE - 12;
        g.fill(new Ellipse2D.Double(x - r, SIDE - 8 - r, 2 * r, 2 * r));
        g.setPaint(Palette.fade(p.horizon(), 0.5));
        g.fill(new Ellipse2D.Double(SIDE - x - r * 0.8, -r * 0.7, r * 1.6, r * 1.6));
        g.setPaint(new Color(0xFFFAF0));
        double cap = spec.mark().length() == 1 ? 120 : spec.mark().length() == 2 ? 92 : 66;
        Lettering.centred(g, spec.mark(), SIDE / 2.0, (SIDE - cap) / 2, cap, 0.2, 1.1);
        g.dispose();
        return png(picture);
    }

    static String avatarPath(String face) {
        return "/media/art/avatar-" + face + "-1.png";
    }

    static byte[] avatar(String face) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = Stage.smooth(picture.createGraphics());
        switch (face) {
            case "fox" -> head(g, 0x2B5D8C, 0x16365A, 0xFF8A3C, 0xFFF1DD, 86, true);
            case "owl" -> head(g, 0x6B3FA0, 0x35195E, 0xC9A27A, 0xF7E7CE, 44, true);
            case "cat" -> head(g, 0xF2A541, 0xB4561F, 0x2F2B3A, 0x4B4560, 74, true);
            case "bear" -> head(g, 0x3F8F6B, 0x17503A, 0x9A6A44, 0xE9CDA6, 0, false);
            case "rabbit" -> head(g, 0xE8638B, 0x932B58, 0xF3ECEA, 0xFFC9D4, 120, false);
            case "whale" -> whale(g);
            default -> throw new IllegalArgumentException("face: " + face);
        }
        g.dispose();
        return png(picture);
    }

    private static void disc(Graphics2D g, int top, int bottom) {
        g.setPaint(new GradientPaint(0, 0, new Color(top), 0, SIDE, new Color(bottom)));
        g.fill(new Ellipse2D.Double(4, 4, SIDE - 8, SIDE - 8));
        g.setClip(new Ellipse2D.Double(4, 4, SIDE - 8, SIDE - 8));
    }

    private static void head(
            Graphics2D g, int top, int bottom, int coat, int muzzle, int ear, boolean pointed) {
        disc(g, top, bottom);
        Color fur = new Color(coat);
        Color pale = new Color(muzzle);
        g.setPaint(Palette.mix(fur, Color.BLACK, 0.18));
        g.fill(new Ellipse2D.Double(46, 176, 148, 120));
        for (int side = -1; side <= 1; side += 2) {
            ear(g, side, fur, pale, ear, pointed);
        }
        g.setPaint(fur);
        g.fill(new RoundRectangle2D.Double(56, 76, 128, 116, 112, 112));
        g.setPaint(pale);
        g.fill(new Ellipse2D.Double(82, 132, 76, 58));
        for (int side = -1; side <= 1; side += 2) {
            if (ear == 44) {
                g.setPaint(pale);
                g.fill(new Ellipse2D.Double(120 + side * 28 - 25, 94, 50, 50));
            }
            g.setPaint(new Color(ear == 74 ? 0xFFD166 : 0x1D1A22));
            g.fill(new Ellipse2D.Double(120 + side * 28 - 8, 110, 16, 18));
            g.setPaint(Color.WHITE);
            g.fill(new Ellipse2D.Double(120 + side * 28 - 1, 113, 5, 5));
        }
        g.setPaint(new Color(ear == 120 ? 0xE8638B : 0x2A2028));
        g.fill(new RoundRectangle2D.Double(108, 140, 24, 16, 16, 16));
        g.setStroke(Stage.pen(3.5));
        g.draw(
                new java.awt.geom.Arc2D.Double(
                        100, 148, 20, 18, 200, 150, java.awt.geom.Arc2D.OPEN));
        g.draw(
                new java.awt.geom.Arc2D.Double(
                        120, 148, 20, 18, 190, 150, java.awt.geom.Arc2D.OPEN));
    }

    private static void ear(
            Graphics2D g, int side, Color fur, Color pale, int tall, boolean pointed) {
        double x = 120 + side * 44;
        if (pointed) {
            for (int inner = 0; inner < 2; inner++) {
                double k = 1 - inner * 0.45;
                Path2D tip = new Path2D.Double();
                tip.moveTo(x - 26 * k, 104);
                tip.lineTo(x + side * 18, 104 - tall * k);
                tip.lineTo(x + 26 * k, 112);
                tip.closePath();
                g.setPaint(inner == 0 ? fur : pale);
                g.fill(tip);
            }
        } else if (tall > 0) {
            g.setPaint(fur);
            g.fill(new RoundRectangle2D.Double(x - side * 8 - 18, 18, 36, tall, 36, 48));
            g.setPaint(pale);
            g.fill(new RoundRectangle2D.Double(x - side * 8 - 9, 30, 18, tall - 24, 18, 30));
        } else {
            g.setPaint(fur);
            g.fill(new Ellipse2D.Double(x + side * 8 - 27, 56, 54, 54));
            g.setPaint(pale);
            g.fill(new Ellipse2D.Double(x + side * 8 - 14, 69, 28, 28));
        }
    }

    private static void whale(Graphics2D g) {
        disc(g, 0x8FDCE8, 0x1A6E9A);
        Path2D body = new Path2D.Double();
        body.moveTo(34, 132);
        body.curveTo(36, 70, 150, 66, 168, 122);
        body.curveTo(178, 132, 190, 120, 186, 92);
        body.curveTo(200, 96, 204, 104, 204, 112);
        body.curveTo(214, 106, 222, 108, 228, 114);
        body.curveTo(216, 122, 212, 130, 206, 146);
        body.curveTo(180, 204, 40, 204, 34, 132);
        g.setPaint(new GradientPaint(0, 70, new Color(0x1E4B78), 0, 190, new Color(0x0C2747)));
        g.fill(body);
        g.setPaint(new Color(0xDDF4F7));
        g.fill(new Ellipse2D.Double(48, 144, 104, 34));
        g.setPaint(Color.WHITE);
        g.fill(new Ellipse2D.Double(64, 114, 14, 14));
        g.setStroke(Stage.pen(6));
        g.draw(new java.awt.geom.QuadCurve2D.Double(96, 76, 94, 52, 76, 46));
        g.draw(new java.awt.geom.QuadCurve2D.Double(96, 76, 98, 52, 116, 46));
    }

    static String mastheadPath(String spot) {
        return "/media/art/masthead-" + spot + "-1.jpg";
    }

    /** Returns a 1280x360 JPEG: the end of a spot, its name over its product. */
    static byte[] masthead(Spot.Design design, int shift) {
        BufferedImage picture =
                new BufferedImage(Reel.WIDTH, MASTHEAD_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Stage.smooth(picture.createGraphics());
        g.translate(0, -shift);
        design.draw(g, 14, 0.95);
        g.dispose();
        return Artwork.jpeg(picture);
    }

    static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32_000);
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException memory) {
            throw new UncheckedIOException("a picture could not be written to memory", memory);
        }
        return bytes.toByteArray();
    }
}
