package tv.foyer.samples.bidder;

import java.util.Locale;

/** How the bidder answers: properly, or so that a house's patience is tried. */
enum Manner {
    BID,
    /** Says nothing for a minute. */
    STALL,
    /** One byte a second. */
    DRIP,
    /** Hangs up in the middle. */
    RESET,
    /** No JSON. */
    GARBAGE,
    /** A hundred megabytes. */
    OVERSIZE,
    /** A proper answer after two seconds. */
    LATE;

    static Manner of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
