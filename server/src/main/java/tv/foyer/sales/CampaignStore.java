package tv.foyer.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
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
            select l.*, o.name as order_name from sales.line_item l
            join sales.orders o on (o.partner_id, o.order_id) = (l.partner_id, l.order_id)
            %s
            order by o.booked_at desc, l.order_id, l.position limit :most\
            """;

    private static final String ALL = LINES.formatted("");
    private static final String ONE = LINES.formatted("where l.line_item_id = :id");

    private final Sql sql;

    CampaignStore(Sql sql) {
        this.sql = sql;
    }

    /** One line item as its buyer knows it. */
    record Row(
            OrderId order,
            String orderName,
            PartnerId advertiser,
            LineItemId id,
            String name,
            String state,
            LineItemKind kind,
            Targeting targeting,
            Instant start,
            Instant end,
            Money budget,
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
                LineItemKind.valueOf(row.getString("kind")),
                BookStore.targeting(row),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                BookStore.money(row, "budget_minor"),
                BookStore.money(row, "cpm_minor"),
                row.getInt("cap_per_day"));
    }
}
