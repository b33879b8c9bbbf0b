package tv.foyer.ads;

import java.util.Optional;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;

/**
 * One ad of a decided break. {@code slot} counts from 0 within its decision; {@code token} is the
 * signed {@link tv.foyer.events.ImpressionClaim}, handed to the set as it is; {@code link} is where
 * its QR code leads.
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
        LineItem.Format format,
        Optional<Text> headline,
        Optional<String> link,
        String token) {}
