package tv.foyer.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tv.foyer.sql.Rows;

/** Reads the rows of quality; which exist, the transaction's reader decides. */
final class FigureStore {
    private static final int MOST_ROWS = 50_000;

    private static final String SUMS =
            """
            sum(started) as started, sum(failed) as failed, sum(abandoned) as abandoned,
            sum(start_millis) as start_millis, quality.total(start_buckets) as start_buckets,
            sum(stalls) as stalls, sum(stall_millis) as stall_millis,
            sum(played_millis) as played_millis, sum(rated_millis) as rated_millis,
            sum(kilobits) as kilobits, sum(dropped_frames) as dropped_frames,
            sum(errors) as errors\
            """;

    private static final String ASKED =
            """
             where hour >= :from and hour < :to
               and (:brand = '' or brand_id::text = :brand)
               and (:model = '' or model_id::text = :model)
               and (:host = '' or host = :host)\
            """;

    private static final String SETS =
            "select slot, key, min(brand_id::text) as brand, "
                    + SUMS
                    + """
                     from (select p.*,
                            case when :daily
                                 then date_trunc('day', hour at time zone :zone) at time zone :zone
                                 else hour end as slot,
                            case :by when 'BRAND' then brand_id::text
                                     when 'MODEL' then model_id::text
                                     else host end as key
                        from quality.played p
                    """
                    + ASKED
                    + """
                    ) asked
                    group by grouping sets ((slot, key), (key), (slot), ())
                    order by key nulls first, slot nulls first
                    limit :most\
                    """;

    private static final String ERRORS =
            "select code, sum(n) as n from quality.error "
                    + ASKED
                    + " group by code order by n desc, code limit 20";

    private static final String MISREAD =
            """
            select field as code, sum(n) as n from quality.misread
            where day >= :from and day <= :to group by field order by n desc, field limit 60\
            """;

    private static final String TITLES =
            "select title_id, "
                    + SUMS
                    + """
                     from quality.title where provider_id = :provider and day >= :from and day < :to
                    group by title_id order by sum(started) desc, title_id limit 200\
                    """;

    private FigureStore() {}

    /** Sums of a slot and a key; of all slots or all keys where they are empty. */
    record Cell(Optional<Instant> slot, Optional<String> key, Optional<UUID> brand, Sums sums) {}

    record Count(String code, long n) {}

    record TitleSums(UUID title, Sums sums) {}

    static List<Cell> sets(Handle handle, Question question, ZoneId zone) {
        return ask(handle.createQuery(SETS), question)
                .bind("by", question.by().name())
                .bind("daily", question.daily())
                .bind("zone", zone.getId())
                .bind("most", MOST_ROWS)
                .map((row, _) -> cell(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    static List<Count> errors(Handle handle, Question question) {
        return ask(handle.createQuery(ERRORS), question)
                .map((row, _) -> new Count(row.getString("code"), row.getLong("n")))
                .list();
    }

    static List<Count> misread(Handle handle, LocalDate from, LocalDate to) {
        return handle.createQuery(MISREAD)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> new Count(row.getString("code"), row.getLong("n")))
                .list();
    }

    /** Returns a provider's titles, the most played first; {@code to} excluded. */
    static List<TitleSums> titles(Handle handle, UUID provider, LocalDate from, LocalDate to) {
        return handle.createQuery(TITLES)
                .bind("provider", provider)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> new TitleSums(Rows.uuid(row, "title_id"), sums(row)))
                .list();
    }

    private static Query ask(Query query, Question question) {
        return query.bind("from", question.from().atOffset(ZoneOffset.UTC))
                .bind("to", question.to().atOffset(ZoneOffset.UTC))
                .bind("brand", question.brand())
                .bind("model", question.model())
                .bind("host", question.host());
    }

    /** The sum of no rows is a row without a number. */
    private static Optional<Cell> cell(ResultSet row) throws SQLException {
        if (row.getString("started") == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Cell(
                        Rows.optionalInstant(row, "slot"),
                        Optional.ofNullable(row.getString("key")),
                        Optional.ofNullable(row.getString("brand")).map(UUID::fromString),
                        sums(row)));
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getLong("started"),
                row.getLong("failed"),
                row.getLong("abandoned"),
                row.getLong("start_millis"),
                buckets((Long[]) row.getArray("start_buckets").getArray()),
                row.getLong("stalls"),
                row.getLong("stall_millis"),
                row.getLong("played_millis"),
                row.getLong("rated_millis"),
                row.getLong("kilobits"),
                row.getLong("dropped_frames"),
                row.getLong("errors"));
    }

    private static long[] buckets(Long[] kept) {
        long[] buckets = new long[Histogram.BUCKETS];
        for (int i = 0; i < Math.min(buckets.length, kept.length); i++) {
            buckets[i] = kept[i];
        }
        return buckets;
    }
}
