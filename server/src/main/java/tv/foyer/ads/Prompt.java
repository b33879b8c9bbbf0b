package tv.foyer.ads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers within a budget of real time or not at all: too late, too many at work, or broken, there
 * is another answer, and what was made for nobody is taken back.
 */
final class Prompt {
    private static final Logger LOG = Logger.getLogger(Prompt.class.getName());

    private final String what;
    private final Semaphore atWork;
    private final Deadlines deadlines;

    /**
     * @param what for the log, for example {@code boot ad}
     * @param maxAtWork how many answers are made at a time
     */
    Prompt(String what, long budgetMillis, int maxAtWork) {
        this.what = what;
        this.atWork = new Semaphore(maxAtWork);
        this.deadlines = new Deadlines(what + " deadlines", budgetMillis);
    }

    /** An answer, and how to take back what it stands on when nobody gets it. */
    record Made<T>(T answer, Runnable undo) {
        static <T> Made<T> of(T answer) {
            return new Made<>(answer, () -> {});
        }
    }

    <T> T ask(Supplier<Made<T>> work, T otherwise) {
        if (!atWork.tryAcquire()) {
            return otherwise;
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread.ofVirtual().name(what).start(() -> make(work, answer));
        Deadlines.Wait wait = deadlines.watch(() -> late(answer, otherwise));
        try {
            return await(answer, otherwise);
        } finally {
            wait.forget();
        }
    }

    private <T> void make(Supplier<Made<T>> work, CompletableFuture<T> answer) {
        try {
            Made<T> made = work.get();
            if (!answer.complete(made.answer())) {
                made.undo().run();
            }
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        } finally {
            atWork.release();
        }
    }

    private <T> void late(CompletableFuture<T> answer, T otherwise) {
        if (answer.complete(otherwise)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: none within {1} ms",
                    new Object[] {what, deadlines.budgetMillis()});
        }
    }

    private <T> T await(CompletableFuture<T> answer, T otherwise) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, what + ": failed, none given", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.complete(otherwise) ? otherwise : answer.getNow(otherwise);
        }
        return otherwise;
    }

    /**
     * Ends waits that all have the same budget of real time. A timer for each wait would cost more
     * than most of what is waited for: nearly all end long before. So they queue in the order in
     * which they began, and one thread looks at the oldest when its time is over and drops what is
     * done by then. A queue holds what began within one budget, no more, and of what is done only
     * that it is: answers kept until their budget ends would be copied by every collection.
     */
    private static final class Deadlines {
        private final long budgetMillis;
        private final ConcurrentLinkedQueue<Wait> waits = new ConcurrentLinkedQueue<>();
        private final Thread watcher;
        private volatile boolean idle;

        static final class Wait {
            private final long due;
            private volatile @Nullable Runnable late;

            private Wait(long due, Runnable late) {
                this.due = due;
                this.late = late;
            }

            /** Nothing is waited for any more. */
            void forget() {
                late = null;
            }
        }

        Deadlines(String name, long budgetMillis) {
            this.budgetMillis = budgetMillis;
            this.watcher = Thread.ofVirtual().name(name).start(this::watch);
        }

        long budgetMillis() {
            return budgetMillis;
        }

        /** Runs {@code late} on the watching thread unless it is forgotten within the budget. */
        Wait watch(Runnable late) {
            Wait wait =
                    new Wait(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(budgetMillis), late);
            waits.add(wait);
            if (idle) {
                LockSupport.unpark(watcher);
            }
            return wait;
        }

        private void watch() {
            while (true) {
                Wait oldest = waits.peek();
                if (oldest == null) {
                    idle = true;
                    if (waits.isEmpty()) {
                        LockSupport.park(this);
                    }
                    idle = false;
                } else {
                    end(oldest);
                }
            }
        }

        private void end(Wait oldest) {
            Runnable late = oldest.late;
            long left = oldest.due - System.nanoTime();
            if (late == null) {
                waits.poll();
            } else if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else {
                waits.poll();
                late.run();
            }
        }
    }
}
