package tv.foyer.live;

/**
 * What happened on a timeline.
 *
 * @param late segments that came after their slot was published without them
 * @param gaps published slots of rungs that lack the segment
 * @param waited published slots for which a rung was waited beyond half of the patience
 * @param cues cues read on new segments
 * @param badCues cues that could not be read
 * @param restarts numberings of the origin that began anew
 * @param stale readings older than what was known
 * @param holes slots that no rung had listed when a later one was
 * @param overlong segments longer than the target duration
 */
record Tally(
        long late,
        long gaps,
        long waited,
        long cues,
        long badCues,
        long restarts,
        long stale,
        long holes,
        long overlong) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** What is counted. */
    enum Of {
        LATE,
        GAP,
        WAITED,
        CUE,
        BAD_CUE,
        RESTART,
        STALE,
        HOLE,
        OVERLONG
    }

    Tally plus(Of what) {
        return plus(what, 1);
    }

    Tally plus(Of what, long times) {
        return new Tally(
                late + (what == Of.LATE ? times : 0),
                gaps + (what == Of.GAP ? times : 0),
                waited + (what == Of.WAITED ? times : 0),
                cues + (what == Of.CUE ? times : 0),
                badCues + (what == Of.BAD_CUE ? times : 0),
                restarts + (what == Of.RESTART ? times : 0),
                stale + (what == Of.STALE ? times : 0),
                holes + (what == Of.HOLE ? times : 0),
                overlong + (what == Of.OVERLONG ? times : 0));
    }

    long of(Of what) {
        return switch (what) {
            case LATE -> late;
            case GAP -> gaps;
            case WAITED -> waited;
            case CUE -> cues;
            case BAD_CUE -> badCues;
            case RESTART -> restarts;
            case STALE -> stale;
            case HOLE -> holes;
            case OVERLONG -> overlong;
        };
    }
}
