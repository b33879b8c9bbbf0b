package tv.foyer.ads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers within a budget of real time or not at all: too late, too many at work, or broken, there
 * is another answer, and what was made for nobody is taken back.
 */
final class Prompt {
    private static final Logger LOG = Logger.getLogger(Prompt.class.getName());

    private final String what;
    private final long budgetMillis;
    private final Semaphore atWork;

    /**
     * @param what for the log, for example {@code boot ad}
     * @param maxAtWork how many answers are made at a time
     */
    Prompt(String what, long budgetMillis, int maxAtWork) {
        this.what = what;
        this.budgetMillis = budgetMillis;
        this.atWork = new Semaphore(maxAtWork);
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
        return await(answer, otherwise);
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

    private <T> T await(CompletableFuture<T> answer, T otherwise) {
        try {
            return answer.get(budgetMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "{0}: none within {1} ms", new Object[] {what, budgetMillis});
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, what + ": failed, none given", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.complete(otherwise) ? otherwise : settled(answer, otherwise);
    }

    /** The answer came between the deadline and here: it counts, so it is given. */
    private static <T> T settled(CompletableFuture<T> answer, T otherwise) {
        return answer.isCompletedExceptionally() ? otherwise : answer.join();
    }
}
