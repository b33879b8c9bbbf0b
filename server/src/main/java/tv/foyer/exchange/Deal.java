package tv.foyer.exchange;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.http.BadRequest;
import tv.foyer.kernel.LineItemId;

/**
 * A deal between the house and a bidder over the alliance's own places; runs from {@code start} to
 * {@code end}, end excluded.
 *
 * @param lineItem the line item of kind programmatic under which it was booked
 * @param surfaces on which it holds; empty means all
 */
record Deal(
        String id,
        String bidder,
        Optional<LineItemId> lineItem,
        long floorCpmMicros,
        Set<Surface> surfaces,
        Instant start,
        Instant end,
        boolean enabled) {
    private static final long MOST_CPM_MICROS = 100_000_000_000L;

    Deal {
        EnumSet<Surface> own = EnumSet.noneOf(Surface.class);
        own.addAll(surfaces);
        surfaces = java.util.Collections.unmodifiableSet(own);
    }

    boolean holds(Surface surface, Instant at) {
        return enabled
                && (surfaces.isEmpty() || surfaces.contains(surface))
                && !at.isBefore(start)
                && at.isBefore(end);
    }

    /** Throws {@link BadRequest} that names the first field at fault. */
    Deal checked() {
        Bidder.requireKey("id", id);
        Bidder.requireKey("bidder", bidder);
        if (floorCpmMicros < 0 || floorCpmMicros > MOST_CPM_MICROS) {
            throw new BadRequest("floorCpmMicros", "0 to " + MOST_CPM_MICROS + " expected");
        }
        if (!end.isAfter(start)) {
            throw new BadRequest("end", "after start expected");
        }
        return this;
    }
}
