package tv.foyer.measurement;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.kernel.SessionId;
import tv.foyer.sql.Rows;

/** The seconds counted of each session that may still be reported, by the fold's transaction. */
final class WatchStore {
    /** A report that came in time may wait this long for its fold. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final String OF =
            """
            select session_id, seconds, latest, expires from measurement.watched
            where session_id = any(:sessions::uuid[])\
            """;

    private static final String KEEP =
            """
            insert into measurement.watched (session_id, seconds, latest, expires)
            values (:session, :seconds, :latest, :expires)
            on conflict (session_id) do update set seconds = excluded.seconds,
                latest = excluded.latest\
            """;

    private static final String FORGET = "delete from measurement.watched where expires < :before";

    private WatchStore() {}

    static Map<SessionId, Watching.Counted> of(Handle handle, Set<SessionId> sessions) {
        Map<SessionId, Watching.Counted> counted = new HashMap<>();
        if (sessions.isEmpty()) {
            return counted;
        }
        handle.createQuery(OF)
                .bind(
                        "sessions",
                        sessions.stream()
                                .map(session -> session.value().toString())
                                .toArray(String[]::new))
                .map((row, _) ->
                        Map.entry(
                                new SessionId(Rows.uuid(row, "session_id")),
                                new Watching.Counted(
                                        row.getLong("seconds"),
                                        Rows.instant(row, "latest"),
                                        Rows.instant(row, "expires"))))
                .forEach(entry -> counted.put(entry.getKey(), entry.getValue()));
        return counted;
    }

    /**
     * Writes what counts now, and forgets what can report no more.
     *
     * @param received when the batch's last fact came
     */
    static void keep(Handle handle, Map<SessionId, Watching.Counted> counted, Instant received) {
        if (counted.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(KEEP);
        counted.forEach((session, now) ->
                batch.bind("session", session)
                        .bind("seconds", now.seconds())
                        .bind("latest", now.latest().atOffset(ZoneOffset.UTC))
                        .bind("expires", now.expires().atOffset(ZoneOffset.UTC))
                        .add());
        batch.execute();
        handle.createUpdate(FORGET)
                .bind("before", received.minus(GRACE).atOffset(ZoneOffset.UTC))
                .execute();
    }
}
