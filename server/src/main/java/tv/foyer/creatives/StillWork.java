package tv.foyer.creatives;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import tv.foyer.events.Surface;
import tv.foyer.media.Media;

/**
 * Makes a delivered picture into one that sets show: its size is read and judged before a pixel is
 * decoded, then it is drawn anew, so that nothing of the file but its pixels goes on.
 */
final class StillWork {
    private static final int MOST_WIDTH = 1_920;
    private static final int MOST_HEIGHT = 1_080;
    private static final float QUALITY = 0.92f;

    private final Media media;

    StillWork(Media media) {
        this.media = media;
    }

    /** What a picture is written as, by its first bytes (PNG third edition 5.2; ITU-T T.81 B.1). */
    enum Format {
        PNG("png", "89504e470d0a1a0a"),
        JPEG("jpeg", "ffd8ff");

        private final String reader;
        private final String start;

        Format(String reader, String start) {
            this.reader = reader;
            this.start = start;
        }

        static Optional<Format> of(byte[] head) {
            String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
            return Arrays.stream(values()).filter(f -> hex.startsWith(f.start)).findFirst();
        }
    }

    /**
     * Works on a file.
     *
     * @param salt names the advertiser in the picture's key, so that none can learn by delivering
     *     it whether a rival has the same picture
     */
    Verdict make(Path file, Format format, Set<Surface> booked, String salt) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader);
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            List<Reason> broken = broken(width, height, booked);
            if (!broken.isEmpty()) {
                return new Verdict.Unfit(broken);
            }
            Media.Picture kept = keep(reader.read(0), format, salt);
            return new Verdict.Fit(
                    new Delivery.Outcome(
                            Bookings.Kind.PICTURE,
                            key(kept),
                            0,
                            kept.width(),
                            kept.height(),
                            StillRules.fitting(width, height, booked),
                            Optional.empty()));
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | IllegalStateException broken) {
            // The JDK's readers answer a broken file with all of these.
            return Verdict.unfit(
                    "file", "a whole " + format + " picture", String.valueOf(broken.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    private static List<Reason> broken(int width, int height, Set<Surface> booked) {
        boolean vast =
                width > StillRules.MOST_SIDE
                        || height > StillRules.MOST_SIDE
                        || (long) width * height > StillRules.MOST_PIXELS;
        if (vast || width < 1 || height < 1) {
            return List.of(
                    new Reason(
                            "picture.size",
                            "at most "
                                    + StillRules.MOST_PIXELS
                                    + " pixels, "
                                    + StillRules.MOST_SIDE
                                    + " on a side",
                            width + "x" + height));
        }
        return StillRules.broken(width, height, booked);
    }

    private Media.Picture keep(BufferedImage decoded, Format format, String salt)
            throws IOException {
        boolean clear = decoded.getTransparency() != Transparency.OPAQUE;
        BufferedImage drawn = redrawn(decoded, clear);
        boolean png = clear || format == Format.PNG;
        byte[] bytes = png ? png(drawn) : jpeg(drawn);
        return media.keepPicture(Keys.still(salt, bytes), png ? "png" : "jpg", bytes);
    }

    private static String key(Media.Picture kept) {
        String name = kept.path().substring(kept.path().lastIndexOf('/') + 1);
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Halves as long as it can, then scales the rest: no pixel is left out of the mean. */
    private static BufferedImage redrawn(BufferedImage decoded, boolean clear) {
        double shrink =
                Math.min(
                        1,
                        Math.min(
                                MOST_WIDTH / (double) decoded.getWidth(),
                                MOST_HEIGHT / (double) decoded.getHeight()));
        int width = Math.max(1, (int) Math.round(decoded.getWidth() * shrink));
        int height = Math.max(1, (int) Math.round(decoded.getHeight() * shrink));
        BufferedImage now = decoded;
        while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
            now = scaled(now, now.getWidth() / 2, now.getHeight() / 2, clear);
        }
        return scaled(now, width, height, clear);
    }

    private static BufferedImage scaled(BufferedImage from, int width, int height, boolean clear) {
        BufferedImage to =
                new BufferedImage(
                        width,
                        height,
                        clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D g = to.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(from, 0, 0, width, height, null);
        g.dispose();
        return to;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
