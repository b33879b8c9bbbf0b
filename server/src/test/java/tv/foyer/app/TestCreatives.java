package tv.foyer.app;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures of invented advertisers in any shape, as {@code data:} addresses. */
final class TestCreatives {
    private TestCreatives() {}

    /** A warm ground, a bowl at the right and the advertiser's word at the left. */
    static String noodles(int width, int height) {
        return draw(width, height, new Color(0x7A1F12), new Color(0xF2A33A), "好面有请");
    }

    /** A cool ground, a wheel at the right and the advertiser's word at the left. */
    static String ride(int width, int height) {
        return draw(width, height, new Color(0x0D3B3F), new Color(0x6FD3A8), "踏狐出行");
    }

    private static String draw(int width, int height, Color dark, Color light, String word) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, dark, width, height, dark.brighter()));
        g.fillRect(0, 0, width, height);
        double most = Math.min(width, height);
        for (int ring = 6; ring >= 1; ring--) {
            double radius = most * ring * 0.12;
            g.setColor(
                    new Color(light.getRed(), light.getGreen(), light.getBlue(), 30 + ring * 24));
            g.fill(
                    new Ellipse2D.Double(
                            width - most * 0.55 - radius,
                            height * 0.5 - radius,
                            2 * radius,
                            2 * radius));
        }
        g.setColor(new Color(0xFFF4E2));
        g.setFont(new Font("Noto Sans CJK SC", Font.BOLD, (int) (most * 0.16)));
        g.drawString(word, (int) (width * 0.06), (int) (height * 0.56));
        g.dispose();
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(image));
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
