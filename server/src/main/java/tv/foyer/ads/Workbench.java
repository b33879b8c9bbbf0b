package tv.foyer.ads;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * The tables that one decision needs, kept for the next: borrowed, not bound to a thread, for
 * threads are many and short-lived. When all are lent a new one is made, and too many are dropped.
 */
final class Workbench {
    private static final ArrayBlockingQueue<Workbench> IDLE =
            new ArrayBlockingQueue<>(4 * Runtime.getRuntime().availableProcessors());

    final Shortlist list = new Shortlist();
    final PodSolver solver = new PodSolver();
    final int[] pod = new int[PodSolver.MAX_ADS];
    long[] eligible = {};
    long[] scratch = {};

    private Workbench() {}

    static Workbench borrow() {
        Workbench idle = IDLE.poll();
        return idle == null ? new Workbench() : idle;
    }

    /** Makes room for so many line items, exactly. */
    void fit(int lines) {
        int words = LineSets.words(lines).length;
        if (eligible.length != words) {
            eligible = new long[words];
            scratch = new long[words];
        }
    }

    void giveBack() {
        IDLE.offer(this);
    }
}
