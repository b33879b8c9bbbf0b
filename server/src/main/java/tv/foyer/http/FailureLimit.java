package tv.foyer.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A limit on failed tries per key within a sliding window. A try is counted before it is judged and
 * taken back when it was right, so that many tries at once do not slip through. Keeps a bounded
 * number of keys; the longest untouched go first.
 */
public final class FailureLimit {
    private final int most;
    private final Duration window;
    private final int capacity;
    private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>(16, 0.75f, true);

    /** Allows {@code most} failures per window, and remembers {@code capacity} keys. */
    public FailureLimit(int most, Duration window, int capacity) {
        this.most = most;
        this.window = window;
        this.capacity = capacity;
    }

    /** Counts a try; returns how long to wait if there were too many, which counts nothing. */
    public synchronized Optional<Duration> enter(String key, Instant now) {
        Deque<Instant> past = tries.computeIfAbsent(key, _ -> new ArrayDeque<>(1));
        Instant start = now.minus(window);
        while (!past.isEmpty() && !past.getFirst().isAfter(start)) {
            past.removeFirst();
        }
        if (past.size() >= most) {
            return Optional.of(Duration.between(start, past.getFirst()));
        }
        past.addLast(now);
        if (tries.size() > capacity) {
            Iterator<String> oldest = tries.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return Optional.empty();
    }

    /** Takes the last try back: it was right. */
    public synchronized void excuse(String key) {
        Deque<Instant> past = tries.get(key);
        if (past != null) {
            past.pollLast();
        }
    }

    /** Forgets all tries of a key. */
    public synchronized void forget(String key) {
        tries.remove(key);
    }

    /** Returns the 429 that says how long to wait. */
    public static Reply refusal(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Reply.problem(
                        Problem.of(
                                429,
                                "too-many-tries",
                                "Too many tries",
                                "Try again in " + seconds + " seconds."))
                .with("Retry-After", Long.toString(seconds));
    }
}
