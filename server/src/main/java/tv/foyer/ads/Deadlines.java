package tv.foyer.ads;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends waits that all have the same budget of real time. A timer for each wait would cost more than
 * most of what is waited for: nearly all end long before. So they queue in the order in which they
 * began, and one thread looks at the oldest when its time is over and drops what is done by then. A
 * queue holds what began within one budget, no more.
 */
final class Deadlines {
    private final long budgetMillis;
    private final ConcurrentLinkedQueue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final Thread watcher;
    private volatile boolean idle;

    private record Wait(long due, Future<?> of, Runnable late) {}

    Deadlines(String name, long budgetMillis) {
        this.budgetMillis = budgetMillis;
        this.watcher = Thread.ofVirtual().name(name).start(this::watch);
    }

    long budgetMillis() {
        return budgetMillis;
    }

    /**
     * Runs {@code late} on the watching thread if something is not done when the budget is over.
     */
    void watch(Future<?> of, Runnable late) {
        waits.add(
                new Wait(
                        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(budgetMillis), of, late));
        if (idle) {
            LockSupport.unpark(watcher);
        }
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
            } else if (oldest.of().isDone()) {
                waits.poll();
            } else {
                end(oldest);
            }
        }
    }

    private void end(Wait oldest) {
        long left = oldest.due() - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(this, left);
        } else {
            waits.poll();
            oldest.late().run();
        }
    }
}
