package tv.foyer.creatives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Deliveries on record; advertisers read and write in their own name, the work as the house. */
final class DeliveryStore {
    private static final String INSERT =
            """
            insert into creatives.asset
                (partner_id, creative_id, line_item_id, name, url, sha256, silent, state, received_at)
            values (:partner, :id, :lineItem, :name, :url, :sha256, :silent, 'RECEIVED', :at)
            on conflict do nothing\
            """;

    private static final String SAME =
            """
            select * from creatives.asset
            where partner_id = :partner and line_item_id = :lineItem and (sha256 = :sha256
                or (url = :url and sha256 is null and state in ('RECEIVED', 'PROBING', 'ENCODING')))
            order by creative_id limit 1\
            """;

    private static final String PAGE =
            """
            select * from creatives.asset
            where (:partner::uuid is null or partner_id = :partner::uuid)
                and (:state::text is null or state = :state)
                and (:before::uuid is null or creative_id < :before::uuid)
            order by creative_id desc limit :limit\
            """;

    private static final String WAITING =
            """
            select count(*) as of_all,
                count(*) filter (where partner_id = :partner) as of_one
            from creatives.asset where state in ('RECEIVED', 'PROBING', 'ENCODING')\
            """;

    private static final String NEXT =
            """
            select * from creatives.asset where state in ('RECEIVED', 'PROBING', 'ENCODING')
            order by attempts, creative_id limit 1\
            """;

    private static final String FINISH =
            """
            update creatives.asset set state = 'PENDING', progress = 100, kind = :kind,
                asset_key = :key, seconds = :seconds, width = :width, height = :height,
                surfaces = :surfaces, lufs_before = :lufsBefore, peak_before = :peakBefore,
                lufs_after = :lufsAfter, peak_after = :peakAfter
            where creative_id = :id\
            """;

    private final Sql sql;

    DeliveryStore(Sql sql) {
        this.sql = sql;
    }

    /** How many deliveries are not done: of all, and of one advertiser. */
    record Waiting(long ofAll, long ofOne) {}

    /** Puts a delivery on record; returns the earlier one if the same was delivered before. */
    Delivery insert(Delivery fresh) {
        return sql.asPartner(
                fresh.advertiser(),
                h -> {
                    int made =
                            h.createUpdate(INSERT)
                                    .bind("partner", fresh.advertiser())
                                    .bind("id", fresh.id())
                                    .bind("lineItem", fresh.lineItem())
                                    .bind("name", fresh.name())
                                    .bind("url", fresh.origin().url().orElse(null))
                                    .bind("sha256", fresh.origin().sha256().orElse(null))
                                    .bind("silent", fresh.origin().silent())
                                    .bind("at", fresh.receivedAt())
                                    .execute();
                    return made > 0 ? fresh : same(h, fresh).orElse(fresh);
                });
    }

    private static Optional<Delivery> same(Handle h, Delivery fresh) {
        return h.createQuery(SAME)
                .bind("partner", fresh.advertiser())
                .bind("lineItem", fresh.lineItem())
                .bind("url", fresh.origin().url().orElse(null))
                .bind("sha256", fresh.origin().sha256().orElse(null))
                .map((row, _) -> delivery(row))
                .findOne();
    }

    Optional<Delivery> ofHouse(CreativeId id) {
        return sql.asHouse(h -> one(h, id));
    }

    Optional<Delivery> of(PartnerId reader, CreativeId id) {
        return sql.asPartner(reader, h -> one(h, id));
    }

    private static Optional<Delivery> one(Handle h, CreativeId id) {
        return h.createQuery("select * from creatives.asset where creative_id = :id")
                .bind("id", id)
                .map((row, _) -> delivery(row))
                .findOne();
    }

    /** Where a page begins, what it holds and how much. */
    record Wanted(Optional<Delivery.State> state, Optional<CreativeId> before, int limit) {}

    /** Returns the newest deliveries of all before a cursor. */
    List<Delivery> pageOfHouse(Wanted wanted) {
        return sql.asHouse(h -> page(h.createQuery(PAGE).bind("partner", (String) null), wanted));
    }

    List<Delivery> pageOf(PartnerId reader, Wanted wanted) {
        return sql.asPartner(
                reader, h -> page(h.createQuery(PAGE).bind("partner", reader.toString()), wanted));
    }

    private static List<Delivery> page(Query query, Wanted wanted) {
        return query.bind("state", wanted.state().map(Enum::name).orElse(null))
                .bind("before", wanted.before().map(id -> id.value().toString()).orElse(null))
                .bind("limit", wanted.limit())
                .map((row, _) -> delivery(row))
                .list();
    }

    Waiting waiting(PartnerId advertiser) {
        return sql.asHouse(h ->
                h.createQuery(WAITING)
                        .bind("partner", advertiser)
                        .map((row, _) -> new Waiting(row.getLong("of_all"), row.getLong("of_one")))
                        .one());
    }

    /** Returns the delivery to work on: the least tried, of those the oldest. */
    Optional<Delivery> next() {
        return sql.asHouse(h -> h.createQuery(NEXT).map((row, _) -> delivery(row)).findOne());
    }

    /** Returns those of all deliveries whose bytes are still needed. */
    List<CreativeId> unfinished() {
        return sql.asHouse(h ->
                h.createQuery(
                                """
                                select creative_id from creatives.asset
                                where state in ('RECEIVED', 'PROBING', 'ENCODING')\
                                """)
                        .map((row, _) -> new CreativeId(Rows.uuid(row, "creative_id")))
                        .list());
    }

