package tv.foyer.forecast;

/**
 * A range of counts, {@code to} excluded: steps of 1, 2 and 5 times a power of ten, so that a band
 * is at least half as wide as what it hides.
 */
record Band(long from, long to) {
    private static final int[] STEPS = {1, 2, 5};

    /** Counts below this are one band: few breaks tell of few homes. */
    static final long LEAST = 50;

    /** Returns the band in which a count lies. */
    static Band of(double count) {
        if (count < LEAST) {
            return new Band(0, LEAST);
        }
        long low = LEAST;
        for (int step = 0; ; step++) {
            long high = edge(step);
            if (count < high) {
                return new Band(low, high);
            }
            low = high;
        }
    }

    /** The edges above the least: 100, 200, 500, 1,000, … */
    private static long edge(int step) {
        long power = 100;
        for (int i = 0; i < step / STEPS.length; i++) {
            power = Math.multiplyExact(power, 10);
        }
        return power * STEPS[step % STEPS.length];
    }
}
