package tv.foyer.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.sql.Sql;

/** Runs folds behind the log, each on a thread of its own. */
public final class Tails implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Tails.class.getName());
    private static final int BATCH = 2_000;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final TailStore store;
    private final PostgresLog log;
    private final List<Tail> tails = new ArrayList<>();
    private volatile boolean closed;

    public Tails(Sql sql, PostgresLog log) {
        this.store = new TailStore(sql);
        this.log = log;
    }

    public synchronized void start(Fold fold) {
        Tail tail = new Tail(fold, store.offset(fold.name()));
        tails.add(tail);
        tail.thread = Thread.ofPlatform().daemon().name("fold-" + fold.name()).start(tail::run);
    }

    /** Waits until every fold has taken in all that is in the log now. */
    public void catchUp() {
        catchUp(log.end());
    }

    private synchronized List<Tail> started() {
        return List.copyOf(tails);
    }

    private void catchUp(long end) {
        for (Tail tail : started()) {
            while (tail.offset < end && !closed) {
                pause(Duration.ofMillis(5));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Tail tail : started()) {
            tail.thread.interrupt();
            try {
                tail.thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Tail {
        private final Fold fold;
        private volatile long offset;
        private Thread thread = Thread.currentThread();

        Tail(Fold fold, long offset) {
            this.fold = fold;
            this.offset = offset;
        }

        void run() {
            while (!closed) {
                try {
                    long heard = log.bell().heard();
                    if (step() == 0) {
                        log.bell().await(heard, LOOK);
                    }
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    if (closed) {
                        return;
                    }
                    LOG.log(Level.SEVERE, "fold " + fold.name() + " stopped at " + offset, e);
                    if (!pause(AFTER_FAILURE)) {
                        return;
                    }
                }
            }
        }

        private int step() {
            TailStore.Step step = store.step(fold.name(), this::apply, BATCH);
            if (!step.facts().isEmpty()) {
                fold.committed(step.facts());
                offset = step.offset();
            }
            return step.facts().size();
        }

        private void apply(Handle transaction, List<Recorded> facts) {
            fold.apply(transaction, facts);
        }
    }
}
