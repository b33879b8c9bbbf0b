package tv.foyer.measurement;

import java.time.InstantSource;

/**
 * Bounds how many refusals of a second become facts, so that a flood of forgeries costs a meter
 * tick each and not a row each.
 */
final class RefusalGate {
    private final InstantSource clock;
    private final int mostPerSecond;
    private long second = Long.MIN_VALUE;
    private int passed;

    RefusalGate(InstantSource clock, int mostPerSecond) {
        this.clock = clock;
        this.mostPerSecond = mostPerSecond;
    }

    synchronized boolean admits() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            passed = 0;
        }
        return ++passed <= mostPerSecond;
    }
}
