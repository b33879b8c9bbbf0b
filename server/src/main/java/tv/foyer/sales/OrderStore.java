package tv.foyer.sales;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Id;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/**
 * The SQL that changes the books. Every change is one transaction that first takes the revision, so
 * that changes come one after the other on all nodes, and what a rule saw still holds when it is
 * written.
 */
final class OrderStore {
    private static final String TAKE_REVISION = "update sales.revision set revision = revision + 1";

    private static final String ADD_ORDER =
            """
            insert into sales.orders (partner_id, order_id, name, booked_at)
            values (:advertiser, :id, :name, :now)\
            """;

    private static final String BUYER = "select partner_id from sales.orders where order_id = :id";

    private static final String TAKEN_LINES =
            "select line_item_id from sales.line_item where line_item_id = any(:ids)";

    private static final String TAKEN_CREATIVES =
            "select creative_id from sales.creative where creative_id = any(:ids)";

    private static final String SPONSORSHIPS =
            """
            select line_item_id from sales.line_item
            where kind = 'SPONSORSHIP' and state <> 'ARCHIVED' and ends_at > :now\
            """;

    private static final String LINES_OF =
            "select line_item_id from sales.line_item where order_id = :id order by position";

    private static final String LINE_OF =
            "select line_item_id from sales.creative where creative_id = :id";

    private static final String ARCHIVE_ORDER =
            """
            update sales.orders set archived_at = :now
            where order_id = :id and archived_at is null\
            """;

    private final Sql sql;

    OrderStore(Sql sql) {
        this.sql = sql;
    }

    /** Runs one change of the books, alone in the whole house; an exception undoes it. */
    <T> T change(Sql.Work<T> work) {
        return sql.asHouse(handle -> {
            handle.execute(TAKE_REVISION);
            return work.run(handle);
        });
    }

    static Optional<PartnerId> buyer(Handle handle, OrderId order) {
        return handle.createQuery(BUYER)
                .bind("id", order)
                .map((row, _) -> new PartnerId(Rows.uuid(row, "partner_id")))
                .findOne();
    }

    /** Returns those of the ids that already name a line item or a creative. */
    static Set<UUID> taken(Handle handle, List<? extends Id> lines, List<? extends Id> creatives) {
        Set<UUID> taken = used(handle, TAKEN_LINES, lines);
        taken.addAll(used(handle, TAKEN_CREATIVES, creatives));
        return taken;
    }

    /** Returns the sponsorships that run or will run, of all advertisers. */
    static List<OrderDraft.Line> sponsorships(Handle handle, Instant now) {
        return handle
                .createQuery(SPONSORSHIPS)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, _) -> new LineItemId(Rows.uuid(row, "line_item_id")))
                .list()
                .stream()
                .flatMap(id -> LineStore.find(handle, id).stream())
                .map(KeptLine::terms)
                .toList();
    }

    static List<LineItemId> linesOf(Handle handle, OrderId order) {
        return handle.createQuery(LINES_OF)
                .bind("id", order)
                .map((row, _) -> new LineItemId(Rows.uuid(row, "line_item_id")))
                .list();
    }

    static Optional<LineItemId> lineOf(Handle handle, CreativeId creative) {
        return handle.createQuery(LINE_OF)
                .bind("id", creative)
                .map((row, _) -> new LineItemId(Rows.uuid(row, "line_item_id")))
                .findOne();
    }

    /** Writes an order that broke no rule. */
    static void book(Handle handle, OrderDraft draft, Author author, Instant now) {
        handle.createUpdate(ADD_ORDER)
                .bind("advertiser", draft.advertiser())
                .bind("id", draft.id())
                .bind("name", draft.name())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        for (int i = 0; i < draft.lineItems().size(); i++) {
            LineStore.add(handle, draft, i, author, now);
        }
    }

    /** Returns whether the order was not archived before. */
    static boolean archive(Handle handle, OrderId order, Instant now) {
        return handle.createUpdate(ARCHIVE_ORDER)
                        .bind("id", order)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    private static Set<UUID> used(Handle handle, String query, List<? extends Id> ids) {
        return handle.createQuery(query)
                .bind("ids", ids.stream().map(Id::value).toArray(UUID[]::new))
                .mapTo(UUID.class)
                .set();
    }
}
