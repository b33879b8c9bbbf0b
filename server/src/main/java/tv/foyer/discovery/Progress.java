package tv.foyer.discovery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;

/** Where viewers stand in what they watched; kept elsewhere, asked here within a deadline. */
public interface Progress {
    /** A film, clip or episode and how far a profile got in it. */
    record Position(TitleId title, int positionSeconds, int durationSeconds) {
        private static final int DONE_PERCENT = 95;

        /** Tells whether what is left is only the end titles. */
        public boolean done() {
            return (long) positionSeconds * 100 >= (long) durationSeconds * DONE_PERCENT;
        }
    }

    /** Returns the last things watched, the latest first, also those seen to the end. */
    List<Position> recent(ProfileId profile, int limit);

    /** Returns the positions that there are for some titles. */
    Map<TitleId, Position> positions(ProfileId profile, Set<TitleId> titles);
}
