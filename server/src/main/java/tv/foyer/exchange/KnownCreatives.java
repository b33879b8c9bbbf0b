package tv.foyer.exchange;

import java.util.Optional;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.PartnerId;

/** Knows the films of bidders that were fetched, encoded and approved: only these are stitched. */
@FunctionalInterface
public interface KnownCreatives {
    /** Returns the film that a bidder, which buys as this member, calls so. */
    Optional<Known> find(String bidder, PartnerId buyer, String crid);

    /** A film that may be shown, and its true length. */
    record Known(CreativeId creative, int seconds) {}
}
