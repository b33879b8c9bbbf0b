package tv.foyer.scte;

import java.time.Instant;

/**
 * What the wall clock says at one moment of a stream, and so near it: right for 13 hours both ways,
 * as a stream's moments come again.
 */
public record PtsClock(Pts pts, Instant instant) {
    public Instant at(Pts other) {
        return instant.plus(other.since(pts));
    }
}
