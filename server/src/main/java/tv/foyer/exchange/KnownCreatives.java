package tv.foyer.exchange;

import java.util.Optional;
import tv.foyer.kernel.CreativeId;

/** Knows the films of bidders that were fetched, encoded and approved: only these are stitched. */
@FunctionalInterface
public interface KnownCreatives {
    Optional<Known> find(String bidder, String crid);

    /** A film that may be shown, and its true length. */
    record Known(CreativeId creative, int seconds) {}
}
