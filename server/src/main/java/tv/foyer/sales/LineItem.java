package tv.foyer.sales;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/**
 * What an advertiser booked, as a decision sees it. Runs from {@code start} to {@code end}, end
 * excluded. Prices and budget are micro-units of the currency's major unit.
 *
 * @param version counts the changes of its terms, from 1
 * @param priceMicros of one impression; of a programmatic line item the least that is accepted
 * @param goal what is owed or may be spent
 * @param category of the product: rivals of one category never share a break
 * @param kidsSafe whether it may be shown beside a child's profile
 * @param creatives only those reviewed and ready, the shortest first
 */
public record LineItem(
        LineItemId id,
        int version,
        OrderId order,
        PartnerId advertiser,
        String name,
        LineItemKind kind,
        boolean paused,
        Targeting targeting,
        Instant start,
        Instant end,
        String currency,
        long priceMicros,
        Goal goal,
        int capPerDay,
        String category,
        boolean kidsSafe,
        List<Creative> creatives) {
    public LineItem {
        creatives = List.copyOf(creatives);
    }

    /** Returns the same line item with other creatives. */
    public LineItem with(List<Creative> others) {
        return new LineItem(
                id,
                version,
                order,
                advertiser,
                name,
                kind,
                paused,
                targeting,
                start,
                end,
                currency,
                priceMicros,
                goal,
                capPerDay,
                category,
                kidsSafe,
                others);
    }

    /**
     * What a line item is to reach.
     *
     * @param budgetMicros the most that its impressions may cost
     * @param impressions owed over the flight; 0 where no number is owed
     * @param sharePercent share of voice owed on what it targets; 0 where none is
     */
    public record Goal(long budgetMicros, long impressions, int sharePercent) {}

    /**
     * One ad of a line item.
     *
     * @param seconds length of a film; how long a picture may stay, 0 until the viewer moves on
     * @param surfaces that it was made for; empty means all of its line item
     * @param headline a line of text beside a picture
     * @param link where its QR code leads, an https address
     * @param comparative whether it names a rival's product
     */
    public record Creative(
            CreativeId id,
            Format format,
            String assetKey,
            int seconds,
            Set<Surface> surfaces,
            Text title,
            Optional<Text> headline,
            Optional<String> link,
            boolean comparative) {
        public Creative {
            surfaces = Set.copyOf(surfaces);
        }
    }

    /** What a creative is made of. */
    public enum Format {
        VIDEO,
        IMAGE
    }
}
