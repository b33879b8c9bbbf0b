package tv.foyer.exchange;

import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/**
 * A bid that may be shown in a break of the alliance: every rule of the place is kept, the film is
 * known and approved.
 *
 * @param partner the member that the bidder buys as
 * @param lineItem the line item of the bid's deal, where it has one
 * @param burl billing address with its macros filled, may be empty; called at the impression
 */
public record Offer(
        String bidder,
        PartnerId partner,
        Optional<LineItemId> lineItem,
        Optional<String> deal,
        String bidId,
        String crid,
        CreativeId creative,
        List<String> domains,
        List<String> categories,
        int seconds,
        long cpmMicros,
        String burl) {
    public Offer {
        domains = List.copyOf(domains);
        categories = List.copyOf(categories);
    }
}
