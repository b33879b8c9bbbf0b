package tv.foyer.ads;

import java.util.ArrayDeque;
import java.util.List;
import tv.foyer.events.Event.AdDecided;

/** The last hundred decisions, the newest first. */
final class RecentDecisions {
    private static final int MOST = 100;

    private final ArrayDeque<AdDecided> newestFirst = new ArrayDeque<>(MOST + 1);

    synchronized void add(AdDecided decision) {
        boolean known =
                newestFirst.stream().anyMatch(one -> one.decision().equals(decision.decision()));
        if (!known) {
            newestFirst.addFirst(decision);
        }
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    synchronized List<AdDecided> list() {
        return List.copyOf(newestFirst);
    }
}
