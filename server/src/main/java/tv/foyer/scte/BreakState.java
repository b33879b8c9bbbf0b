package tv.foyer.scte;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a stream is at an instant. */
public sealed interface BreakState {
    /** In the programme; next is the nearest break that is announced. */
    record Content(Optional<Instant> next) implements BreakState {}

    /**
     * In a break.
     *
     * @param id of its first out
     * @param into how far it is, also for those who join now
     * @param end as far as it is known now
     */
    record InBreak(String id, Instant start, Duration into, Instant end, Ending ending)
            implements BreakState {
        /** What is left of it. */
        public Duration left() {
            return Duration.between(start.plus(into), end);
        }
    }

    /** What ends a break. */
    enum Ending {
        /** The duration that its cue plans; also when the cue of its end got lost. */
        PLANNED,
        /** The caller's cap, as no cue tells a duration. */
        CAP,
        /** A cue, at the planned end or before it. */
        RETURNED,
        CANCELLED
    }
}
