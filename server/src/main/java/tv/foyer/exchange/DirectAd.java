package tv.foyer.exchange;

import java.util.List;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/**
 * A priced candidate of a direct line item.
 *
 * @param domain of the advertiser
 * @param seconds of the film, 0 for a picture
 * @param cpmMicros price of a thousand impressions
 * @param media where the film is, to tell two equal ones
 */
public record DirectAd(
        LineItemId lineItem,
        CreativeId creative,
        PartnerId advertiser,
        String domain,
        List<String> categories,
        List<Integer> attributes,
        int seconds,
        long cpmMicros,
        String media) {
    public DirectAd {
        categories = List.copyOf(categories);
        attributes = List.copyOf(attributes);
    }
}
