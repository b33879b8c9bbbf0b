package tv.foyer.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.exchange.Neighbours.NewCreatives;

/**
 * Passes films that are not known on to be fetched, behind the auction's back. Bounded: one film is
 * passed on once in an hour, and when more come than are taken the newest are let go; a film that
 * is worth something will be bid with again.
 */
final class FreshFilms implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FreshFilms.class.getName());
    private static final int WAITING = 256;
    private static final int REMEMBERED = 10_000;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final NewCreatives next;
    private final BlockingQueue<NewCreatives.Unknown> waiting = new ArrayBlockingQueue<>(WAITING);
    private final LongAdder letGo = new LongAdder();
    private final Map<String, Long> told = new LinkedHashMap<>();
    private final Thread thread;

    FreshFilms(NewCreatives next) {
        this.next = next;
        this.thread = Thread.ofVirtual().name("exchange-films").start(this::run);
    }

    void seen(NewCreatives.Unknown film, long now) {
        if (firstInAWhile(film.bidder() + "/" + film.crid(), now) && !waiting.offer(film)) {
            letGo.increment();
        }
    }

    long letGo() {
        return letGo.sum();
    }

    private boolean firstInAWhile(String film, long now) {
        synchronized (told) {
            Long before = told.get(film);
            if (before != null && now - before < HOUR_NANOS) {
                return false;
            }
            told.remove(film);
            told.put(film, now);
            if (told.size() > REMEMBERED) {
                told.remove(told.keySet().iterator().next());
            }
            return true;
        }
    }

    private void run() {
        while (true) {
            try {
                next.seen(waiting.take());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "exchange: a new film could not be passed on", e);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
