package tv.foyer.log;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tv.foyer.events.Event;
import tv.foyer.kernel.EventId;
import tv.foyer.sql.Sql;

/**
 * The log on PostgreSQL. One appender thread writes what waits, up to 1,000 facts, in one
 * transaction under an advisory lock, so that offsets are in commit order; callers are answered
 * after the commit.
 */
public final class PostgresLog implements EventLog, AutoCloseable {
    private static final int MAX_BATCH = 1_000;
    private static final int MAX_WAITING = 20_000;

    private final LogStore store;
    private final ArrayBlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread appender;
    private final Bell bell = new Bell();
    private volatile boolean closed;

    public PostgresLog(Sql sql, InstantSource clock) {
        this.store = new LogStore(sql, clock);
        this.appender = Thread.ofPlatform().name("log-appender").start(this::appendForever);
    }

    @Override
    public Appended append(List<Event> events) {
        if (events.isEmpty()) {
            return new Appended(0, 0);
        }
        Entry entry = new Entry(List.copyOf(events), new CompletableFuture<>());
        if (closed || !waiting.offer(entry)) {
            throw new LogBusy();
        }
        return await(entry.done());
    }

    @Override
    public List<Recorded> read(long after, int limit) {
        return store.read(after, limit);
    }

    @Override
    public List<Recorded> readFrom(EventId first, int limit) {
        return store.readFrom(first, limit);
    }

    @Override
    public long end() {
        return store.end();
    }

    /** Rings after each append, so that folds need not wait for their next look. */
    Bell bell() {
        return bell;
    }

    /** Writes what waits, then stops; later appends are refused. */
    @Override
    public void close() {
        closed = true;
        appender.interrupt();
        try {
            appender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Appended await(CompletableFuture<Appended> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("log: the append failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "log: interrupted, the facts may or may not be there", e);
        }
    }

    private void appendForever() {
        while (!closed || !waiting.isEmpty()) {
            try {
                Entry first = closed ? waiting.poll() : waiting.take();
                if (first != null) {
                    appendBatch(first);
                }
            } catch (InterruptedException e) {
                // close() woke us: the loop's condition drains the rest
            }
        }
    }

    private void appendBatch(Entry first) {
        List<Entry> batch = new ArrayList<>();
        int size = first.events().size();
        batch.add(first);
        while (size < MAX_BATCH) {
            Entry next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            size += next.events().size();
        }
        write(batch);
    }

    private void write(List<Entry> batch) {
        try {
            List<Appended> answers = store.append(batch.stream().map(Entry::events).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done().complete(answers.get(i));
            }
            bell.ring();
        } catch (RuntimeException e) {
            batch.forEach(entry -> entry.done().completeExceptionally(e));
        }
    }

    private record Entry(List<Event> events, CompletableFuture<Appended> done) {}
}
