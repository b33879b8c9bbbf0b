package tv.foyer.quality;

/**
 * A range of counts or times, {@code to} excluded, in steps of 1, 2 and 5 times a power of ten: it
 * is as wide as half of what it hides at least, so that nobody subtracts one figure from another.
 */
record Band(long from, long to) {
    private static final long[] STEPS = {1, 2, 5};

    static Band of(long value) {
        long low = 0;
        for (long power = 1; ; power *= 10) {
            for (long step : STEPS) {
                long high = step * power;
                if (value < high) {
                    return new Band(low, high);
                }
                low = high;
            }
        }
    }
}
