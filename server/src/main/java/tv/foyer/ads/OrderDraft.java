package tv.foyer.ads;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/** An order as it comes in, before the rules have looked at it. The buyer makes the ids. */
public record OrderDraft(OrderId id, PartnerId advertiser, String name, List<Line> lineItems) {
    public OrderDraft {
        lineItems = List.copyOf(lineItems);
    }

    /**
     * A line item.
     *
     * @param brands on which it may be seen; empty means all
     * @param end the first instant at which it is no longer shown
     * @param budget the most that its impressions may cost
     * @param cpm the price of a thousand impressions
     * @param capPerDay impressions per household and calendar day, across all brands
     * @param category of the product: rivals of one category never share a break
     */
    public record Line(
            LineItemId id,
            String name,
            Set<Surface> surfaces,
            Set<BrandId> brands,
            Instant start,
            Instant end,
            Money budget,
            Money cpm,
            int capPerDay,
            String category,
            boolean kidsSafe,
            List<Film> creatives) {
        public Line {
            surfaces = Set.copyOf(surfaces);
            brands = Set.copyOf(brands);
            creatives = List.copyOf(creatives);
        }
    }

    /** A creative. It waits for review; nothing unreviewed is shown. */
    public record Film(CreativeId id, String assetKey, int seconds, Text title) {}
}
