package tv.foyer.ads;

import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/**
 * One ad of a decided break. {@code slot} counts from 0 within its decision; {@code token} is the
 * signed {@link tv.foyer.events.ImpressionClaim}, handed to the set as it is.
 */
public record PlacedAd(
        int slot,
        DecisionId decision,
        LineItemId lineItem,
        CreativeId creative,
        String assetKey,
        Text title,
        PartnerId advertiser,
        int seconds,
        String token) {}
