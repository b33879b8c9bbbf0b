package tv.foyer.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.json.Json;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of versions: what a line item said, from when to when. They are only ever added. */
final class VersionStore {
    private static final String ADD =
            """
            insert into sales.line_item_version (partner_id, line_item_id, version, at, by_partner,
                by_staff, action, state, terms)
            values (:advertiser, :id, :version, :now, :by, cast(:staff as uuid), :action, :state,
                cast(:terms as jsonb))\
            """;

    private static final String LIST =
            """
            select * from sales.line_item_version where line_item_id = :id
              and (cast(:before as int) is null or version < :before)
            order by version desc limit :limit\
            """;

    private static final String AS_OF =
            """
            select v.*, l.order_id from sales.line_item_version v
            join sales.line_item l on (l.partner_id, l.line_item_id) = (v.partner_id, v.line_item_id)
            where v.line_item_id = :id and v.at <= :at order by v.version desc limit 1\
            """;

    private static final String REVIEWS_AS_OF =
            """
            select distinct on (r.creative_id) r.creative_id, r.state, r.comparative
            from sales.review r
            join sales.creative c on (c.partner_id, c.creative_id) = (r.partner_id, r.creative_id)
            where c.line_item_id = :id and r.at <= :at
            order by r.creative_id, r.step desc\
            """;

    private final Sql sql;

    VersionStore(Sql sql) {
        this.sql = sql;
    }

    /** What made a version. */
    enum Action {
        BOOKED,
        CHANGED,
        CREATIVE_ADDED,
        PAUSED,
        RESUMED,
        ARCHIVED
    }

    /** One version; {@code staff} only of the advertiser's own people. */
    record Version(
            int version,
            Instant at,
            PartnerId by,
            Optional<StaffId> staff,
            Action action,
            LineState state,
            OrderDraft.Line line) {}

    static void add(Handle handle, KeptLine kept, Action action, Author author, Instant now) {
        handle.createUpdate(ADD)
                .bind("advertiser", kept.advertiser())
                .bind("id", kept.terms().id())
                .bind("version", kept.version())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", author.partner(kept.advertiser()))
                .bind("staff", author.personOf(kept.advertiser()).map(StaffId::value).orElse(null))
                .bind("action", action.name())
                .bind("state", kept.state().name())
                .bind("terms", Json.text(kept.terms()))
                .execute();
    }

    /** Returns versions before a cursor, the newest first. */
    List<Version> page(
            PartnerId advertiser, LineItemId lineItem, Optional<Integer> before, int limit) {
        return sql.asPartner(
                advertiser,
                handle ->
                        handle.createQuery(LIST)
                                .bind("id", lineItem)
                                .bind("before", before.orElse(null))
                                .bind("limit", limit)
                                .map((row, _) -> version(row))
                                .list());
    }

    /** Returns a line item as it stood at an instant, with the creatives approved by then. */
    Optional<LineItem> asOf(LineItemId lineItem, Instant at) {
        return sql.asHouse(handle -> {
            Map<CreativeId, Boolean> approved = new HashMap<>();
            handle.createQuery(REVIEWS_AS_OF)
                    .bind("id", lineItem)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .map((row, _) -> review(row, approved))
                    .list();
            return handle.createQuery(AS_OF)
                    .bind("id", lineItem)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .map((row, _) -> lineItem(row, approved))
                    .findOne();
        });
    }

    private static UUID review(ResultSet row, Map<CreativeId, Boolean> approved)
            throws SQLException {
        UUID id = Rows.uuid(row, "creative_id");
        if (row.getString("state").equals(Review.APPROVED.name())) {
            approved.put(new CreativeId(id), row.getBoolean("comparative"));
        }
        return id;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("version"),
                Rows.instant(row, "at"),
                new PartnerId(Rows.uuid(row, "by_partner")),
                Rows.optionalUuid(row, "by_staff").map(StaffId::new),
                Action.valueOf(row.getString("action")),
                LineState.valueOf(row.getString("state")),
                Json.read(row.getString("terms"), OrderDraft.Line.class));
    }

    private static LineItem lineItem(ResultSet row, Map<CreativeId, Boolean> approved)
            throws SQLException {
        Version version = version(row);
        OrderId order = new OrderId(Rows.uuid(row, "order_id"));
        PartnerId advertiser = new PartnerId(Rows.uuid(row, "partner_id"));
        return LineItems.of(
                new LineItems.Head(order, advertiser, version.version(), version.state()),
                version.line(),
                approved);
    }
}
