package tv.foyer.app;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Whose spot it is, by its colours alone. */
enum Spotted {
    /** Orange and red. */
    BRIGHTWOK,
    /** Cyan. */
    PEDALFOX,
    /** Mint and violet. */
    OMBRIX,
    NOBODY;

    static Spotted of(String advertiser) {
        return valueOf(advertiser.toUpperCase(java.util.Locale.ROOT));
    }

    /** Judges the middle of a screenshot, where no label stands. */
    static Spotted of(byte[] png) {
        int[] byHue = new int[12];
        BufferedImage image = read(png);
        for (int y = image.getHeight() / 4; y < image.getHeight() * 3 / 4; y += 4) {
            for (int x = image.getWidth() / 4; x < image.getWidth() * 3 / 4; x += 4) {
                Color c = new Color(image.getRGB(x, y));
                float[] hsb = Color.RGBtoHSB(c.getRed(), c.getGreen(), c.getBlue(), null);
                if (hsb[1] > 0.25 && hsb[2] > 0.15) {
                    byHue[(int) (hsb[0] * 12) % 12]++;
                }
            }
        }
        int best = 0;
        for (int hue = 1; hue < byHue.length; hue++) {
            best = byHue[hue] > byHue[best] ? hue : best;
        }
        return byHue[best] == 0 ? NOBODY : ofHue(best);
    }

    /** In steps of 30 degrees from red. */
    private static Spotted ofHue(int hue) {
        return switch (hue) {
            case 0, 1, 11 -> BRIGHTWOK;
            case 5, 6 -> PEDALFOX;
            case 4, 7, 8, 9 -> OMBRIX;
            default -> NOBODY;
        };
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
