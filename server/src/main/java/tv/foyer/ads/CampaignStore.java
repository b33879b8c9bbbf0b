package tv.foyer.ads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Reads the books for people: an advertiser its own, the house all. */
final class CampaignStore {
    /** Reads for people are bounded; older orders are not shown. */
    private static final int MOST = 1_000;

    private static final String LINES =
            """
            select l.*, o.name as order_name, coalesce(s.shown_micros, 0) as shown_micros
            from ads.line_item l
            join ads.orders o on (o.partner_id, o.order_id) = (l.partner_id, l.order_id)
            left join ads.spend s
                on (s.partner_id, s.line_item_id) = (l.partner_id, l.line_item_id)
            %s
            order by o.booked_at desc, l.order_id, l.position limit :most\
            """;

    private static final String ALL = LINES.formatted("");
    private static final String ONE = LINES.formatted("where l.line_item_id = :id");

    private final Sql sql;

    CampaignStore(Sql sql) {
        this.sql = sql;
    }

    /** One line item as its buyer knows it; {@code spentMicros} is what was shown. */
    record Row(
            OrderId order,
            String orderName,
            PartnerId advertiser,
            LineItemId id,
            String name,
            String state,
            Set<Surface> surfaces,
            Set<BrandId> brands,
            Instant start,
            Instant end,
            Money budget,
            long spentMicros,
            Money cpm,
            int capPerDay) {}

    List<Row> of(PartnerId advertiser) {
        return sql.asPartner(advertiser, CampaignStore::rows);
    }

    List<Row> all() {
        return sql.asHouse(CampaignStore::rows);
    }

    Optional<Row> one(LineItemId lineItem) {
        return sql.asHouse(handle ->
                handle.createQuery(ONE)
                        .bind("id", lineItem)
                        .bind("most", 1)
                        .map((row, _) -> row(row))
                        .findOne());
    }

    private static List<Row> rows(Handle handle) {
        return handle.createQuery(ALL).bind("most", MOST).map((row, _) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new OrderId(Rows.uuid(row, "order_id")),
                row.getString("order_name"),
                new PartnerId(Rows.uuid(row, "partner_id")),
                new LineItemId(Rows.uuid(row, "line_item_id")),
                row.getString("name"),
                row.getString("state"),
                AdStore.surfaces(row),
                AdStore.brands(row),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                AdStore.money(row, "budget_minor"),
                row.getLong("shown_micros"),
                AdStore.money(row, "cpm_minor"),
                row.getInt("cap_per_day"));
    }
}
