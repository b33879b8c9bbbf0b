package tv.foyer.measurement;

import java.time.Instant;
import java.util.UUID;
import tv.foyer.events.AdPoint;

/** A well-formed report of a set, not yet judged. */
sealed interface Beacon {
    String token();

    Instant at();

    /** An ad reached a point of its life. */
    record Ad(String token, AdPoint point, Instant at) implements Beacon {}

    /** Seconds of content were seen since the last report of the session. */
    record Watch(String token, UUID id, Instant at, int positionSeconds, int seconds)
            implements Beacon {}
}
