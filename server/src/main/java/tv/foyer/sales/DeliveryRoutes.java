package tv.foyer.sales;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/** The console watches delivery, and takes it away as CSV. */
final class DeliveryRoutes {
    private static final int MAX_HOURS = 744;
    private static final Duration BEFORE_NOW = Duration.ofDays(7);
    private static final Duration AFTER_NOW = Duration.ofDays(1);

    private final Sales sales;
    private final CampaignStore store;
    private final Neighbours neighbours;

    DeliveryRoutes(Sales sales, CampaignStore store, Neighbours neighbours) {
        this.sales = sales;
        this.store = store;
        this.neighbours = neighbours;
    }

    Routes routes() {
        String lineItems = "/api/v1/console/line-items";
        return new Routes()
                .get(lineItems + ".csv", OrderRoutes.BUYERS, this::lineItemsCsv)
                .get(lineItems + "/{id}/delivery", OrderRoutes.BUYERS, this::delivery)
                .get(lineItems + "/{id}/delivery.csv", OrderRoutes.BUYERS, this::deliveryCsv);
    }

    private Reply delivery(Request request) {
        LineItemId id = request.id("id", LineItemId::new);
        return store.line(Readers.of(request.staff()), id)
                .map(line -> Reply.json(course(line, window(request, line.terms()))))
                .orElseGet(() -> Answers.noLine(id));
    }

    /** All hours from the first counted or planned one until now: three years at most. */
    private Reply deliveryCsv(Request request) {
        LineItemId id = request.id("id", LineItemId::new);
        Optional<KeptLine> line = store.line(Readers.of(request.staff()), id);
        if (line.isEmpty()) {
            return Answers.noLine(id);
        }
        OrderDraft.Line terms = line.get().terms();
        Instant until = terms.end().isBefore(sales.now()) ? terms.end() : sales.now();
        long hours = Math.max(0, ChronoUnit.HOURS.between(terms.start(), until) + 2);
        Csv csv = new Csv("hour", "delivered", "planned");
        course(line.get(), new Course.Window(terms.start(), Math.toIntExact(hours)))
                .byHour()
                .forEach(hour -> csv.row(hour.at(), hour.delivered(), hour.planned()));
        return csv.reply("delivery-" + id + ".csv");
    }

    private Course course(KeptLine line, Course.Window window) {
        LineItem item = sales.lineItem(line);
        return Course.of(
                item.goal().impressions(),
                neighbours.plans().of(item),
                neighbours.curves().of(line.advertiser(), item.id()),
                window,
                sales.now());
    }

    /** By default the week before now and the day after, as far as the flight goes. */
    private Course.Window window(Request request, OrderDraft.Line terms) {
        Instant now = sales.now();
        Instant last = earlier(terms.end(), now.plus(AFTER_NOW));
        Instant first = later(terms.start(), earlier(last, now).minus(BEFORE_NOW));
        Instant from = request.query("from").map(DeliveryRoutes::instant).orElse(first);
        long until = ChronoUnit.HOURS.between(from.truncatedTo(ChronoUnit.HOURS), last) + 1;
        int otherwise = Math.toIntExact(Math.clamp(until, 1, MAX_HOURS));
        return new Course.Window(from, request.queryInt("hours", otherwise, 1, MAX_HOURS));
    }

    private Reply lineItemsCsv(Request request) {
        Optional<PartnerId> reader = Readers.of(request.staff());
        List<CampaignStore.Row> rows = store.forExport(reader);
        Map<LineItemId, Delivery.Delivered> delivered = delivered(rows);
        Csv csv =
                new Csv(
                        "order",
                        "line item",
                        "id",
                        "advertiser",
                        "kind",
                        "state",
                        "start",
                        "end",
                        "surfaces",
                        "budget",
                        "currency",
                        "cpm",
                        "goal",
                        "share percent",
                        "cap per day",
                        "category",
                        "impressions",
                        "spent",
                        "households");
        for (CampaignStore.Row row : rows) {
            Delivery.Delivered counted =
                    delivered.getOrDefault(row.id(), new Delivery.Delivered(0, 0, 0, List.of()));
            csv.row(
                    row.orderName(),
                    row.name(),
                    row.id(),
                    neighbours.partners().name(row.advertiser()).en(),
                    row.kind(),
                    row.state(),
                    row.start(),
                    row.end(),
                    Csv.list(row.targeting().surfaces().stream().sorted().toList()),
                    row.budget().decimal(),
                    row.budget().currency(),
                    row.cpm().decimal(),
                    row.goalImpressions(),
                    row.sharePercent(),
                    row.capPerDay(),
                    row.category(),
                    counted.impressions(),
                    java.math.BigDecimal.valueOf(counted.spentMicros(), 6),
                    counted.reach());
        }
        return csv.reply("line-items.csv");
    }

    private Map<LineItemId, Delivery.Delivered> delivered(Collection<CampaignStore.Row> rows) {
        return neighbours.delivery().of(rows.stream().map(CampaignStore.Row::id).toList());
    }

    private static Instant instant(String text) {
        try {
            Instant from = Instant.parse(text);
            if (Math.abs(from.getEpochSecond()) < 100_000_000_000L) {
                return from;
            }
        } catch (DateTimeParseException e) {
            // answered below, with the rule
        }
        throw new BadRequest("from", "an instant expected, for example 2026-11-20T12:00:00Z");
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
