package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A break as its slots know it; frozen when the first of them is published.
 *
 * @param number of its first slot, and so its name
 * @param source the id of the cue that began it, as the tracker tells
 * @param sourceStart when that cue began it
 * @param start of its first slot
 * @param planned how long it is from there as far as was known then; none where only the cap ends
 *     it
 */
record BreakMark(
        long number,
        String source,
        Instant sourceStart,
        Instant start,
        Optional<Duration> planned) {
    boolean isOf(String id, Instant begin) {
        return source.equals(id) && sourceStart.equals(begin);
    }
}
