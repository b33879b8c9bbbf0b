package tv.foyer.creatives;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/** The books that deliveries are for: whose a line item is, and what becomes of its creatives. */
public interface Bookings {
    /** Returns what was booked, or empty if there is no such line item or it is archived. */
    Optional<Target> target(LineItemId lineItem);

    /**
     * Takes a delivery that is ready to be shown as a creative of its line item, pending review.
     * The same creative again changes nothing.
     *
     * @return false if the line item takes no creatives any more
     */
    boolean attach(Ready ready);

    /** Returns the reviews of those of these creatives that are decided. */
    Map<CreativeId, Decided> reviews(Collection<CreativeId> creatives);

    /**
     * A line item as a delivery needs it.
     *
     * @param seconds length of its films, if one was agreed
     */
    record Target(PartnerId advertiser, Set<Surface> surfaces, OptionalInt seconds) {
        public Target {
            surfaces = Set.copyOf(surfaces);
        }
    }

    /**
     * A delivery that is ready.
     *
     * @param assetKey for a film {@code Media.asset}, for a picture {@code Media.picture}
     * @param surfaces those of its line item that it fits
     * @param seconds of a film; 0 for a picture
     */
    record Ready(
            CreativeId creative,
            LineItemId lineItem,
            PartnerId advertiser,
            String name,
            Kind kind,
            String assetKey,
            Set<Surface> surfaces,
            int seconds) {
        public Ready {
            surfaces = Set.copyOf(surfaces);
        }
    }

    /** What a creative is made of. */
    enum Kind {
        FILM,
        PICTURE
    }

    /** A review's end; a refusal has a reason. */
    record Decided(boolean approved, Optional<String> reason) {}
}
