package tv.foyer.exchange;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.net.Answer;
import tv.foyer.net.Lines;

/**
 * Calls the billing addresses of bids whose ads were shown: at least once, six times at most, each
 * further apart. The address is a stranger's: it is called by {@link Lines} with its checks, and
 * inside a house only where its bidder may be there.
 */
final class NoticePost implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(NoticePost.class.getName());
    private static final int BATCH = 100;
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    static final List<Duration> AGAIN_AFTER =
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6));

    private final NoticeStore store;
    private final Lines lines;
    private final InstantSource clock;
    private final Predicate<String> privateAllowed;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;
    private final Thread thread;

    NoticePost(
            NoticeStore store, Lines lines, InstantSource clock, Predicate<String> privateAllowed) {
        this.store = store;
        this.lines = lines;
        this.clock = clock;
        this.privateAllowed = privateAllowed;
        this.thread = Thread.ofVirtual().name("exchange-notices").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Says that something may be due. */
    void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                while (!closed && sendDue() == BATCH) {
                    // more are due
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.log(Level.WARNING, "exchange: notices wait, the next look tries again", e);
                }
            }
        }
    }

    /** Sends what is due now, one sender at a time; returns how many there were. */
    synchronized int sendDue() {
        List<NoticeStore.Due> due = store.due(clock.instant(), BATCH);
        for (NoticeStore.Due notice : due) {
            if (closed) {
                break;
            }
            mark(notice, call(notice));
        }
        return due.size();
    }

    private Answer call(NoticeStore.Due notice) {
        try {
            return lines.get(
                    URI.create(notice.burl()), privateAllowed.test(notice.bidder()), PATIENCE);
        } catch (IllegalArgumentException e) {
            return new Answer.Failed(Answer.Failure.ADDRESS, "not an address");
        }
    }

    private void mark(NoticeStore.Due notice, Answer answer) {
        Instant now = clock.instant();
        switch (answer) {
            case Answer.Answered(var status, _) when status / 100 == 2 ->
                    store.mark(notice.id(), "SENT", now, "");
            case Answer.Answered(var status, _) -> again(notice, now, "status " + status);
            case Answer.Failed(var why, var detail) -> again(notice, now, why + ": " + detail);
        }
    }

    private void again(NoticeStore.Due notice, Instant now, String fault) {
        boolean last = notice.attempts() >= AGAIN_AFTER.size();
        Instant due = last ? now : now.plus(AGAIN_AFTER.get(notice.attempts()));
        store.mark(notice.id(), last ? "GIVEN_UP" : "WAITING", due, fault);
    }

    @Override
    public void close() {
        closed = true;
        bell.release(); // an interrupt would break the connection of a query at work
        try {
            thread.join(PATIENCE.plusSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
