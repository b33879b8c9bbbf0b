package tv.foyer.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Repeats a measurement after a warm-up and keeps the median, which one bad round cannot move. The
 * warm-up is long enough for the JVM's second compiler on a busy machine.
 */
final class Rounds {
    private Rounds() {}

    /** One round; returns its figure. */
    interface Round {
        double measure(long nanos) throws Exception;
    }

    static double median(boolean quick, Round round) throws Exception {
        long second = 1_000_000_000L;
        round.measure(quick ? 10 * second : 20 * second);
        List<Double> figures = new ArrayList<>();
        for (int i = 0; i < (quick ? 3 : 7); i++) {
            figures.add(round.measure(quick ? second : 2 * second));
        }
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }
}
