package tv.foyer.settlement;

import java.math.BigInteger;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.foyer.http.Caller;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.DeliveryRow;
import tv.foyer.measurement.Measurement;
import tv.foyer.measurement.Measurement.FleetRow;
import tv.foyer.measurement.ViewingRow;

/** What a partner's staff see first: their own sets, delivery, viewing and statement. */
final class Overviews {
    private static final int TOP_TITLES = 10;
    private static final int SECONDS_PER_MINUTE = 60;

    private final Measurement measurement;
    private final InstantSource clock;
    private final StatementDesk statements;
    private final SettlementConfig config;
    private final Neighbours neighbours;

    Overviews(
            Settlement.Ground ground,
            StatementDesk statements,
            SettlementConfig config,
            Neighbours neighbours) {
        this.measurement = ground.measurement();
        this.clock = ground.clock();
        this.statements = statements;
        this.config = config;
        this.neighbours = neighbours;
    }

    record Overview(
            String period,
            String zone,
            Neighbours.PartnerName partner,
            Optional<Sets> sets,
            Delivery delivery,
            Viewing viewing,
            Optional<StatementMark> statement) {}

    record Sets(int total, int switchedOnToday, List<Neighbours.BrandSets> byBrand) {}

    record Delivery(long impressions, Money gross, List<DeliveryDay> byDay) {}

    record DeliveryDay(LocalDate day, long impressions, long grossMicros) {
        DeliveryDay plus(DeliveryDay more) {
            return new DeliveryDay(
                    day, impressions + more.impressions, grossMicros + more.grossMicros);
        }
    }

    record Viewing(long seconds, long minutes, List<ViewingDay> byDay, List<TopTitle> topTitles) {}

    record ViewingDay(LocalDate day, long minutes) {}

    record TopTitle(Text title, long minutes) {}

    record StatementMark(String period, String state, Money payable) {}

    /** One row of the delivery list. */
    record DeliveryItem(
            LocalDate day,
            String lineItem,
            String lineItemName,
            Text advertiser,
            Text brand,
            String surface,
            long impressions,
            long completes,
            long grossMicros) {
        DeliveryItem plus(DeliveryItem more) {
            return new DeliveryItem(
                    day,
                    lineItem,
                    lineItemName,
                    advertiser,
                    brand,
                    surface,
                    impressions + more.impressions,
                    completes + more.completes,
                    grossMicros + more.grossMicros);
        }
    }

    /** Returns the month in which we are. */
    Period now() {
        return Period.of(clock.instant(), config.zone());
    }

    /** Reads a month of the alliance; throws IllegalArgumentException with the rule otherwise. */
    Period period(String text) {
        return Period.parse(text, config.zone());
    }

    Overview of(Caller.Staff staff, Period period) {
        BillableFacts facts = facts(staff, period);
        return new Overview(
                period.toString(),
                config.zone().getId(),
                neighbours.partners().name(staff.partner()),
                sets(staff),
                delivery(facts.delivery()),
                viewing(facts.viewing()),
                statements
                        .statement(staff.partner(), period.month())
                        .map(StatementDesk.Ready::statement)
                        .map(s -> new StatementMark(s.period(), s.state(), s.payable())));
    }

    /** Returns delivery to which the reader is a party, newest day first. */
    List<DeliveryItem> deliveryItems(Caller.Staff staff, Period period) {
        Map<List<Object>, DeliveryItem> items = new LinkedHashMap<>();
        for (DeliveryRow row : facts(staff, period).delivery()) {
            List<Object> key = List.of(row.day(), row.lineItem(), row.brand(), row.surface());
            items.merge(key, item(row), DeliveryItem::plus);
        }
        return items.values().stream()
                .sorted(Comparator.comparing(DeliveryItem::day).reversed())
                .toList();
    }

    /** The joint company's own staff see all; every other partner its own rows. */
    private BillableFacts facts(Caller.Staff staff, Period period) {
        return staff.operator()
                ? measurement.billableOfHouse(period)
                : measurement.billable(staff.partner(), period);
    }

    private Optional<Sets> sets(Caller.Staff staff) {
        boolean sells = staff.kinds().contains(PartnerKind.MAKER);
        if (!sells && !staff.operator()) {
            return Optional.empty();
        }
        List<Neighbours.BrandSets> brands =
                staff.operator()
                        ? neighbours.fleet().ofHouse()
                        : neighbours.fleet().of(staff.partner());
        List<FleetRow> on =
                staff.operator()
                        ? measurement.switchedOnOfHouse(now())
                        : measurement.switchedOn(staff.partner(), now());
        LocalDate today = LocalDate.ofInstant(clock.instant(), config.zone());
        return Optional.of(
                new Sets(
                        brands.stream().mapToInt(Neighbours.BrandSets::sets).sum(),
                        on.stream()
                                .filter(row -> row.day().equals(today))
                                .mapToInt(FleetRow::sets)
                                .sum(),
                        List.copyOf(brands)));
    }

    private Delivery delivery(List<DeliveryRow> rows) {
        Map<LocalDate, DeliveryDay> days = new TreeMap<>();
        for (DeliveryRow row : rows) {
            days.merge(
                    row.day(),
                    new DeliveryDay(row.day(), row.impressions(), row.grossMicros()),
                    DeliveryDay::plus);
        }
        long gross = days.values().stream().mapToLong(DeliveryDay::grossMicros).sum();
        return new Delivery(
                days.values().stream().mapToLong(DeliveryDay::impressions).sum(),
                new Money(
                        Amounts.minor(BigInteger.valueOf(gross), 1, config.currency()),
                        config.currency()),
                List.copyOf(days.values()));
    }

    private Viewing viewing(List<ViewingRow> rows) {
        Map<LocalDate, Long> days = new TreeMap<>();
        Map<TitleId, Long> titles = new LinkedHashMap<>();
        for (ViewingRow row : rows) {
            days.merge(row.day(), row.seconds(), Long::sum);
            titles.merge(row.title(), row.seconds(), Long::sum);
        }
        long seconds = rows.stream().mapToLong(ViewingRow::seconds).sum();
        return new Viewing(
                seconds,
                seconds / SECONDS_PER_MINUTE,
                days.entrySet().stream()
                        .map(d -> new ViewingDay(d.getKey(), d.getValue() / SECONDS_PER_MINUTE))
                        .toList(),
                titles.entrySet().stream()
                        .sorted(Map.Entry.<TitleId, Long>comparingByValue().reversed())
                        .limit(TOP_TITLES)
                        .map(t ->
                                new TopTitle(
                                        neighbours.titles().name(t.getKey()),
                                        t.getValue() / SECONDS_PER_MINUTE))
                        .toList());
    }

    private DeliveryItem item(DeliveryRow row) {
        return new DeliveryItem(
                row.day(),
                row.lineItem().toString(),
                neighbours.lineItems().name(row.lineItem()),
                neighbours.partners().name(row.advertiser()).name(),
                neighbours.brands().name(row.brand()),
                row.surface().name(),
                row.impressions(),
                row.completes(),
                row.grossMicros());
    }
}