    /** Returns what was made of the same bytes for another line item. */
    Optional<Delivery.Outcome> made(PartnerId advertiser, String assetKey) {
        return sql.asHouse(h ->
                h.createQuery(
                                """
                                select * from creatives.asset where partner_id = :partner
                                    and asset_key = :key and state = 'PENDING' limit 1\
                                """)
                        .bind("partner", advertiser)
                        .bind("key", assetKey)
                        .map((row, _) -> delivery(row))
                        .findOne()
                        .flatMap(Delivery::outcome));
    }

    /** Counts a try, before anything in the delivery can break this machine. */
    void begin(CreativeId id) {
        update(id, "attempts = attempts + 1, state = 'PROBING', progress = 0");
    }

    /** Takes up again what was given up for no fault of its own. */
    void again(CreativeId id) {
        update(id, "attempts = 0, state = 'RECEIVED', progress = 0, reasons = '[]'");
    }

    void encoding(CreativeId id) {
        update(id, "state = 'ENCODING'");
    }

    private void update(CreativeId id, String what) {
        sql.houseDo(h ->
                h.createUpdate("update creatives.asset set " + what + " where creative_id = :id")
                        .bind("id", id)
                        .execute());
    }

    void progress(CreativeId id, int percent) {
        sql.houseDo(h ->
                h.createUpdate("update creatives.asset set progress = :p where creative_id = :id")
                        .bind("id", id)
                        .bind("p", percent)
                        .execute());
    }

    /** Notes what was fetched; returns the earlier delivery of the same bytes if there is one. */
    Optional<CreativeId> fetched(Delivery delivery, String sha256) {
        return sql.asHouse(h -> {
            Optional<CreativeId> earlier =
                    h.createQuery(
                                    """
                                    select creative_id from creatives.asset
                                    where partner_id = :partner and line_item_id = :lineItem
                                        and sha256 = :sha256 and creative_id <> :id\
                                    """)
                            .bind("partner", delivery.advertiser())
                            .bind("lineItem", delivery.lineItem())
                            .bind("sha256", sha256)
                            .bind("id", delivery.id())
                            .map((row, _) -> new CreativeId(Rows.uuid(row, "creative_id")))
                            .findOne();
            if (earlier.isEmpty()) {
                h.createUpdate(
                                "update creatives.asset set sha256 = :sha256 where creative_id = :id")
                        .bind("sha256", sha256)
                        .bind("id", delivery.id())
                        .execute();
            }
            return earlier;
        });
    }

    void reject(CreativeId id, List<Reason> reasons) {
        sql.houseDo(h ->
                h.createUpdate(
                                """
                                update creatives.asset set state = 'REJECTED', reasons = :reasons
                                where creative_id = :id\
                                """)
                        .bind("id", id)
                        .bind("reasons", Json.text(reasons))
                        .execute());
    }

    void finish(CreativeId id, Delivery.Outcome made) {
        Optional<Delivery.Levels> levels = made.levels();
        sql.houseDo(h ->
                h.createUpdate(FINISH)
                        .bind("id", id)
                        .bind("kind", made.kind().name())
                        .bind("key", made.assetKey())
                        .bind("seconds", made.seconds())
                        .bind("width", made.width())
                        .bind("height", made.height())
                        .bindArray(
                                "surfaces",
                                String.class,
                                made.surfaces().stream().map(Enum::name).sorted().toList())
                        .bind("lufsBefore", levels.map(Delivery.Levels::lufsBefore).orElse(null))
                        .bind("peakBefore", levels.map(Delivery.Levels::peakBefore).orElse(null))
                        .bind("lufsAfter", levels.map(Delivery.Levels::lufsAfter).orElse(null))
                        .bind("peakAfter", levels.map(Delivery.Levels::peakAfter).orElse(null))
                        .execute());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new CreativeId(Rows.uuid(row, "creative_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                new LineItemId(Rows.uuid(row, "line_item_id")),
                row.getString("name"),
                new Delivery.Origin(
                        Optional.ofNullable(row.getString("url")),
                        Optional.ofNullable(row.getString("sha256")),
                        row.getBoolean("silent")),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("progress"),
                row.getInt("attempts"),
                List.of(Json.read(row.getString("reasons"), Reason[].class)),
                outcome(row),
                Rows.instant(row, "received_at"));
    }

    private static Optional<Delivery.Outcome> outcome(ResultSet row) throws SQLException {
        String key = row.getString("asset_key");
        if (key == null) {
            return Optional.empty();
        }
        double lufs = row.getDouble("lufs_before");
        Optional<Delivery.Levels> levels =
                row.wasNull()
                        ? Optional.empty()
                        : Optional.of(
                                new Delivery.Levels(
                                        lufs,
                                        row.getDouble("peak_before"),
                                        row.getDouble("lufs_after"),
                                        row.getDouble("peak_after")));
        return Optional.of(
                new Delivery.Outcome(
                        Bookings.Kind.valueOf(row.getString("kind")),
                        key,
                        row.getInt("seconds"),
                        row.getInt("width"),
                        row.getInt("height"),
                        surfaces(row),
                        levels));
    }

    private static Set<Surface> surfaces(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("surfaces").getArray())
                .map(Surface::valueOf)
                .collect(Collectors.toSet());
    }
}
