package tv.foyer.channels;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a timeline that a playlist shows, microseconds since 1970. Moves forward only.
 *
 * @param fromStart whether a player should begin at its beginning
 */
record Window(long from, long to, boolean fromStart) {
    private static final long MICROS = 1_000_000;

    /** Whole target durations of the past in a live playlist: with the hold-back eight in all. */
    private static final int TARGETS_BEHIND = 5;

    /** How far back one can start over. */
    static final long MOST_BEHIND = 2 * 3_600 * MICROS;

    /**
     * @param wanted where to start over, if not live
     */
    static Window at(long now, int targetSeconds, OptionalLong wanted) {
        long target = targetSeconds * MICROS;
        long live = now - TARGETS_BEHIND * target;
        long from =
                wanted.isPresent()
                        ? Math.max(Math.min(wanted.getAsLong(), live), now - MOST_BEHIND)
                        : live;
        return new Window(from, now + LivePlaylist.HOLD_BACK_TARGETS * target, wanted.isPresent());
    }

    /**
     * Returns what a child may see of it: not beyond programmes that are not for children, on
     * either side; empty if such a one, or an unknown one, is on.
     */
    Optional<Window> forKids(Timeline timeline, long now) {
        long first = from;
        long last = to;
        boolean safe = false;
        for (Timeline.Shown shown : timeline.programmes(from, to)) {
            boolean fit = shown.airing().rating().kidSafe();
            if (shown.endMicros() <= now) {
                first = fit ? first : Math.max(first, shown.endMicros());
            } else if (shown.airing().startMicros() > now) {
                last = fit ? last : Math.min(last, shown.airing().startMicros());
            } else {
                safe = fit;
            }
        }
        return safe ? Optional.of(new Window(first, last, fromStart)) : Optional.empty();
    }
}
