package tv.foyer.discovery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Questions asked elsewhere, each on a virtual thread with a deadline. A question not answered in
 * time is given up; when too many are open, further ones are not asked at all, so that a dead
 * neighbour holds neither threads nor viewers.
 */
final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class.getName());
    private static final int MOST_OPEN = 256;

    private final Duration deadline;
    private final Semaphore open = new Semaphore(MOST_OPEN);

    Patience(Duration deadline) {
        this.deadline = deadline;
    }

    /** A question that was asked. */
    static final class Asked<T> {
        private final FutureTask<T> task;
        private final long endNanos;

        private Asked(FutureTask<T> task, long endNanos) {
            this.task = task;
            this.endNanos = endNanos;
        }

        /** Waits until the deadline; empty if there is no answer by then, or it failed. */
        Optional<T> answer() {
            try {
                long left = Math.max(0, endNanos - System.nanoTime());
                return Optional.of(task.get(left, TimeUnit.NANOSECONDS));
            } catch (CancellationException e) {
                return Optional.empty();
            } catch (TimeoutException e) {
                task.cancel(true);
            } catch (ExecutionException e) {
                LOG.log(Level.WARNING, "a question of the home screen failed", e.getCause());
            } catch (InterruptedException e) {
                task.cancel(true);
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }
    }

    /** Starts a question; its deadline runs from now. */
    <T> Asked<T> ask(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        Asked<T> asked = new Asked<>(task, System.nanoTime() + deadline.toNanos());
        if (open.tryAcquire()) {
            Thread.startVirtualThread(() -> run(task));
        } else {
            task.cancel(false);
        }
        return asked;
    }

    private void run(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            open.release();
        }
    }
}
