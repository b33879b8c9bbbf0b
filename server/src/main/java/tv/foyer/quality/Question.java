package tv.foyer.quality;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What staff asks of the sets' figures.
 *
 * @param hours that end with the one of {@code now}
 * @param brand only this one; empty: all; likewise model and host
 */
record Question(Instant now, int hours, By by, String brand, String model, String host) {
    private static final int MOST_HOURLY = 48;

    /** By what figures stand apart. */
    enum By {
        BRAND,
        MODEL,
        HOST
    }

    Instant from() {
        return to().minus(hours, ChronoUnit.HOURS);
    }

    Instant to() {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /** Longer spans are told by business days. */
    boolean daily() {
        return hours > MOST_HOURLY;
    }
}
