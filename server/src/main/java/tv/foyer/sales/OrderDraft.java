package tv.foyer.sales;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
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
     * @param end the first instant at which it is no longer shown
     * @param cpm the price of a thousand impressions; of a programmatic line item the floor
     * @param capPerDay impressions per household and calendar day, across all brands
     * @param category of the product: rivals of one category never share a break
     */
    public record Line(
            LineItemId id,
            String name,
            LineItemKind kind,
            Targeting targeting,
            Instant start,
            Instant end,
            Goal goal,
            Money cpm,
            int capPerDay,
            String category,
            boolean kidsSafe,
            List<Film> creatives) {
        public Line {
            creatives = List.copyOf(creatives);
        }

        /** Returns the same line item with other creatives. */
        Line with(List<Film> others) {
            return new Line(
                    id, name, kind, targeting, start, end, goal, cpm, capPerDay, category, kidsSafe,
                    others);
        }
    }

    /**
     * What a line item is to reach.
     *
     * @param budget the most that its impressions may cost
     * @param impressions owed; 0 where no number is owed
     * @param sharePercent share of voice owed on what it targets; 0 where none is
     */
    public record Goal(Money budget, long impressions, int sharePercent) {
        /** Owes nothing but may cost so much. */
        public static Goal upTo(Money budget) {
            return new Goal(budget, 0, 0);
        }
    }

    /** A creative. It waits for review; nothing unreviewed is shown. */
    public record Film(
            CreativeId id,
            LineItem.Format format,
            String assetKey,
            int seconds,
            Set<Surface> surfaces,
            Text title,
            Optional<Text> headline,
            Optional<String> link,
            boolean comparative) {
        public Film {
            surfaces = Set.copyOf(surfaces);
        }

        /** Returns the same creative with another mark of naming a rival's product. */
        Film with(boolean namesRival) {
            return new Film(
                    id, format, assetKey, seconds, surfaces, title, headline, link, namesRival);
        }

        /** A film without text or link, for every surface of its line item. */
        public static Film video(CreativeId id, String assetKey, int seconds, Text title) {
            return new Film(
                    id,
                    LineItem.Format.VIDEO,
                    assetKey,
                    seconds,
                    Set.of(),
                    title,
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }
    }
}
