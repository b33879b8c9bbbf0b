package tv.foyer.channels;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.json.Json;
import tv.foyer.kernel.SessionId;
import tv.foyer.sql.Sql;

/** The SQL of what stands in viewers' breaks. */
final class SaleStore {
    private static final String FIND =
            """
            select ads from channels.sale where session_id = :session and sequence = :sequence\
            """;

    private static final String FREEZE =
            """
            insert into channels.sale (session_id, sequence, ads, expires_at)
            values (:session, :sequence, :ads, :expires)
            on conflict do nothing\
            """;

    private static final String WITHDRAW =
            """
            update channels.sale set ads = :ads
            where session_id = :session and sequence = :sequence\
            """;

    /** So many at a time: nobody waits for the rest of a large house. */
    private static final String FORGET =
            """
            delete from channels.sale where (session_id, sequence) in (
                select session_id, sequence from channels.sale
                where expires_at < :now order by expires_at limit 20000)\
            """;

    private final Sql sql;

    SaleStore(Sql sql) {
        this.sql = sql;
    }

    private record Ads(List<Sold> sold) {
        static String text(List<Sold> sold) {
            return Json.text(new Ads(sold));
        }
    }

    /** Returns what stands in a break; empty if nothing was frozen yet. */
    Optional<List<Sold>> find(SessionId session, long sequence) {
        return sql.asHouse(handle -> find(handle, session, sequence));
    }

    /** Keeps what stands in a break unless that is known already; returns what stands. */
    List<Sold> freeze(SessionId session, long sequence, List<Sold> sold, Instant expires) {
        return sql.asHouse(handle -> {
            int kept =
                    handle.createUpdate(FREEZE)
                            .bind("session", session)
                            .bind("sequence", sequence)
                            .bind("ads", Ads.text(sold))
                            .bind("expires", expires.atOffset(ZoneOffset.UTC))
                            .execute();
            return kept == 1 ? sold : find(handle, session, sequence).orElse(List.of());
        });
    }

    /** Puts the scheduled spots back into a break. */
    void withdraw(SessionId session, long sequence) {
        sql.houseDo(handle ->
                handle.createUpdate(WITHDRAW)
                        .bind("session", session)
                        .bind("sequence", sequence)
                        .bind("ads", Ads.text(List.of()))
                        .execute());
    }

    void forget(Instant now) {
        sql.houseDo(handle ->
                handle.createUpdate(FORGET).bind("now", now.atOffset(ZoneOffset.UTC)).execute());
    }

    private static Optional<List<Sold>> find(Handle handle, SessionId session, long sequence) {
        return handle.createQuery(FIND)
                .bind("session", session)
                .bind("sequence", sequence)
                .mapTo(String.class)
                .findOne()
                .map(text -> Json.read(text, Ads.class).sold());
    }
}
