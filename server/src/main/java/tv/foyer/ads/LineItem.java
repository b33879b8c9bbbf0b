package tv.foyer.ads;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/**
 * What an advertiser booked, as the decider sees it. Runs from {@code start} to {@code end}, end
 * excluded. Prices and budget are micro-units of the currency's major unit.
 *
 * @param brands on which it may be seen; empty means all
 * @param creatives only those reviewed and encoded, the shortest first
 */
record LineItem(
        LineItemId id,
        PartnerId advertiser,
        boolean paused,
        Set<Surface> surfaces,
        Set<BrandId> brands,
        Instant start,
        Instant end,
        String currency,
        long priceMicros,
        long budgetMicros,
        int capPerDay,
        String category,
        boolean kidsSafe,
        List<Creative> creatives) {
    LineItem {
        surfaces = Collections.unmodifiableSet(EnumSet.copyOf(surfaces));
        brands = Set.copyOf(brands);
        creatives = List.copyOf(creatives);
    }

    /** One ad film of a line item. */
    record Creative(CreativeId id, String assetKey, int seconds, Text title) {}
}
