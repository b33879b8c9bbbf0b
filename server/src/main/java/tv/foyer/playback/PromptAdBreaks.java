package tv.foyer.playback;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ads never keep a viewer waiting: an answer beyond the budget, or none because the decision broke,
 * is no ads. A late decision is left to end by itself, not interrupted, since it may be writing.
 */
final class PromptAdBreaks implements AdBreaks {
    private static final Logger LOG = Logger.getLogger(PromptAdBreaks.class.getName());
    private static final int MAX_AT_WORK = 256;

    private final AdBreaks house;
    private final Duration budget;
    private final Semaphore atWork = new Semaphore(MAX_AT_WORK);

    PromptAdBreaks(AdBreaks house, Duration budget) {
        this.house = house;
        this.budget = budget;
    }

    @Override
    public List<List<Ad>> fill(Viewing viewing, List<Room> breaks) {
        if (breaks.isEmpty() || !atWork.tryAcquire()) {
            return List.of();
        }
        FutureTask<List<List<Ad>>> decision = new FutureTask<>(() -> decide(viewing, breaks));
        Thread.ofVirtual().name("ad-breaks").start(decision);
        return await(decision);
    }

    private List<List<Ad>> decide(Viewing viewing, List<Room> breaks) {
        try {
            return house.fill(viewing, breaks);
        } finally {
            atWork.release();
        }
    }

    private List<List<Ad>> await(FutureTask<List<List<Ad>>> decision) {
        try {
            return decision.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "ad breaks: no decision within {0}, none shown", budget);
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "ad breaks: decision failed, none shown", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }
}
