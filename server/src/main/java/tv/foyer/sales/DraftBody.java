package tv.foyer.sales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.http.BadRequest;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/**
 * An order as the wire brings it: everything may be missing, so that all that is wrong can be said
 * at once.
 */
record DraftBody(
        Optional<OrderId> orderId,
        Optional<PartnerId> advertiserId,
        Optional<String> name,
        Optional<List<Line>> lineItems) {

    /** A line item; {@code version} is that which a change was made from. */
    record Line(
            Optional<Integer> version,
            Optional<LineItemId> id,
            Optional<String> name,
            Optional<LineItemKind> kind,
            Optional<Place> targeting,
            Optional<Instant> start,
            Optional<Instant> end,
            Optional<Goal> goal,
            Optional<Money> cpm,
            Optional<Integer> capPerDay,
            Optional<String> category,
            Optional<Boolean> kidsSafe,
            Optional<List<Film>> creatives) {}

    record Place(
            Optional<Set<Surface>> surfaces,
            Optional<Set<BrandId>> brands,
            Optional<Set<String>> modelClasses,
            Optional<Set<String>> regions,
            Optional<Set<String>> genres,
            Optional<Integer> maxRatingAge,
            Optional<Set<String>> segments,
            Optional<Set<Integer>> hoursOfWeek) {}

    record Goal(
            Optional<Money> budget, Optional<Long> impressions, Optional<Integer> sharePercent) {}

    record Film(
            Optional<CreativeId> id,
            Optional<LineItem.Format> format,
            Optional<String> assetKey,
            Optional<Integer> seconds,
            Optional<Set<Surface>> surfaces,
            Optional<Text> title,
            Optional<Text> headline,
            Optional<String> link,
            Optional<Boolean> comparative) {}

    /** Returns the values, each of them there. */
    static <T, C extends Collection<T>> C whole(String field, C values) {
        for (T value : values) {
            if (value == null) {
                throw new BadRequest(field, "no nulls");
            }
        }
        return values;
    }

    /** Returns the lines, or none. */
    List<Line> lines() {
        return new ArrayList<>(whole("lineItems", lineItems.orElse(List.of())));
    }
}
