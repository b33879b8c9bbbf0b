package tv.foyer.log;

import java.time.Duration;

/** Wakes those who wait for news; a ring while nobody listens is not lost. */
final class Bell {
    private long rings;

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    synchronized long heard() {
        return rings;
    }

    /** Waits until it rang after {@code heard}, or for the longest time. */
    @SuppressWarnings("WaitNotInLoop") // callers look at the log after every wake-up
    synchronized void await(long heard, Duration longest) throws InterruptedException {
        if (rings == heard) {
            wait(longest.toMillis());
        }
    }
}
