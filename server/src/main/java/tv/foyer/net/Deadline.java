package tv.foyer.net;

import java.time.Duration;

/** The end of the time that something has, on a clock that nobody sets. */
record Deadline(long endNanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    long millisLeft() {
        return Math.max(0, (endNanos - System.nanoTime()) / 1_000_000);
    }

    boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }
}
