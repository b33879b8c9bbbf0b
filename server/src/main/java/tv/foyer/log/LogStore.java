package tv.foyer.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.json.Json;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;
import tv.foyer.log.EventLog.Appended;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/**
 * The log's SQL. The day of a fact is the UTC day inside its id, so duplicates share a partition.
 */
final class LogStore {
    private static final String LOCK = "select pg_advisory_xact_lock(7401)";

    private static final String ENSURE_DAY = "select log.ensure_day(:day)";

    private static final String INSERT =
            """
            insert into log.event (day, event_id, received_at, kind, body)
            select * from unnest(:days::date[], :ids::uuid[], array_fill(:now::timestamptz, array[cardinality(:kinds::text[])]),
                :kinds::text[], :bodies::text[])
            on conflict do nothing
            returning event_id\
            """;

    private static final String COUNT_DUPLICATES =
            """
            insert into log.duplicate (day, kind, n) values (:day, :kind, :n)
            on conflict (day, kind) do update set n = log.duplicate.n + excluded.n\
            """;

    private static final String READ =
            """
            select event_offset, received_at, body from log.event
            where event_offset > :after order by event_offset limit :limit\
            """;

    private static final String READ_FROM =
            """
            select event_offset, received_at, body from log.event
            where day = :day and event_id >= :first order by event_id limit :limit\
            """;

    private static final String END = "select coalesce(max(event_offset), 0) from log.event";

    private final Sql sql;
    private final InstantSource clock;
    private final Set<LocalDate> days = ConcurrentHashMap.newKeySet();

    LogStore(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Writes groups of facts in one transaction; answers each group by itself. */
    List<Appended> append(List<List<Event>> groups) {
        List<Event> all = groups.stream().flatMap(List::stream).toList();
        Map<UUID, Event> distinct = new HashMap<>();
        all.forEach(event -> distinct.putIfAbsent(event.id().value(), event));
        List<Event> sorted =
                distinct.values().stream()
                        .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
                        .toList();
        Set<UUID> written =
                sql.asHouse(handle -> {
                    Set<UUID> fresh = insert(handle, inOrderOf(all, sorted));
                    countDuplicates(handle, all, fresh);
                    return fresh;
                });
        return answers(groups, written);
    }

    List<Recorded> read(long after, int limit) {
        return sql.asHouse(handle -> read(handle, after, limit));
    }

    static List<Recorded> read(Handle handle, long after, int limit) {
        return handle.createQuery(READ)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> recorded(row))
                .list();
    }

    /** Ids that are no UUIDv7 are of no day, and no fact has them. */
    List<Recorded> readFrom(EventId first, int limit) {
        if (first.value().version() != 7) {
            return List.of();
        }
        LocalDate day = Ids.instantOf(first.value()).atOffset(ZoneOffset.UTC).toLocalDate();
        return sql.asHouse(handle ->
                handle.createQuery(READ_FROM)
                        .bind("day", day)
                        .bind("first", first)
                        .bind("limit", limit)
                        .map((row, _) -> recorded(row))
                        .list());
    }

    long end() {
        return sql.asHouse(handle -> handle.createQuery(END).mapTo(Long.class).one());
    }

    /** Facts keep the order in which they came; of equal ids the first stays. */
    private static List<Event> inOrderOf(List<Event> all, List<Event> distinct) {
        Set<Event> keep = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        keep.addAll(distinct);
        return all.stream().filter(keep::remove).toList();
    }

    private Set<UUID> insert(Handle handle, List<Event> events) {
        Instant now = clock.instant();
        handle.execute(LOCK);
        events.stream().map(LogStore::day).distinct().forEach(day -> ensure(handle, day));
        List<UUID> fresh =
                handle.createQuery(INSERT)
                        .bind(
                                "days",
                                events.stream().map(e -> day(e).toString()).toArray(String[]::new))
                        .bind(
                                "ids",
                                events.stream().map(e -> e.id().toString()).toArray(String[]::new))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("kinds", events.stream().map(LogStore::kind).toArray(String[]::new))
                        .bind("bodies", events.stream().map(Json::text).toArray(String[]::new))
                        .mapTo(UUID.class)
                        .list();
        return new HashSet<>(fresh);
    }

    private void ensure(Handle handle, LocalDate day) {
        if (!days.contains(day)) {
            handle.createQuery(ENSURE_DAY).bind("day", day).mapTo(String.class).one();
            handle.afterCommit(() -> days.add(day));
        }
    }

    private static void countDuplicates(Handle handle, List<Event> all, Set<UUID> fresh) {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        Set<UUID> unseen = new HashSet<>(fresh);
        for (Event event : all) {
            if (!unseen.remove(event.id().value())) {
                counts.merge(day(event) + " " + kind(event), 1, Integer::sum);
            }
        }
        counts.forEach((key, n) ->
                handle.createUpdate(COUNT_DUPLICATES)
                        .bind("day", LocalDate.parse(key.substring(0, key.indexOf(' '))))
                        .bind("kind", key.substring(key.indexOf(' ') + 1))
                        .bind("n", n)
                        .execute());
    }

    private static List<Appended> answers(List<List<Event>> groups, Set<UUID> written) {
        Set<UUID> unseen = new HashSet<>(written);
        List<Appended> answers = new ArrayList<>();
        for (List<Event> group : groups) {
            int accepted = 0;
            for (Event event : group) {
                accepted += unseen.remove(event.id().value()) ? 1 : 0;
            }
            answers.add(new Appended(accepted, group.size() - accepted));
        }
        return answers;
    }

    private static LocalDate day(Event event) {
        return Ids.instantOf(event.id().value()).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String kind(Event event) {
        return event.getClass().getSimpleName();
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                row.getLong("event_offset"),
                Rows.instant(row, "received_at"),
                Json.read(row.getString("body"), Event.class));
    }
}
