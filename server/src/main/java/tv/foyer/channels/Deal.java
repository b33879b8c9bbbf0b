package tv.foyer.channels;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One break of one session on its way to being frozen. It goes through its phases on a thread of
 * its own; whoever prints waits at most a bound for the phase that it finds, and for each that
 * follows. Who has waited in vain says so, and then the scheduled spots stay, whatever comes later.
 */
final class Deal {
    /** What is under way, or how it ended. */
    enum Phase {
        READING,
        DECIDING,
        WRITING,
        FROZEN,
        LATE
    }

    /**
     * How long a playlist waits.
     *
     * @param table for what another node or an earlier life of this one may have frozen, and for
     *     what was decided to be durable
     * @param decision for the ads
     */
    record Patience(Duration table, Duration decision) {
        private long nanos(Phase phase) {
            return switch (phase) {
                case READING, WRITING -> table.toNanos();
                case DECIDING -> decision.toNanos();
                case FROZEN, LATE -> 0;
            };
        }
    }

    private Phase phase = Phase.READING;
    private List<Sold> sold = List.of();

    /** Goes on to a phase; false if it is too late. */
    synchronized boolean enter(Phase next) {
        if (phase == Phase.LATE) {
            return false;
        }
        phase = next;
        notifyAll();
        return true;
    }

    /** Says what stands; false if it is too late, and the scheduled spots were printed. */
    synchronized boolean freeze(List<Sold> stands) {
        if (phase == Phase.LATE) {
            return false;
        }
        phase = Phase.FROZEN;
        sold = stands;
        notifyAll();
        return true;
    }

    /** Returns what stands in the break; nothing does if that is not known in time. */
    synchronized List<Sold> await(Patience patience) {
        Phase seen = phase;
        long end = System.nanoTime() + patience.nanos(seen);
        while (!over()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                giveUp();
            } else {
                try {
                    wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    giveUp();
                }
                end = phase == seen ? end : System.nanoTime() + patience.nanos(phase);
                seen = phase;
            }
        }
        return sold;
    }

    private void giveUp() {
        phase = Phase.LATE;
        notifyAll();
    }

    /** Returns what stands in the break, if that is known. */
    synchronized Optional<List<Sold>> outcome() {
        return over() ? Optional.of(sold) : Optional.empty();
    }

    private boolean over() {
        return phase == Phase.FROZEN || phase == Phase.LATE;
    }
}
