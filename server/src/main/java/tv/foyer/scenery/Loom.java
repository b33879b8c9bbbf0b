package tv.foyer.scenery;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * One filmed layer, woven into planes once so that a frame is little more than copying rows. It is
 * kept in four versions, each a quarter of a pixel further, because a slow pan in whole pixels
 * trembles.
 */
final class Loom {
    private static final int PHASES = 4;

    private final int width;
    private final Stage.Motion motion;
    private final Weave[] luma = new Weave[PHASES];
    private final Weave[] blue = new Weave[PHASES];
    private final Weave[] red = new Weave[PHASES];

    Loom(Stage.Layer layer) {
        BufferedImage image = layer.image();
        this.motion = layer.motion();
        this.width = image.getWidth();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] |= 0xFF000000;
            }
        }
        byte[] cover = new byte[pixels.length];
        byte[] ink = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] >>> 24;
            cover[i] = (byte) alpha;
            ink[i] = (byte) (Planes.luma(pixels[i]) * alpha / 255);
        }
        byte[] colourCover = halved(pixels, _ -> 255);
        byte[] u = halved(pixels, Planes::blue);
        byte[] v = halved(pixels, Planes::red);
        for (int phase = 0; phase < PHASES; phase++) {
            luma[phase] = new Weave(ink, cover, width, phase);
            blue[phase] = new Weave(u, colourCover, width / 2, phase);
            red[phase] = new Weave(v, colourCover, width / 2, phase);
        }
    }

    /** Half the size both ways, each value weighted by its cover. */
    private byte[] halved(int[] pixels, IntUnaryOperator value) {
        int half = width / 2;
        byte[] out = new byte[pixels.length / 4];
        for (int i = 0; i < out.length; i++) {
            int at = i / half * 2 * width + i % half * 2;
            int p = pixels[at];
            int q = pixels[at + width + 1];
            int sum = value.applyAsInt(p) * (p >>> 24) + value.applyAsInt(q) * (q >>> 24);
            out[i] = (byte) (sum / 510);
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
        luma[Math.floorMod(quarter, PHASES)].lay(
                frame.y, frame.width, Math.floorDiv(quarter, PHASES), down);
        int eighth = Math.floorMod(quarter, 2 * PHASES) / 2;
        int colourX = Math.floorDiv(quarter, 2 * PHASES);
        blue[eighth].lay(frame.u, frame.width / 2, colourX, down / 2);
        red[eighth].lay(frame.v, frame.width / 2, colourX, down / 2);
    }

    /** One plane of one version: values already multiplied by their cover, and where it is. */
    private static final class Weave {
        private final byte[] ink;
        private final byte[] cover;
        private final int width;
        private final int[][] spans;

        Weave(byte[] ink, byte[] cover, int width, int phase) {
            this.ink = shifted(ink, width, phase);
            this.cover = shifted(cover, width, phase);
            this.width = width;
            this.spans = spans();
        }

        private static byte[] shifted(byte[] plane, int width, int phase) {
            if (phase == 0) {
                return plane;
            }
            byte[] out = new byte[plane.length];
            for (int row = 0; row < plane.length; row += width) {
                for (int i = row; i < row + width - 1; i++) {
                    int here = plane[i] & 255;
                    int next = plane[i + 1] & 255;
                    out[i] = (byte) ((here * (PHASES - phase) + next * phase + 2) / PHASES);
                }
                out[row + width - 1] = plane[row + width - 1];
            }
            return out;
        }

        /**
         * Finds where each row is covered: first column in the upper 16 bits, then the end in 15,
         * then one bit that says whether the cover is full.
         */
        private int[][] spans() {
            int[][] rows = new int[cover.length / width][];
            int[] found = new int[width];
            for (int row = 0; row < rows.length; row++) {
                int base = row * width;
                int count = 0;
                int col = 0;
                while (col < width) {
                    int kind = kind(cover[base + col]);
                    int end = col + 1;
                    while (end < width && kind(cover[base + end]) == kind) {
                        end++;
                    }
                    if (kind > 0) {
                        found[count++] = (col << 16) | (end << 1) | (kind - 1);
                    }
                    col = end;
                }
                rows[row] = Arrays.copyOf(found, count);
            }
            return rows;
        }

        /** 0 open, 1 thin, 2 full. */
        private static int kind(byte cover) {
            return cover == 0 ? 0 : cover == -1 ? 2 : 1;
        }

        void lay(byte[] out, int outWidth, int x, int down) {
            int from = Math.max(0, down);
            int to = Math.min(out.length / outWidth, spans.length + down);
            for (int row = from; row < to; row++) {
                int shift = (row - down) * width;
                for (int span : spans[row - down]) {
                    int first = Math.max(x, span >>> 16);
                    int count = Math.min(x + outWidth, (span & 0xFFFF) >>> 1) - first;
                    if (count > 0) {
                        lay(out, row * outWidth + first - x, shift + first, count, (span & 1) == 1);
                    }
                }
            }
        }

        private void lay(byte[] out, int to, int from, int count, boolean full) {
            if (full) {
                System.arraycopy(ink, from, out, to, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                int under = out[to + i] & 255;
                int through = 256 - (cover[from + i] & 255);
                out[to + i] = (byte) ((ink[from + i] & 255) + ((under * through) >> 8));
            }
        }
    }
}
