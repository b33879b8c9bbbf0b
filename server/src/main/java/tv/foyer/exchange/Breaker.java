package tv.foyer.exchange;

/**
 * Gives a failing bidder rest. Closed, all requests pass; after some failures in a row it opens and
 * none pass; after a while it is half open and one passes: its success closes, its failure opens
 * for twice as long. Safe for use by many threads.
 */
final class Breaker {
    static final int FAILURES = 8;
    static final long REST_NANOS = 2_000_000_000L;
    static final long MOST_REST_NANOS = 60_000_000_000L;

    private State state = State.CLOSED;
    private int failures;
    private long restNanos = REST_NANOS;
    private long since;
    private long opened;

    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** Tells whether a request may go out now; each one that may is to be {@link #told}. */
    synchronized boolean admits(long now) {
        return switch (state) {
            case CLOSED -> true;
            case HALF_OPEN -> false; // one is on its way
            case OPEN -> now - since >= restNanos && halfOpened();
        };
    }

    private boolean halfOpened() {
        state = State.HALF_OPEN;
        return true;
    }

    /** What came of a request that was admitted. */
    synchronized void told(boolean failed, long now) {
        if (!failed) {
            failures = 0;
            if (state == State.HALF_OPEN) {
                state = State.CLOSED;
                restNanos = REST_NANOS;
            }
            return;
        }
        failures++;
        if (state == State.HALF_OPEN) {
            restNanos = Math.min(restNanos * 2, MOST_REST_NANOS);
            open(now);
        } else if (state == State.CLOSED && failures >= FAILURES) {
            open(now);
        }
    }

    private void open(long now) {
        state = State.OPEN;
        since = now;
        opened++;
    }

    synchronized State state() {
        return state;
    }

    /** Returns how often it opened. */
    synchronized long opened() {
        return opened;
    }
}
