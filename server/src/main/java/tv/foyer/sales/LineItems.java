package tv.foyer.sales;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;

/** Terms as a decision sees them. Pure. */
final class LineItems {
    private LineItems() {}

    /** Returns a line item as it stands, without its creatives. */
    static LineItem of(KeptLine line) {
        return of(
                new Head(line.order(), line.advertiser(), line.version(), line.state()),
                line.terms(),
                Map.of());
    }

    /** What names a line item, and where it stands. */
    record Head(OrderId order, PartnerId advertiser, int version, LineState state) {}

    /**
     * Returns a line item.
     *
     * @param approved creatives that may be shown, each with whether it names a rival's product
     */
    static LineItem of(Head head, OrderDraft.Line line, Map<CreativeId, Boolean> approved) {
        List<LineItem.Creative> creatives =
                line.creatives().stream()
                        .filter(film -> approved.containsKey(film.id()))
                        .sorted(Comparator.comparingInt(OrderDraft.Film::seconds))
                        .map(film -> creative(film, approved.getOrDefault(film.id(), false)))
                        .toList();
        return new LineItem(
                line.id(),
                head.version(),
                head.order(),
                head.advertiser(),
                line.name(),
                line.kind(),
                head.state() != LineState.ACTIVE,
                line.targeting(),
                line.start(),
                line.end(),
                line.cpm().currency().getCurrencyCode(),
                BookingRules.priceMicros(line.cpm()),
                new LineItem.Goal(
                        BookingRules.micros(line.goal().budget()),
                        line.goal().impressions(),
                        line.goal().sharePercent()),
                line.capPerDay(),
                line.category(),
                line.kidsSafe(),
                creatives);
    }

    private static LineItem.Creative creative(OrderDraft.Film film, boolean comparative) {
        return new LineItem.Creative(
                film.id(),
                film.format(),
                film.assetKey(),
                film.seconds(),
                film.surfaces(),
                film.title(),
                film.headline(),
                film.link(),
                comparative);
    }
}
