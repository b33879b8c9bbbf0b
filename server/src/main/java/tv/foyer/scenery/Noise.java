package tv.foyer.scenery;

/** Smooth chance: values from 0 to 1 that depend on nothing but a seed and a place. */
final class Noise {
    private Noise() {}

    /** Returns a well mixed 64 bits of {@code value} (the finaliser of SplitMix64). */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns a seed that depends on every character of {@code text}. */
    static long seed(String text, long salt) {
        long hash = mix(salt);
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return hash;
    }

    private static double corner(long seed, long x) {
        return (mix(seed ^ (x * 0xD1B54A32D192ED03L)) >>> 11) * 0x1.0p-53;
    }

    /** Value noise with a smooth step between whole numbers. */
    static double smooth(long seed, double x) {
        long cell = (long) Math.floor(x);
        double t = x - cell;
        double s = t * t * (3 - 2 * t);
        return corner(seed, cell) * (1 - s) + corner(seed, cell + 1) * s;
    }

    /** Five octaves of {@link #smooth}, each {@code roughness} as high as the one before. */
    static double fractal(long seed, double x, double roughness) {
        double sum = 0;
        double weight = 1;
        double total = 0;
        double place = x + 17.3;
        for (int octave = 0; octave < 6; octave++) {
            sum += smooth(seed + octave, place) * weight;
            total += weight;
            weight *= roughness;
            place *= 2.03;
        }
        return sum / total;
    }

    /** Returns a chance from 0 to 1 for the {@code index}-th of things of one kind. */
    static double unit(int index, int salt) {
        return (mix(index * 101L + salt * 7_919L) >>> 11) / (double) (1L << 53);
    }
}
