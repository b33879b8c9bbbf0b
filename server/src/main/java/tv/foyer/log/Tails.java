package tv.foyer.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.sql.Sql;

/**
 * Runs folds behind the log, each on a thread of its own. A fold that fails again and again at the
 * same place, while the database answers, is stopped there: others go on, and whoever waits for it
 * is told. The next start of the process tries it again from where it stopped.
 */
public final class Tails implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Tails.class.getName());
    private static final int BATCH = 2_000;
    private static final int MOST_TRIES = 5;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final TailStore store;
    private final PostgresLog log;
    private final Duration afterFailure;
    private final List<Tail> tails = new ArrayList<>();
    private volatile boolean closed;

    public Tails(Sql sql, PostgresLog log) {
        this(sql, log, AFTER_FAILURE);
    }

    Tails(Sql sql, PostgresLog log, Duration afterFailure) {
        this.store = new TailStore(sql);
        this.log = log;
        this.afterFailure = afterFailure;
    }

    /**
     * A fold that gave up.
     *
     * @param offset of the last fact that it took in
     * @param reason what it failed of; for the house's own eyes
     */
    public record Stopped(String fold, long offset, String reason) {}

    /** What is waited for will not come: a fold stopped before it. */
    public static final class FoldStopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FoldStopped(Stopped stopped) {
            super(
                    "fold %s stopped at %d: %s"
                            .formatted(stopped.fold(), stopped.offset(), stopped.reason()));
        }
    }

    public synchronized void start(Fold fold) {
        Tail tail = new Tail(fold, store.offset(fold.name()));
        tails.add(tail);
        tail.thread = Thread.ofPlatform().daemon().name("fold-" + fold.name()).start(tail::run);
    }

    /**
     * Waits until every fold has taken in all that is in the log now.
     *
     * @throws FoldStopped if one of them gave up
     */
    public void catchUp() {
        catchUp(log.end());
    }

    /** Returns the folds that gave up since this process started. */
    public List<Stopped> stopped() {
        return started().stream().flatMap(tail -> tail.stopped.stream()).toList();
    }

    /** Shows of each fold whether it runs (0) or stopped (1), and how far it is. */
    public void meter(MeterRegistry meters) {
        for (Tail tail : started()) {
            Gauge.builder("foyer.fold.stopped", tail, t -> t.stopped.isPresent() ? 1 : 0)
                    .tag("fold", tail.fold.name())
                    .register(meters);
            Gauge.builder("foyer.fold.offset", tail, t -> t.offset)
                    .tag("fold", tail.fold.name())
                    .register(meters);
        }
    }

    private synchronized List<Tail> started() {
        return List.copyOf(tails);
    }

    private void catchUp(long end) {
        for (Tail tail : started()) {
            while (tail.offset < end && !closed) {
                tail.stopped.ifPresent(stopped -> {
                    throw new FoldStopped(stopped);
                });
                if (!pause(Duration.ofMillis(5))) {
                    throw new IllegalStateException("log: interrupted while folds catch up");
                }
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
        private volatile Optional<Stopped> stopped = Optional.empty();
        private Thread thread = Thread.currentThread();
        private List<Recorded> untold = List.of();
        private int failures;

        Tail(Fold fold, long offset) {
            this.fold = fold;
            this.offset = offset;
        }

        void run() {
            while (!closed && stopped.isEmpty()) {
                try {
                    long heard = log.bell().heard();
                    if (step() == 0) {
                        log.bell().await(heard, LOOK);
                    }
                    failures = 0;
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException | Error e) {
                    if (closed || !tryAgain(e)) {
                        return;
                    }
                }
            }
        }

        /** Counts a failure; false if it was the last, or the process ends. */
        private boolean tryAgain(Throwable e) {
            if (databaseAnswers() && ++failures >= MOST_TRIES) {
                stopped = Optional.of(new Stopped(fold.name(), offset, String.valueOf(e)));
                LOG.log(Level.SEVERE, "fold " + fold.name() + " stopped at " + offset, e);
                return false;
            }
            LOG.log(Level.WARNING, "fold " + fold.name() + " failed at " + offset, e);
            return pause(afterFailure);
        }

        /** While the database is away nothing can be folded, and no fold is to blame. */
        private boolean databaseAnswers() {
            try {
                store.offset(fold.name());
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }

        /** What is committed but not told yet is told first, or memory would miss it. */
        private int step() {
            if (untold.isEmpty()) {
                untold = store.step(fold.name(), this::apply, BATCH).facts();
            }
            if (untold.isEmpty()) {
                return 0;
            }
            int facts = untold.size();
            fold.committed(untold);
            offset = untold.getLast().offset();
            untold = List.of();
            return facts;
        }

        private void apply(Handle transaction, List<Recorded> facts) {
            fold.apply(transaction, facts);
        }
    }
}
