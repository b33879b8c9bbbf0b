package tv.foyer.scenery;

/**
 * Soft music: slow chords under plucked notes, with an echo. Levels are set here, not by ear: a
 * film's sound is brought to {@link #FILM_LEVEL}, a spot's to {@link #SPOT_LEVEL} below it, so no
 * spot is louder than what it interrupts.
 */
final class Score {
    static final int RATE = Reel.SOUND_RATE;

    /** Root mean square of a film's samples, as a share of full scale: about -20 dB. */
    static final double FILM_LEVEL = 0.10;

    /** About -23 dB. */
    static final double SPOT_LEVEL = 0.07;

    private static final int[][] WAYS = {
        {0, 5, 9, 7}, {0, 8, 3, 10}, {0, 9, 5, 7}, {0, 3, 8, 7}, {0, 7, 9, 4}, {0, 10, 5, 3}
    };
    private static final int TABLE = 4096;
    private static final float[] SINE = new float[TABLE];

    static {
        for (int i = 0; i < TABLE; i++) {
            SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / TABLE);
        }
    }

    /**
     * The feel of a piece.
     *
     * @param root the lowest note, in semitones from A = 110 Hz
     * @param way which walk of chords
     * @param minor whether chords have a minor third
     * @param beat seconds from one plucked note to the next
     */
    record Mood(int root, int way, boolean minor, double beat) {}

    private final float[] left;
    private final float[] right;

    private Score(int seconds) {
        left = new float[seconds * RATE];
        right = new float[seconds * RATE];
    }

    static short[] film(Mood mood, int seconds) {
        return new Score(seconds).play(mood, 6.0, seconds, FILM_LEVEL);
    }

    static short[] spot(Mood mood, int seconds) {
        return new Score(seconds).play(mood, 2.5, seconds, SPOT_LEVEL);
    }

    private short[] play(Mood mood, double chordSeconds, int seconds, double level) {
        int[] way = WAYS[mood.way() % WAYS.length];
        int third = mood.minor() ? 3 : 4;
        int[] scale = {0, 7, 12, 12 + third, 19, 24, 24 + third, 19};
        long seed = Noise.seed("score", mood.root() * 100L + mood.way());
        int chords = (int) Math.ceil(seconds / chordSeconds);
        for (int c = 0; c < chords; c++) {
            int root = mood.root() + way[c % way.length];
            root = root > mood.root() + 6 ? root - 12 : root;
            double at = c * chordSeconds;
            int[] notes = {root, root + 7, root + 12 + third, root + 19};
            for (int n = 0; n < notes.length; n++) {
                tone(at, chordSeconds * 1.35, pitch(notes[n]), 0.16, n % 2 == 0 ? 0.35 : 0.65, 1.4);
                tone(
                        at,
                        chordSeconds * 1.35,
                        pitch(notes[n]) * 1.003,
                        0.1,
                        n % 2 == 0 ? 0.7 : 0.3,
                        1.4);
            }
            for (double b = 0; b < chordSeconds; b += mood.beat()) {
                double dice = Noise.smooth(seed, (at + b) * 7.7);
                if (dice > 0.3) {
                    int step = (int) (Noise.mix(seed + Math.round((at + b) * 100)) & 7);
                    tone(
                            at + b,
                            1.8,
                            pitch(root + 12 + scale[step]),
                            0.2 * dice,
                            0.25 + 0.5 * dice,
                            0.012);
                }
            }
        }
        echo((int) (0.31 * RATE), 0.34f);
        return samples(level);
    }

    private static double pitch(int semitones) {
        return 110 * Math.pow(2, semitones / 12.0);
    }

    /** A note with a second and third harmonic; it dies away after its attack. */
    private void tone(
            double at, double length, double hertz, double gain, double pan, double attack) {
        int from = (int) (at * RATE);
        int count = Math.min((int) (length * RATE), left.length - from);
        double step = hertz * TABLE / RATE;
        double phase = 0;
        float l = (float) (gain * Math.sqrt(1 - pan));
        float r = (float) (gain * Math.sqrt(pan));
        int rise = Math.max(1, (int) (attack * RATE));
        double total = length * RATE;
        boolean pad = attack > 0.1;
        for (int i = 0; i < count; i++) {
            double fall = 1 - i / total;
            double shape =
                    Math.min(1, i / (double) rise)
                            * (pad ? Math.min(1, fall * 3) : fall * fall * fall);
            int p = (int) phase;
            float wave =
                    SINE[p & TABLE - 1]
                            + 0.28f * SINE[2 * p & TABLE - 1]
                            + 0.09f * SINE[3 * p & TABLE - 1];
            float value = (float) (wave * shape);
            left[from + i] += value * l;
            right[from + i] += value * r;
            phase += step;
        }
    }

    private void echo(int delay, float share) {
        for (int i = delay; i < left.length; i++) {
            float l = left[i - delay];
            left[i] += right[i - delay] * share;
            right[i] += l * share;
        }
    }

    private short[] samples(double level) {
        double power = 0;
        for (int i = 0; i < left.length; i++) {
            power += left[i] * left[i] + right[i] * right[i];
        }
        double gain = level / Math.sqrt(power / (2.0 * left.length) + 1e-12);
        int fade = RATE / 2;
        short[] out = new short[left.length * 2];
        for (int i = 0; i < left.length; i++) {
            double edge = Math.min(1, Math.min(i, left.length - 1 - i) / (double) fade) * gain;
            out[2 * i] = limited(left[i] * edge);
            out[2 * i + 1] = limited(right[i] * edge);
        }
        return out;
    }

    private static short limited(double value) {
        double soft =
                Math.abs(value) < 0.6
                        ? value
                        : Math.signum(value) * (1 - 0.16 / (Math.abs(value) - 0.2));
        return (short) Math.round(Math.clamp(soft, -0.98, 0.98) * 32767);
    }
}
