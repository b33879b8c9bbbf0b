package tv.foyer.measurement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;
import tv.foyer.measurement.Measurement.FleetRow;
import tv.foyer.measurement.Measurement.LineItemCourse;
import tv.foyer.measurement.Measurement.LineItemNumbers;
import tv.foyer.sql.Rows;

/** Reads the aggregates; whose rows exist is decided by the transaction's reader. */
final class NumberStore {
    private static final String DELIVERY =
            "select * from measurement.delivery where day >= :from and day < :until";

    private static final String VIEWING =
            "select * from measurement.viewing where day >= :from and day < :until";

    private static final String FLEET =
            """
            select * from measurement.fleet where day >= :from and day < :until
            order by day, brand_id\
            """;

    private static final String LINE_ITEM_DAYS =
            """
            select line_item_id, day, sum(impressions) as impressions, sum(gross_micros) as gross_micros
            from measurement.delivery
            where advertiser_id = coalesce(:advertiser::uuid, advertiser_id)
            group by line_item_id, day order by line_item_id, day\
            """;

    private static final String REACH =
            "select line_item_id, households from measurement.reach_count";

    private static final String REACH_OF =
            "select households from measurement.reach_count where line_item_id = :lineItem";

    private static final String HOURS =
            """
            select hour, impressions, new_households from measurement.hourly
            where line_item_id = :lineItem order by hour\
            """;

    private static final String AT_LEAST =
            """
            select 1 as times, households from measurement.reach_count
            where line_item_id = :lineItem
            union all
            select times, households from measurement.frequency where line_item_id = :lineItem
            order by times\
            """;

    private static final String FIRST_DAY =
            """
            select least((select min(day) from measurement.delivery),
                         (select min(day) from measurement.viewing)) as day\
            """;

    private static final String COUNTING =
            """
            select day,
                coalesce(sum(n) filter (where outcome = 'ACCEPTED'), 0) as accepted,
                coalesce(sum(n) filter (where outcome = 'DUPLICATE'), 0) as duplicates,
                coalesce(sum(n) filter (where outcome = 'FORGED'), 0) as forged,
                coalesce(sum(n) filter (where outcome = 'LATE'), 0) as late,
                coalesce(sum(n) filter (where outcome = 'IMPLAUSIBLE'), 0) as implausible
            from (select day, outcome, n from measurement.beacon
                  union all
                  select day, 'DUPLICATE', n from log.duplicate
                  where kind in ('AdShown', 'AdProgressed', 'Watched')) as both_sides
            group by day order by day\
            """;

    private NumberStore() {}

