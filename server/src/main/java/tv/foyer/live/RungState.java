package tv.foyer.live;

import java.time.Instant;
import java.util.Optional;

/**
 * Where one rung of the origin is.
 *
 * @param shift what is added to the origin's number to have the slot's; none before its first
 *     reading
 * @param first the origin's number of the first segment since its numbering began
 * @param last the origin's number of the newest segment that was placed
 * @param newest that segment
 * @param era how often the timeline had begun anew when this numbering began
 * @param owesBreak whether its next segment begins something else
 * @param progress when it last brought something
 * @param laggard its readings in a row that were older than what is known
 */
record RungState(
        Optional<Long> shift,
        long first,
        long last,
        Optional<Piece> newest,
        int era,
        boolean owesBreak,
        Instant progress,
        Laggard laggard) {
    /** Of old readings: how many moved on, and how far the last one went. */
    record Laggard(int moves, long last) {
        static final Laggard NONE = new Laggard(0, -1);

        Laggard seeing(long newest) {
            return newest == last ? this : new Laggard(moves + 1, newest);
        }
    }

    static RungState unseen(Instant now) {
        return new RungState(
                Optional.empty(), 0, -1, Optional.empty(), 0, false, now, Laggard.NONE);
    }

    RungState lagging(Laggard next) {
        return new RungState(shift, first, last, newest, era, owesBreak, progress, next);
    }

    /** It numbers anew, or for the first time. */
    RungState anchored(long by, long from, int since, boolean breaks) {
        return new RungState(
                Optional.of(by),
                from,
                from - 1,
                Optional.empty(),
                since,
                breaks,
                progress,
                Laggard.NONE);
    }

    RungState placed(long origin, Piece piece, boolean owes) {
        return new RungState(
                shift, first, origin, Optional.of(piece), era, owes, progress, Laggard.NONE);
    }

    RungState alive(Instant now) {
        return new RungState(shift, first, last, newest, era, owesBreak, now, laggard);
    }
}
