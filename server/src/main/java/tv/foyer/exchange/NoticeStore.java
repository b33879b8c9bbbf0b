package tv.foyer.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of bids that won and of the notices that bill them. */
final class NoticeStore {
    /** Longer than any ad may be shown after its decision. */
    private static final Duration WAIT = Duration.ofDays(2);

    private static final String REMEMBER =
            """
            insert into exchange.won (decision_id, slot, bidder, bid_id, burl, price_micros,
                decided_at)
            values (:decision, :slot, :bidder, :bid, :burl, :price, :at) on conflict do nothing\
            """;

    private static final String FORGET = "delete from exchange.won where decided_at < :before";

    private static final String BILL =
            """
            with won as (delete from exchange.won where decision_id = :decision and slot = :slot
                returning bidder, bid_id, burl, price_micros)
            insert into exchange.notice (notice_id, bidder, bid_id, burl, price_micros,
                shown_at, state, attempts, due_at, last_fault)
            select :event, bidder, bid_id, burl, price_micros, :at,
                case when burl = '' then 'SENT' else 'WAITING' end, 0, :at, '' from won
            on conflict do nothing\
            """;

    private static final String DUE =
            """
            select notice_id, bidder, burl, attempts from exchange.notice
            where state = 'WAITING' and due_at <= :now order by due_at limit :limit\
            """;

    private static final String MARK =
            """
            update exchange.notice set state = :state, attempts = attempts + 1, due_at = :due,
                last_fault = :fault where notice_id = :id and state = 'WAITING'\
            """;

    private static final String ANY = "select exists (select from exchange.won)";

    private static final String COUNTS =
            "select state, count(*) as n from exchange.notice where bidder = :bidder group by state";

    private final Sql sql;

    NoticeStore(Sql sql) {
        this.sql = sql;
    }

    /** A notice that is due. */
    record Due(UUID id, String bidder, String burl, int attempts) {}

    /** Tells whether any impression could make a notice: most houses' folds pass by here. */
    static boolean anyWon(Handle handle) {
        return handle.createQuery(ANY).mapTo(Boolean.class).one();
    }

    static void remember(
            Handle handle, Event.AdDecided decided, Event.Fill fill, Event.WonBid bid) {
        handle.createUpdate(REMEMBER)
                .bind("decision", decided.decision())
                .bind("slot", fill.slot())
                .bind("bidder", bid.bidder())
                .bind("bid", bid.bidId())
                .bind("burl", bid.billingUrl().orElse(""))
                .bind("price", fill.priceMicros())
                .bind("at", decided.at().atOffset(ZoneOffset.UTC))
                .execute();
    }

    static void bill(Handle handle, Event.AdShown shown) {
        handle.createUpdate(BILL)
                .bind("decision", shown.claim().decision())
                .bind("slot", shown.claim().slot())
                .bind("event", shown.id())
                .bind("at", shown.at().atOffset(ZoneOffset.UTC))
                .execute();
    }

    static void forget(Handle handle, Instant now) {
        handle.createUpdate(FORGET)
                .bind("before", now.minus(WAIT).atOffset(ZoneOffset.UTC))
                .execute();
    }

    List<Due> due(Instant now, int limit) {
        return sql.asHouse(h ->
                h.createQuery(DUE)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("limit", limit)
                        .map((row, _) -> due(row))
                        .list());
    }

    void mark(UUID id, String state, Instant due, String fault) {
        sql.houseDo(h ->
                h.createUpdate(MARK)
                        .bind("id", id)
                        .bind("state", state)
                        .bind("due", due.atOffset(ZoneOffset.UTC))
                        .bind("fault", fault)
                        .execute());
    }

    /** Returns how many notices of a bidder are in each state. */
    Map<String, Long> counts(String bidder) {
        return sql.asHouse(h ->
                h.createQuery(COUNTS)
                        .bind("bidder", bidder)
                        .reduceResultSet(
                                new HashMap<String, Long>(),
                                (all, row, _) -> {
                                    all.put(row.getString("state"), row.getLong("n"));
                                    return all;
                                }));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                Rows.uuid(row, "notice_id"),
                row.getString("bidder"),
                row.getString("burl"),
                row.getInt("attempts"));
    }
}
