package tv.foyer.scenery;

import java.awt.Color;
import java.util.List;

/** One scene of a film with the camera moving past its layers. */
final class Shot {
    /** The camera's way in a shot, in pixels of the nearest layer. */
    private static final int WAY = 300;

    private final int number;
    private final Film.Scene scene;
    private final double start;
    private final double length;
    private final long seed;
    private final List<Loom> layers;

    Shot(int number, Film.Scene scene, double start, double length, long seed) {
        this.number = number;
        this.scene = scene;
        this.start = start;
        this.length = length;
        this.seed = seed;
        Stage stage = Stage.film(Reel.WIDTH + WAY + 20, Reel.HEIGHT, scene.palette(), seed);
        scene.composition().paint(stage);
        this.layers = stage.layers().stream().map(Loom::new).toList();
    }

    int number() {
        return number;
    }

    void draw(double now, Planes frame) {
        double t = now - start;
        double way = WAY * Math.min(1, length / 15);
        double camera = way * (t / length - 0.5) * ((seed & 1) == 0 ? 1 : -1);
        for (Loom layer : layers) {
            layer.lay(frame, t, length / 2, camera);
        }
        switch (scene.composition().air()) {
            case CLEAR -> {}
            case DUST -> specks(frame, t, camera, 46, -6, 0.35);
            case GLOWS -> glows(frame, t, camera);
            case SNOW -> specks(frame, t, camera, 240, 70, 0.8);
            case RAIN -> streaks(frame, t);
        }
    }

    private double chance(long index, int salt) {
        return (Noise.mix(seed ^ (index * 131 + salt)) >>> 11) * 0x1.0p-53;
    }

    private static double wrap(double value, double size) {
        return value - Math.floor(value / size) * size;
    }

    private void specks(
            Planes frame, double t, double camera, int count, double fall, double alpha) {
        Color colour = Palette.mix(scene.palette().light(), Color.WHITE, 0.5);
        for (int i = 0; i < count; i++) {
            double near = 0.3 + 0.7 * chance(i, 1);
            double sway = 14 * Math.sin(t * (0.5 + chance(i, 2)) + i);
            double x = wrap(chance(i, 3) * 1320 - camera * near + sway - t * 9 * near, 1320) - 20;
            double y = wrap(chance(i, 4) * 760 + fall * near * t, 760) - 20;
            frame.dot(x, y, 1.2 + 3.2 * near * near, colour, alpha * (0.35 + 0.65 * near));
        }
    }

    private void glows(Planes frame, double t, double camera) {
        for (int i = 0; i < 42; i++) {
            double near = 0.3 + 0.7 * chance(i, 1);
            double x =
                    wrap(
                                    chance(i, 3) * 1320
                                            - camera * near
                                            + 40 * Math.sin(t * 0.3 + i * 2.1),
                                    1320)
                            - 20;
            double y = 240 + 440 * chance(i, 4) + 26 * Math.sin(t * (0.3 + 0.4 * chance(i, 5)) + i);
            double pulse = 0.5 + 0.5 * Math.sin(t * (0.8 + chance(i, 6)) + i * 1.7);
            frame.dot(x, y, 3 + 7 * near, scene.palette().accent(), 0.75 * pulse * near);
        }
    }

    private void streaks(Planes frame, double t) {
        int rgb = scene.palette().light().getRGB();
        for (int i = 0; i < 150; i++) {
            double near = 0.4 + 0.6 * chance(i, 1);
            double y = wrap(chance(i, 4) * 800 + 620 * near * t, 800) - 60;
            double x = wrap(chance(i, 3) * 1300 - 90 * near * t, 1300);
            int length = (int) (18 + 26 * near);
            for (int k = 0; k < length; k++) {
                int row = (int) y + k;
                int col = (int) (x - k * 0.15);
                if (row >= 0 && row < frame.height && col >= 0 && col < frame.width) {
                    frame.touch(col, row, rgb, (int) (70 * near));
                }
            }
        }
    }
}