    static List<DeliveryRow> delivery(Handle handle, LocalDate from, LocalDate until) {
        return handle.createQuery(DELIVERY)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> delivery(row))
                .list();
    }

    static List<ViewingRow> viewing(Handle handle, LocalDate from, LocalDate until) {
        return handle.createQuery(VIEWING)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> viewing(row))
                .list();
    }

    static List<FleetRow> fleet(Handle handle, LocalDate from, LocalDate until) {
        return handle.createQuery(FLEET)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) ->
                        new FleetRow(
                                Rows.day(row, "day"),
                                new PartnerId(Rows.uuid(row, "maker_id")),
                                new BrandId(Rows.uuid(row, "brand_id")),
                                row.getInt("sets")))
                .list();
    }

    static List<LineItemNumbers> lineItems(Handle handle) {
        return lineItems(handle, Optional.empty());
    }

    /** A maker is a party to delivery on its sets, but only an advertiser's own items are its. */
    static List<LineItemNumbers> lineItems(Handle handle, PartnerId advertiser) {
        return lineItems(handle, Optional.of(advertiser));
    }

    static int reach(Handle handle, LineItemId lineItem) {
        return handle.createQuery(REACH_OF)
                .bind("lineItem", lineItem)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    private static List<LineItemNumbers> lineItems(Handle handle, Optional<PartnerId> advertiser) {
        Map<LineItemId, Integer> reach = new LinkedHashMap<>();
        handle.createQuery(REACH)
                .map((row, _) ->
                        Map.entry(
                                new LineItemId(Rows.uuid(row, "line_item_id")),
                                row.getInt("households")))
                .forEach(entry -> reach.put(entry.getKey(), entry.getValue()));
        Map<LineItemId, LineItemNumbers> items = new LinkedHashMap<>();
        handle.createQuery(LINE_ITEM_DAYS)
                .bind("advertiser", advertiser.map(PartnerId::value))
                .map((row, _) -> oneDay(row, reach))
                .forEach(item -> items.merge(item.lineItem(), item, NumberStore::plus));
        return List.copyOf(items.values());
    }

    static List<LineItemCourse.Hour> hours(Handle handle, LineItemId lineItem) {
        return handle.createQuery(HOURS)
                .bind("lineItem", lineItem)
                .map((row, _) ->
                        new LineItemCourse.Hour(
                                Rows.instant(row, "hour"),
                                row.getLong("impressions"),
                                row.getLong("new_households")))
                .list();
    }

    /** Of those that saw it so often at least, those that saw it no oftener. */
    static List<LineItemCourse.Times> times(Handle handle, LineItemId lineItem) {
        List<Long> atLeast =
                handle.createQuery(AT_LEAST)
                        .bind("lineItem", lineItem)
                        .map((row, _) -> row.getLong("households"))
                        .list();
        List<LineItemCourse.Times> exactly = new ArrayList<>();
        for (int i = 0; i < atLeast.size(); i++) {
            long more = i + 1 < atLeast.size() ? atLeast.get(i + 1) : 0;
            exactly.add(new LineItemCourse.Times(i + 1, atLeast.get(i) - more));
        }
        return exactly;
    }

    static Optional<LocalDate> firstDay(Handle handle) {
        return handle.createQuery(FIRST_DAY)
                .map((row, _) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .one();
    }

    static List<Counting.Day> counting(Handle handle) {
        return handle.createQuery(COUNTING)
                .map((row, _) ->
                        new Counting.Day(
                                Rows.day(row, "day"),
                                row.getLong("accepted"),
                                row.getLong("duplicates"),
                                row.getLong("forged"),
                                row.getLong("late"),
                                row.getLong("implausible")))
                .list();
    }

    private static LineItemNumbers oneDay(ResultSet row, Map<LineItemId, Integer> reach)
            throws SQLException {
        LineItemId id = new LineItemId(Rows.uuid(row, "line_item_id"));
        long impressions = row.getLong("impressions");
        return new LineItemNumbers(
                id,
                impressions,
                row.getLong("gross_micros"),
                reach.getOrDefault(id, 0),
                List.of(new LineItemNumbers.Day(Rows.day(row, "day"), impressions)));
    }

    private static LineItemNumbers plus(LineItemNumbers a, LineItemNumbers b) {
        return new LineItemNumbers(
                a.lineItem(),
                Math.addExact(a.impressions(), b.impressions()),
                Math.addExact(a.grossMicros(), b.grossMicros()),
                a.reach(),
                java.util.stream.Stream.concat(a.byDay().stream(), b.byDay().stream()).toList());
    }

    private static DeliveryRow delivery(ResultSet row) throws SQLException {
        return new DeliveryRow(
                Rows.day(row, "day"),
                new LineItemId(Rows.uuid(row, "line_item_id")),
                new CreativeId(Rows.uuid(row, "creative_id")),
                new PartnerId(Rows.uuid(row, "advertiser_id")),
                new PartnerId(Rows.uuid(row, "maker_id")),
                new BrandId(Rows.uuid(row, "brand_id")),
                Rows.optionalUuid(row, "provider_id").map(PartnerId::new),
                Surface.valueOf(row.getString("surface")),
                row.getString("currency"),
                row.getLong("impressions"),
                row.getLong("gross_micros"),
                row.getLong("completes"));
    }

    private static ViewingRow viewing(ResultSet row) throws SQLException {
        return new ViewingRow(
                Rows.day(row, "day"),
                new TitleId(Rows.uuid(row, "title_id")),
                new PartnerId(Rows.uuid(row, "provider_id")),
                new PartnerId(Rows.uuid(row, "maker_id")),
                new BrandId(Rows.uuid(row, "brand_id")),
                row.getLong("seconds"));
    }
}
