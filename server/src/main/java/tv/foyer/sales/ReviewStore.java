package tv.foyer.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of reviews: where each creative stands, and each step of how it came there. */
final class ReviewStore {
    private static final String SET =
            """
            update sales.creative set review = :state, reason = :reason, reviewed_at = :reviewedAt,
                comparative = :comparative
            where creative_id = :id\
            """;

    private static final String STEP =
            """
            insert into sales.review
                (partner_id, creative_id, step, at, by_partner, state, reason, comparative)
            values (:advertiser, :id,
                (select count(*) + 1 from sales.review where creative_id = :id),
                :now, :by, :state, :reason, :comparative)\
            """;

    private static final String LIST =
            """
            select c.*, l.name as line_name from sales.creative c
            join sales.line_item l on (l.partner_id, l.line_item_id) = (c.partner_id, c.line_item_id)
            where (cast(:state as text) is null or c.review = :state)
              and (cast(:after as uuid) is null or c.creative_id > :after)
            order by c.creative_id limit :limit\
            """;

    private final Sql sql;

    ReviewStore(Sql sql) {
        this.sql = sql;
    }

    /** A creative as its reviewer sees it. */
    record Row(
            PartnerId advertiser,
            LineItemId lineItem,
            String lineName,
            KeptLine.Reviewed creative) {}

    /** Returns a page of creatives, in the order of their ids; without a reader those of all. */
    List<Row> page(
            Optional<PartnerId> reader,
            Optional<Review> state,
            Optional<CreativeId> after,
            int limit) {
        Sql.Work<List<Row>> work =
                handle ->
                        handle.createQuery(LIST)
                                .bind("state", state.map(Review::name).orElse(null))
                                .bind("after", after.map(CreativeId::value).orElse(null))
                                .bind("limit", limit)
                                .map((row, _) -> row(row))
                                .list();
        return Readers.read(sql, reader, work);
    }

    /** A new or changed creative waits for its review. */
    static void booked(
            Handle handle, PartnerId advertiser, OrderDraft.Film film, Author author, Instant now) {
        step(handle, advertiser, film, new Step(Review.PENDING, Optional.empty()), author, now);
    }

    static void archived(
            Handle handle, PartnerId advertiser, OrderDraft.Film film, Author author, Instant now) {
        step(handle, advertiser, film, new Step(Review.ARCHIVED, Optional.empty()), author, now);
    }

    /** Where a review goes, and why. */
    record Step(Review state, Optional<String> reason) {}

    static void step(
            Handle handle,
            PartnerId advertiser,
            OrderDraft.Film film,
            Step step,
            Author author,
            Instant now) {
        boolean judged = step.state() == Review.APPROVED || step.state() == Review.REFUSED;
        handle.createUpdate(SET)
                .bind("state", step.state().name())
                .bind("reason", step.reason().orElse(null))
                .bind("reviewedAt", judged ? now.atOffset(ZoneOffset.UTC) : null)
                .bind("comparative", film.comparative())
                .bind("id", film.id())
                .execute();
        handle.createUpdate(STEP)
                .bind("advertiser", advertiser)
                .bind("id", film.id())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", author.partner(advertiser))
                .bind("state", step.state().name())
                .bind("reason", step.reason().orElse(null))
                .bind("comparative", film.comparative())
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID line = Rows.uuid(row, "line_item_id");
        return new Row(
                new PartnerId(Rows.uuid(row, "partner_id")),
                new LineItemId(line),
                row.getString("line_name"),
                LineStore.reviewed(row));
    }
}
