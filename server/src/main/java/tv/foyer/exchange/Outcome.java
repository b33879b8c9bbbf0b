package tv.foyer.exchange;

/** What came of asking a bidder once. */
enum Outcome {
    BID,
    NO_BID,
    /** The breaker was open: not asked. */
    RESTING,
    /** All its connections were at work: not asked. */
    BUSY,
    /** Its name is unknown or leads where no bidder may be: not asked. */
    ADDRESS,
    UNREACHABLE,
    /** No whole answer before the deadline. */
    LATE,
    /** Hung up in the middle. */
    CUT,
    /** No HTTP, or no OpenRTB. */
    GARBAGE,
    TOO_LONG,
    /** Compressed although identity was asked for. */
    ENCODED,
    /** A status other than 200 and 204. */
    STATUS,
    /** The answer to another request. */
    WRONG_ID;

    /** Tells whether the bidder is to blame and may need rest. */
    boolean failure() {
        return switch (this) {
            case BID, NO_BID, RESTING, BUSY -> false;
            case ADDRESS, UNREACHABLE, LATE, CUT, GARBAGE, TOO_LONG, ENCODED, STATUS, WRONG_ID ->
                    true;
        };
    }
}
