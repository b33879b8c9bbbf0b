package tv.foyer.ads;

import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.LineItem;

/** A direct line item that would fill a slot, and what it pays for one impression. */
public record Priced(
        LineItemId lineItem,
        PartnerId advertiser,
        String category,
        LineItem.Creative creative,
        long priceMicros) {}
