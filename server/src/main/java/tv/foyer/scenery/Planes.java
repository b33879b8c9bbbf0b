package tv.foyer.scenery;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One frame as an encoder takes it with the least work: planar YUV 4:2:0, BT.709, studio range.
 * Width and height are even.
 */
public final class Planes {
    final int width;
    final int height;
    final byte[] y;
    final byte[] u;
    final byte[] v;

    public Planes(int width, int height) {
        this.width = width;
        this.height = height;
        this.y = new byte[width * height];
        this.u = new byte[width * height / 4];
        this.v = new byte[width * height / 4];
    }

    static int luma(int rgb) {
        return 16
                + ((47 * (rgb >> 16 & 255) + 157 * (rgb >> 8 & 255) + 16 * (rgb & 255) + 128) >> 8);
    }

    static int blue(int rgb) {
        return 128
                + ((-26 * (rgb >> 16 & 255) - 87 * (rgb >> 8 & 255) + 112 * (rgb & 255) + 128)
                        >> 8);
    }

    static int red(int rgb) {
        return 128
                + ((112 * (rgb >> 16 & 255) - 102 * (rgb >> 8 & 255) - 10 * (rgb & 255) + 128)
                        >> 8);
    }

    /** Takes a picture of the same size. */
    void take(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            y[i] = (byte) luma(pixels[i]);
        }
        int half = width / 2;
        for (int row = 0; row < height / 2; row++) {
            for (int col = 0; col < half; col++) {
                int p = pixels[row * 2 * width + col * 2];
                u[row * half + col] = (byte) blue(p);
                v[row * half + col] = (byte) red(p);
            }
        }
    }

    /** Dissolves into {@code next}: 0 keeps this frame, 256 shows the other. */
    void dissolve(Planes next, int share) {
        blend(y, next.y, share);
        blend(u, next.u, share);
        blend(v, next.v, share);
    }

    private static void blend(byte[] here, byte[] there, int share) {
        for (int i = 0; i < here.length; i++) {
            int a = here[i] & 255;
            here[i] = (byte) (a + ((((there[i] & 255) - a) * share) >> 8));
        }
    }

    /** Darkens towards black: 256 keeps, 0 is black. */
    void darken(int share) {
        for (int i = 0; i < y.length; i++) {
            y[i] = (byte) (16 + ((((y[i] & 255) - 16) * share) >> 8));
        }
        for (int i = 0; i < u.length; i++) {
            u[i] = (byte) (128 + ((((u[i] & 255) - 128) * share) >> 8));
            v[i] = (byte) (128 + ((((v[i] & 255) - 128) * share) >> 8));
        }
    }

    /** Adds a soft dot of light. */
    void dot(double x, double y0, double radius, Color colour, double alpha) {
        int rgb = colour.getRGB();
        int left = (int) Math.max(0, x - radius);
        int right = (int) Math.min(width - 1, x + radius);
        int upper = (int) Math.max(0, y0 - radius);
        int lower = (int) Math.min(height - 1, y0 + radius);
        for (int row = upper; row <= lower; row++) {
            for (int col = left; col <= right; col++) {
                double d = Math.hypot(col - x, row - y0) / radius;
                if (d < 1) {
                    touch(col, row, rgb, (int) (256 * alpha * (1 - d) * (1 - d * 0.4)));
                }
            }
        }
    }

    /** Lays a colour over one pixel; 256 covers it. */
    void touch(int col, int row, int rgb, int share) {
        int i = row * width + col;
        y[i] = (byte) ((y[i] & 255) + (((luma(rgb) - (y[i] & 255)) * share) >> 8));
        if ((col & row & 1) == 1) {
            int c = (row / 2) * (width / 2) + col / 2;
            u[c] = (byte) ((u[c] & 255) + (((blue(rgb) - (u[c] & 255)) * share) >> 8));
            v[c] = (byte) ((v[c] & 255) + (((red(rgb) - (v[c] & 255)) * share) >> 8));
        }
    }

    /** Writes the three planes one after another, Y, U and V. */
    public void write(OutputStream out) throws IOException {
        out.write(y);
        out.write(u);
        out.write(v);
    }
}
