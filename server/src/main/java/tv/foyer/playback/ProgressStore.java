package tv.foyer.playback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of who stopped where. Rows of households belong to no partner. */
final class ProgressStore {
    private static final String KEEP_NEWER =
            """
            insert into playback.progress as known
                (profile_id, title_id, position_seconds, duration_seconds, at, fact_id)
            values (:profile, :title, :position, :duration, :at, :fact)
            on conflict (profile_id, title_id) do update
            set position_seconds = excluded.position_seconds,
                duration_seconds = excluded.duration_seconds,
                at = excluded.at,
                fact_id = excluded.fact_id
            where (excluded.at, excluded.fact_id) > (known.at, known.fact_id)\
            """;

    private static final String RECENT =
            """
            select title_id, position_seconds, duration_seconds, at from playback.progress
            where profile_id = :profile order by at desc, title_id limit :limit\
            """;

    private static final String ONE =
            """
            select title_id, position_seconds, duration_seconds, at from playback.progress
            where profile_id = :profile and title_id = :title\
            """;

    private final Sql sql;

    ProgressStore(Sql sql) {
        this.sql = sql;
    }

    static void keepNewer(Handle transaction, Collection<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.prepareBatch(KEEP_NEWER);
        for (Mark mark : marks) {
            batch.bind("profile", mark.profile())
                    .bind("title", mark.place().title())
                    .bind("position", mark.place().positionSeconds())
                    .bind("duration", mark.place().durationSeconds())
                    .bind("at", mark.place().at().atOffset(ZoneOffset.UTC))
                    .bind("fact", mark.fact())
                    .add();
        }
        batch.execute();
    }

    /** Returns the titles that a profile saw last, newest first. */
    List<Place> recent(ProfileId profile, int limit) {
        return sql.asHouse(handle ->
                handle.createQuery(RECENT)
                        .bind("profile", profile)
                        .bind("limit", limit)
                        .map((row, _) -> place(row))
                        .list());
    }

    Optional<Place> one(ProfileId profile, TitleId title) {
        return sql.asHouse(handle ->
                handle.createQuery(ONE)
                        .bind("profile", profile)
                        .bind("title", title)
                        .map((row, _) -> place(row))
                        .findOne());
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new TitleId(Rows.uuid(row, "title_id")),
                row.getInt("position_seconds"),
                row.getInt("duration_seconds"),
                Rows.instant(row, "at"));
    }
}
