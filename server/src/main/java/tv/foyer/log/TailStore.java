package tv.foyer.log;

import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.sql.Sql;

/** Where each fold stands. The row is locked while a batch is applied: one worker per fold. */
final class TailStore {
    private static final String ENSURE =
            "insert into log.fold (name, last_offset) values (:name, 0) on conflict do nothing";

    private static final String OFFSET = "select last_offset from log.fold where name = :name";

    private static final String LOCKED = OFFSET + " for update";

    private static final String MOVE =
            "update log.fold set last_offset = :offset where name = :name";

    private final Sql sql;

    TailStore(Sql sql) {
        this.sql = sql;
    }

    record Step(long offset, List<Recorded> facts) {}

    long offset(String name) {
        return sql.asHouse(handle -> {
            handle.createUpdate(ENSURE).bind("name", name).execute();
            return offset(handle, OFFSET, name);
        });
    }

    Step step(String name, BiConsumer<Handle, List<Recorded>> effect, int limit) {
        return sql.asHouse(handle -> {
            long from = offset(handle, LOCKED, name);
            List<Recorded> facts = LogStore.read(handle, from, limit);
            if (facts.isEmpty()) {
                return new Step(from, facts);
            }
            effect.accept(handle, facts);
            long to = facts.getLast().offset();
            handle.createUpdate(MOVE).bind("offset", to).bind("name", name).execute();
            return new Step(to, facts);
        });
    }

    private static long offset(Handle handle, String query, String name) {
        return handle.createQuery(query).bind("name", name).mapTo(Long.class).one();
    }
}
