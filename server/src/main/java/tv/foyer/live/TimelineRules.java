package tv.foyer.live;

import java.time.Duration;

/**
 * How a timeline is kept.
 *
 * @param patience how long a slot waits for the rungs that lack its segment, since it was first
 *     listed
 * @param lostAfter how long a rung may bring nothing until nobody waits for it
 * @param retention how much of the past is kept for start-over and catch-up
 * @param breakCap the end of breaks whose cue plans none
 */
record TimelineRules(Duration patience, Duration lostAfter, Duration retention, Duration breakCap) {
    /** Slots are remembered at most, however short they are. */
    static final int MOST_SLOTS = 20_000;

    TimelineRules {
        if (!patience.isPositive() || !lostAfter.isPositive() || !retention.isPositive()) {
            throw new IllegalArgumentException("rules: lengths above zero expected");
        }
    }
}
