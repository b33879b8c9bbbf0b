package tv.foyer.playback;

import java.time.Instant;
import tv.foyer.kernel.TitleId;

/**
 * How far a profile got in a title, whatever set it watched on.
 *
 * @param positionSeconds place in the content, ads excluded
 * @param at when it was there
 */
public record Place(TitleId title, int positionSeconds, int durationSeconds, Instant at) {
    private static final int FINISHED_PERCENT = 95;

    /** Tells whether so little is left that it counts as seen to the end. */
    public boolean finished() {
        return 100L * positionSeconds >= (long) FINISHED_PERCENT * durationSeconds;
    }

    /** Tells whether there is something to go on with. */
    public boolean begun() {
        return positionSeconds > 0 && !finished();
    }
}
