package tv.foyer.devices;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code as one SVG path, sharp at every size. */
final class QrSvg {
    /** ISO/IEC 18004: four modules of light around the code. */
    private static final int QUIET = 4;

    private QrSvg() {}

    static String of(String content) {
        ByteMatrix modules = encode(content);
        int size = modules.getWidth() + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                + size
                + " "
                + size
                + "\" shape-rendering=\"crispEdges\"><rect width=\""
                + size
                + "\" height=\""
                + size
                + "\" fill=\"#fff\"/><path fill=\"#000\" d=\""
                + path(modules)
                + "\"/></svg>";
    }

    /** One rectangle per run of dark modules in a row. */
    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int end = x;
                while (end < modules.getWidth() && modules.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    run(path, x + QUIET, y + QUIET, end - x);
                }
                x = end + 1;
            }
        }
        return path.toString();
    }

    private static void run(StringBuilder path, int x, int y, int length) {
        path.append('M').append(x).append(' ').append(y).append('h').append(length);
        path.append("v1h-").append(length).append('z');
    }

    private static ByteMatrix encode(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("qr: too long: " + content.length(), e);
        }
    }
}
