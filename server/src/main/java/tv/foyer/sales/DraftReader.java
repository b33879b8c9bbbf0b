package tv.foyer.sales;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Booking.Fault;

/**
 * Makes a draft of what the wire brought. For what is missing it notes a fault and puts a stand-in,
 * so that the other fields can be judged in the same answer.
 */
final class DraftReader {
    private static final String REQUIRED = "required";

    private final Currency currency;
    private final Instant now;
    private final List<Fault> missing = new ArrayList<>();
    private int standIns;

    DraftReader(Currency currency, Instant now) {
        this.currency = currency;
        this.now = now;
    }

    OrderDraft order(DraftBody body, PartnerId advertiser) {
        List<OrderDraft.Line> lines = new ArrayList<>();
        List<DraftBody.Line> given = body.lines();
        for (int i = 0; i < given.size(); i++) {
            lines.add(line(given.get(i), "lineItems[" + i + "].", Optional.empty()));
        }
        return new OrderDraft(
                required("orderId", body.orderId(), new OrderId(standIn())),
                advertiser,
                required("name", body.name(), "-"),
                lines);
    }

    /**
     * Reads a line item.
     *
     * @param before whose creatives stay if none are given
     */
    OrderDraft.Line line(DraftBody.Line body, String path, Optional<OrderDraft.Line> before) {
        LineItemKind kind = required(path + "kind", body.kind(), LineItemKind.PRICE_PRIORITY);
        boolean house = kind == LineItemKind.HOUSE;
        Instant start = required(path + "start", body.start(), now);
        Optional<Money> free = house ? Optional.of(Money.zero(currency)) : Optional.empty();
        Money cpm = required(path + "cpm", body.cpm().or(() -> free), new Money(100, currency));
        List<OrderDraft.Film> films = before.map(OrderDraft.Line::creatives).orElse(List.of());
        if (body.creatives().isPresent()) {
            films = films(body.creatives().get(), path + "creatives");
        }
        Optional<LineItemId> id = body.id().or(() -> before.map(OrderDraft.Line::id));
        return new OrderDraft.Line(
                required(path + "id", id, new LineItemId(standIn())),
                required(path + "name", body.name(), "-"),
                kind,
                targeting(body.targeting(), path + "targeting"),
                start,
                required(path + "end", body.end(), later(start)),
                goal(body.goal(), kind, cpm, path + "goal."),
                cpm,
                required(path + "capPerDay", body.capPerDay(), 1),
                required(path + "category", body.category(), "-"),
                body.kidsSafe().orElse(false),
                films);
    }

    /** Returns what was missing, and of the other faults those that no stand-in caused. */
    List<Fault> with(List<Fault> faults) {
        List<Fault> all = new ArrayList<>(missing);
        faults.stream()
                .filter(fault -> missing.stream().noneMatch(m -> covers(m.field(), fault.field())))
                .forEach(all::add);
        return all;
    }

    boolean complete() {
        return missing.isEmpty();
    }

    private static boolean covers(String missing, String field) {
        return field.equals(missing) || field.startsWith(missing + ".");
    }

    private Targeting targeting(Optional<DraftBody.Place> given, String path) {
        if (given.isEmpty()) {
            missing.add(new Fault(path, REQUIRED));
            return Targeting.of(Set.of(), Set.of());
        }
        DraftBody.Place place = given.get();
        return new Targeting(
                set(path + ".surfaces", place.surfaces()),
                set(path + ".brands", place.brands()),
                set(path + ".modelClasses", place.modelClasses()),
                set(path + ".regions", place.regions()),
                set(path + ".genres", place.genres()),
                place.maxRatingAge().orElse(0),
                set(path + ".segments", place.segments()),
                set(path + ".hoursOfWeek", place.hoursOfWeek()));
    }

    /** A guaranteed line item without a budget gets the one that its impressions cost. */
    private OrderDraft.Goal goal(
            Optional<DraftBody.Goal> given, LineItemKind kind, Money cpm, String path) {
        long impressions = given.flatMap(DraftBody.Goal::impressions).orElse(0L);
        Optional<Money> budget = given.flatMap(DraftBody.Goal::budget);
        Optional<Money> implied =
                switch (kind) {
                    case GUARANTEED -> BookingRules.budgetFor(impressions, cpm);
                    case HOUSE -> Optional.of(Money.zero(currency));
                    case SPONSORSHIP, PRICE_PRIORITY, PROGRAMMATIC -> Optional.empty();
                };
        return new OrderDraft.Goal(
                required(path + "budget", budget.or(() -> implied), new Money(1, currency)),
                impressions,
                given.flatMap(DraftBody.Goal::sharePercent).orElse(0));
    }

    private List<OrderDraft.Film> films(List<DraftBody.Film> given, String path) {
        List<OrderDraft.Film> films = new ArrayList<>();
        DraftBody.whole(path, given);
        for (int i = 0; i < given.size(); i++) {
            films.add(film(given.get(i), path + "[" + i + "]."));
        }
        return films;
    }

    private OrderDraft.Film film(DraftBody.Film body, String path) {
        LineItem.Format format = required(path + "format", body.format(), LineItem.Format.VIDEO);
        Optional<Integer> still =
                format == LineItem.Format.IMAGE ? Optional.of(0) : Optional.empty();
        return new OrderDraft.Film(
                required(path + "id", body.id(), new CreativeId(standIn())),
                format,
                required(path + "assetKey", body.assetKey(), "-"),
                required(path + "seconds", body.seconds().or(() -> still), 1),
                set(path + "surfaces", body.surfaces()),
                required(path + "title", body.title(), new Text("-", "-")),
                body.headline(),
                body.link(),
                body.comparative().orElse(false));
    }

    private static <T> Set<T> set(String field, Optional<Set<T>> given) {
        return DraftBody.whole(field, given.orElse(Set.of()));
    }

    private <T> T required(String field, Optional<T> given, T standIn) {
        if (given.isEmpty()) {
            missing.add(new Fault(field, REQUIRED));
        }
        return given.orElse(standIn);
    }

    /** An id that nobody uses, and that no other stand-in has. */
    private java.util.UUID standIn() {
        return Ids.named("missing/" + now + "/" + standIns++);
    }

    private static Instant later(Instant start) {
        return start.isBefore(Instant.MAX.minus(Duration.ofDays(2)))
                ? start.plus(Duration.ofDays(1))
                : start;
    }
}
