package tv.foyer.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * One filmed layer, woven into planes once so that a frame is little more than copying rows. It is
 * kept in four versions, each a quarter of a pixel further, because a slow pan in whole pixels
 * trembles.
 */
final class Loom {
    private static final int PHASES = 4;

    private final int width;
    private final int height;
    private final Stage.Motion motion;
    private final byte[][] luma = new byte[PHASES][];
    private final byte[][] lumaCover = new byte[PHASES][];
    private final byte[][] blue = new byte[PHASES][];
    private final byte[][] red = new byte[PHASES][];
    private final byte[][] chromaCover = new byte[PHASES][];
    private int top;
    private int bottom;

    Loom(Stage.Layer layer) {
        BufferedImage image = layer.image();
        this.motion = layer.motion();
        this.width = image.getWidth();
        this.height = image.getHeight();
        boolean solid = image.getType() == BufferedImage.TYPE_INT_RGB;
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        bounds(pixels, solid);
        int size = width * height;
        byte[] y = new byte[size];
        byte[] a = new byte[size];
        byte[] u = new byte[size / 4];
        byte[] v = new byte[size / 4];
        byte[] ca = new byte[size / 4];
        split(pixels, solid, y, a);
        splitColour(pixels, solid, u, v, ca);
        for (int phase = 0; phase < PHASES; phase++) {
            luma[phase] = shifted(y, width, phase);
            lumaCover[phase] = shifted(a, width, phase);
            blue[phase] = shifted(u, width / 2, phase);
            red[phase] = shifted(v, width / 2, phase);
            chromaCover[phase] = shifted(ca, width / 2, phase);
        }
    }

    private void bounds(int[] pixels, boolean solid) {
        top = 0;
        bottom = height;
        if (solid) {
            return;
        }
        int first = 0;
        while (first < pixels.length && pixels[first] >>> 24 == 0) {
            first++;
        }
        int last = pixels.length - 1;
        while (last > first && pixels[last] >>> 24 == 0) {
            last--;
        }
        top = Math.min(height, first / width) & ~1;
        bottom = Math.min(height, (last / width + 2) & ~1);
    }

    /**
     * Luma weighted by its cover (BT.709, studio range), so that blending is one multiplication.
     */
    private void split(int[] pixels, boolean solid, byte[] y, byte[] a) {
        for (int i = 0; i < pixels.length; i++) {
            int p = pixels[i];
            int alpha = solid ? 255 : p >>> 24;
            int value = Planes.luma(p);
            y[i] = (byte) (value * alpha / 255);
            a[i] = (byte) alpha;
        }
    }

    private void splitColour(int[] pixels, boolean solid, byte[] u, byte[] v, byte[] ca) {
        int half = width / 2;
        for (int row = 0; row < height / 2; row++) {
            for (int col = 0; col < half; col++) {
                int at = row * 2 * width + col * 2;
                int p = pixels[at];
                int q = pixels[at + width + 1];
                int pa = solid ? 255 : p >>> 24;
                int qa = solid ? 255 : q >>> 24;
                int i = row * half + col;
                u[i] = (byte) ((Planes.blue(p) * pa + Planes.blue(q) * qa) / 510);
                v[i] = (byte) ((Planes.red(p) * pa + Planes.red(q) * qa) / 510);
                ca[i] = (byte) ((pa + qa) / 2);
            }
        }
    }

    private static byte[] shifted(byte[] plane, int width, int phase) {
        if (phase == 0) {
            return plane;
        }
        byte[] out = new byte[plane.length];
        for (int i = 0; i < plane.length; i++) {
            int here = plane[i] & 255;
            int next = (i + 1) % width == 0 ? here : plane[i + 1] & 255;
            out[i] = (byte) ((here * (PHASES - phase) + next * phase + 2) / PHASES);
        }
        return out;
    }

    /**
     * Lays this layer over a frame.
     *
     * @param seconds time in the shot
     * @param camera place of the camera in pixels, 0 in the middle of the shot
     */
    void lay(Planes frame, double seconds, double middleSeconds, double camera) {
        double spare = (width - frame.width) / 2.0;
        double left = spare + camera * motion.depth() - motion.drift() * (seconds - middleSeconds);
        int quarter = (int) Math.round(left * PHASES);
        int down = 2 * (int) Math.round(Math.sin(seconds * 0.9) * motion.bob() / 2);
        int x = Math.floorDiv(quarter, PHASES);
        int phase = Math.floorMod(quarter, PHASES);
        int colourX = Math.floorDiv(quarter, 2 * PHASES);
        int colourPhase = Math.floorMod(quarter, 2 * PHASES) / 2;
        plane(frame.y, frame.width, frame.height, luma[phase], lumaCover[phase], width, x, down, 1);
        int w = frame.width / 2;
        int h = frame.height / 2;
        byte[] cover = chromaCover[colourPhase];
        plane(frame.u, w, h, blue[colourPhase], cover, width / 2, colourX, down / 2, 2);
        plane(frame.v, w, h, red[colourPhase], cover, width / 2, colourX, down / 2, 2);
    }

    private void plane(
            byte[] out,
            int w,
            int h,
            byte[] ink,
            byte[] cover,
            int stride,
            int x,
            int down,
            int by) {
        int from = Math.max(0, top / by + down);
        int to = Math.min(h, bottom / by + down);
        int firstCol = Math.max(0, -x);
        int lastCol = Math.min(w, stride - x);
        for (int row = from; row < to; row++) {
            row(out, row * w, ink, cover, (row - down) * stride + x, firstCol, lastCol);
        }
    }

    /** Copies full cover in runs and blends only where the layer is thin. */
    private static void row(
            byte[] out, int to, byte[] ink, byte[] cover, int from, int first, int last) {
        int col = first;
        while (col < last) {
            int c = cover[from + col] & 255;
            if (c == 0) {
                col++;
            } else if (c == 255) {
                int end = col + 1;
                while (end < last && cover[from + end] == -1) {
                    end++;
                }
                System.arraycopy(ink, from + col, out, to + col, end - col);
                col = end;
            } else {
                int under = out[to + col] & 255;
                int over = ink[from + col] & 255;
                out[to + col] = (byte) (over + (under * (255 - c) + 127) / 255);
                col++;
            }
        }
    }
}
