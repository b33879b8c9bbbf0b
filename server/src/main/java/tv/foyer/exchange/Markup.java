package tv.foyer.exchange;

import java.util.Optional;

/** Writes a direct ad as VAST 4.2, its impression and its errors reported to the house. */
@FunctionalInterface
public interface Markup {
    /**
     * Returns the document, or empty if the ad may no longer be shown: then it is not answered.
     * Asked for once, and only for an ad that is answered.
     *
     * @param origin scheme and authority before the house's addresses
     */
    Optional<String> vast(DirectAd ad, SlotFacts slot, String origin);
}
