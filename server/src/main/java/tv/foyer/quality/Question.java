package tv.foyer.quality;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What staff asks of the sets' figures.
 *
 * @param to a full hour, excluded
 * @param hours before it
 * @param brand only this one; empty: all; likewise model and host
 */
record Question(Instant to, int hours, By by, String brand, String model, String host) {
    private static final int MOST_HOURLY = 48;

    /** By what figures stand apart. */
    enum By {
        BRAND,
        MODEL,
        HOST
    }

    Instant from() {
        return to.minus(hours, ChronoUnit.HOURS);
    }

    /** Longer spans are told by business days. */
    boolean daily() {
        return hours > MOST_HOURLY;
    }

    /** Returns the end of the hour that an instant is in. */
    static Instant endOfHour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
}
