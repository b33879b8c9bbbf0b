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

    private static final int MOST_EXPORTED = 20_000;

    private static final String LINES =
            """
            select l.*, o.name as order_name from sales.line_item l
            join sales.orders o on (o.partner_id, o.order_id) = (l.partner_id, l.order_id)
            %s
            order by o.booked_at desc, l.order_id, l.position limit :most\
            """;

    private static final String ALL = LINES.formatted("");
    private static final String ONE = LINES.formatted("where l.line_item_id = :id");

    private static final String ORDERS =
            """
            select * from sales.orders
            where (archived_at is not null) = :archived
              and (cast(:after as uuid) is null or (booked_at, order_id) <
                  (select booked_at, order_id from sales.orders where order_id = cast(:after as uuid)))
            order by booked_at desc, order_id desc limit :limit\
            """;

    private static final String ORDER = "select * from sales.orders where order_id = :id";

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
            int capPerDay,
            long goalImpressions,
            int sharePercent,
            String category) {
        /** Returns its terms; what it shows is not among them. */
        LineItem terms() {
            return new LineItem(
                    id,
                    0,
                    order,
                    advertiser,
                    name,
                    kind,
                    state.equals("PAUSED"),
                    targeting,
                    start,
                    end,
                    budget.currency().getCurrencyCode(),
                    BookingRules.priceMicros(cpm),
                    new LineItem.Goal(BookingRules.micros(budget), goalImpressions, sharePercent),
                    capPerDay,
                    category,
                    false,
                    List.of());
        }
    }

    /** An order with its line items, archived ones too. */
    record OrderRow(
            OrderId id,
            PartnerId advertiser,
            String name,
            Instant bookedAt,
            Optional<Instant> archivedAt,
            List<KeptLine> lines) {}

    /** Returns a page of orders, the newest first; without a reader those of all. */
    List<OrderRow> orders(
            Optional<PartnerId> reader, boolean archived, Optional<OrderId> after, int limit) {
        return BookStore.read(
                sql,
                reader,
                handle ->
                        handle
                                .createQuery(ORDERS)
                                .bind("archived", archived)
                                .bind("after", after.map(OrderId::value).orElse(null))
                                .bind("limit", limit)
                                .map((row, _) -> order(row))
                                .list()
                                .stream()
                                .map(order -> withLines(handle, order))
                                .toList());
    }

    Optional<OrderRow> order(Optional<PartnerId> reader, OrderId id) {
        return BookStore.read(
                sql,
                reader,
                handle ->
                        handle.createQuery(ORDER)
                                .bind("id", id)
                                .map((row, _) -> order(row))
                                .findOne()
                                .map(order -> withLines(handle, order)));
    }

    /** Returns a line item if the reader may know it. */
    Optional<KeptLine> line(Optional<PartnerId> reader, LineItemId id) {
        return BookStore.read(sql, reader, handle -> LineStore.find(handle, id));
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        return new OrderRow(
                new OrderId(Rows.uuid(row, "order_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("name"),
                Rows.instant(row, "booked_at"),
                Rows.optionalInstant(row, "archived_at"),
                List.of());
    }

    private static OrderRow withLines(Handle handle, OrderRow order) {
        return new OrderRow(
                order.id(),
                order.advertiser(),
                order.name(),
                order.bookedAt(),
                order.archivedAt(),
                OrderStore.linesOf(handle, order.id()).stream()
                        .flatMap(id -> LineStore.find(handle, id).stream())
                        .toList());
    }

    List<Row> of(PartnerId advertiser) {
        return sql.asPartner(advertiser, handle -> rows(handle, MOST));
    }

    List<Row> all() {
        return sql.asHouse(handle -> rows(handle, MOST));
    }

    /** Returns what an export holds, the newest first; without a reader that of all. */
    List<Row> forExport(Optional<PartnerId> reader) {
        return BookStore.read(sql, reader, handle -> rows(handle, MOST_EXPORTED));
    }

    Optional<Row> one(LineItemId lineItem) {
        return sql.asHouse(handle ->
                handle.createQuery(ONE)
                        .bind("id", lineItem)
                        .bind("most", 1)
                        .map((row, _) -> row(row))
                        .findOne());
    }

    private static List<Row> rows(Handle handle, int most) {
        return handle.createQuery(ALL).bind("most", most).map((row, _) -> row(row)).list();
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
                row.getInt("cap_per_day"),
                row.getLong("goal_impressions"),
                row.getInt("goal_share"),
                row.getString("category"));
    }
}
