package tv.foyer.measurement;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.sql.Rows;

/** Adds a tally to the aggregate rows, by the fold's transaction. */
final class CountStore {
    private static final String DELIVERY =
            """
            insert into measurement.delivery (advertiser_id, maker_id, provider_id, day, line_item_id, creative_id,
                brand_id, surface, currency, impressions, gross_micros, completes)
            values (:advertiser, :maker, :provider, :day, :lineItem, :creative, :brand, :surface, :currency,
                :impressions, :grossMicros, :completes)
            on conflict (advertiser_id, day, line_item_id, creative_id, maker_id, brand_id, provider_id, surface, currency)
            do update set impressions = delivery.impressions + excluded.impressions,
                gross_micros = delivery.gross_micros + excluded.gross_micros,
                completes = delivery.completes + excluded.completes\
            """;

    private static final String VIEWING =
            """
            insert into measurement.viewing (provider_id, maker_id, day, title_id, brand_id, seconds)
            values (:provider, :maker, :day, :title, :brand, :seconds)
            on conflict (provider_id, day, title_id, maker_id, brand_id)
            do update set seconds = viewing.seconds + excluded.seconds\
            """;

    private static final String BEACON =
            """
            insert into measurement.beacon (day, outcome, n) values (:day, :outcome, :n)
            on conflict (day, outcome) do update set n = beacon.n + excluded.n\
            """;

    private static final String NUMBER =
            """
            insert into measurement.number (kind, id) select :kind, unnest(:ids::uuid[])
            on conflict (kind, id) do nothing\
            """;

    private static final String UNKNOWN =
            """
            select asked.id from unnest(:ids::uuid[]) as asked(id)
            where not exists (select from measurement.number where kind = :kind and number.id = asked.id)
            order by asked.id\
            """;

    private static final String NUMBERS =
            "select id, n from measurement.number where kind = :kind and id = any(:ids::uuid[])";

    private static final String FLEET =
            """
            select devices from measurement.fleet_set
            where maker_id = :maker and day = :day and brand_id = :brand\
            """;

    private static final String KEEP_FLEET =
            """
            with kept as (
                insert into measurement.fleet_set (maker_id, day, brand_id, devices)
                values (:maker, :day, :brand, :devices)
                on conflict (maker_id, day, brand_id) do update set devices = excluded.devices)
            insert into measurement.fleet (maker_id, day, brand_id, sets)
            values (:maker, :day, :brand, :size)
            on conflict (maker_id, day, brand_id) do update set sets = excluded.sets\
            """;

    private CountStore() {}

    static void add(Handle handle, Tally tally) {
        delivery(handle, tally.delivery());
        viewing(handle, tally.viewing());
        outcomes(handle, tally.outcomes());
        tally.seen().forEach((campaign, seen) -> ReachStore.add(handle, campaign, seen));
        tally.fleet().forEach((key, devices) -> fleet(handle, key, devices));
    }

    private static void delivery(Handle handle, Map<Tally.DeliveryKey, Tally.Delivered> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(DELIVERY);
        rows.forEach((key, sum) ->
                batch.bind("advertiser", key.advertiser())
                        .bind("maker", key.maker())
                        .bind("provider", key.provider().map(id -> id.value()))
                        .bind("day", key.day())
                        .bind("lineItem", key.lineItem())
                        .bind("creative", key.creative())
                        .bind("brand", key.brand())
                        .bind("surface", key.surface().name())
                        .bind("currency", key.currency())
                        .bind("impressions", sum.impressions())
                        .bind("grossMicros", sum.grossMicros())
                        .bind("completes", sum.completes())
                        .add());
        batch.execute();
    }

    private static void viewing(Handle handle, Map<Tally.ViewingKey, Long> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(VIEWING);
        rows.forEach((key, seconds) ->
                batch.bind("provider", key.provider())
                        .bind("maker", key.maker())
                        .bind("day", key.day())
                        .bind("title", key.title())
                        .bind("brand", key.brand())
                        .bind("seconds", seconds)
                        .add());
        batch.execute();
    }

    private static void outcomes(Handle handle, Map<Tally.OutcomeKey, Long> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(BEACON);
        rows.forEach((key, n) ->
                batch.bind("day", key.day()).bind("outcome", key.outcome()).bind("n", n).add());
        batch.execute();
    }

    private static void fleet(Handle handle, Tally.FleetKey key, Set<UUID> devices) {
        byte[] old =
                handle.createQuery(FLEET)
                        .bind("maker", key.maker())
                        .bind("day", key.day())
                        .bind("brand", key.brand())
                        .mapTo(byte[].class)
                        .findOne()
                        .orElseGet(Bitmaps::empty);
        byte[] now = Bitmaps.plus(old, numbers(handle, "DEVICE", devices).values());
        handle.createUpdate(KEEP_FLEET)
                .bind("maker", key.maker())
                .bind("day", key.day())
                .bind("brand", key.brand())
                .bind("devices", now)
                .bind("size", Bitmaps.size(now))
                .execute();
    }

    /** Returns the number of each id, giving new ids the next ones. */
    static Map<UUID, Integer> numbers(Handle handle, String kind, Set<UUID> ids) {
        String[] unknown =
                handle.createQuery(UNKNOWN)
                        .bind("kind", kind)
                        .bind("ids", texts(ids))
                        .mapTo(String.class)
                        .list()
                        .toArray(String[]::new);
        if (unknown.length > 0) {
            handle.createUpdate(NUMBER).bind("kind", kind).bind("ids", unknown).execute();
        }
        Map<UUID, Integer> numbers = new TreeMap<>();
        handle.createQuery(NUMBERS)
                .bind("kind", kind)
                .bind("ids", texts(ids))
                .map((row, _) -> Map.entry(Rows.uuid(row, "id"), row.getInt("n")))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    private static String[] texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
