package tv.foyer.ads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.HouseholdId;

/** A part of all households, its promises and what was shown to it; used under its lock only. */
final class Stripe {
    final ReentrantLock lock = new ReentrantLock();
    private final Map<HouseholdId, List<Promise>> households = new HashMap<>();

    final CapTable table;

    /** In the order of their release, but for those that came back from the log. */
    final ArrayDeque<Promise> open = new ArrayDeque<>();

    /** Those that are counted in the table already, in the order in which that happened. */
    final ArrayDeque<Promise> shown = new ArrayDeque<>();

    int size;
    private int forgotBefore = Integer.MIN_VALUE;

    Stripe(int maxCounters) {
        this.table = new CapTable(maxCounters);
    }

    List<Promise> of(HouseholdId household) {
        return households.getOrDefault(household, List.of());
    }

    @org.jspecify.annotations.Nullable
    Promise find(HouseholdId household, DecisionId decision, int slot) {
        for (Promise promise : of(household)) {
            if (promise.of(decision, slot)) {
                return promise;
            }
        }
        return null;
    }

    Promise add(Promise promise) {
        households
                .computeIfAbsent(promise.origin.household(), _ -> new ArrayList<>(2))
                .add(promise);
        if (promise.releaseMillis > 0) {
            open.add(promise);
        }
        size++;
        return promise;
    }

    void remove(Promise promise) {
        List<Promise> own = households.get(promise.origin.household());
        if (own != null && own.remove(promise)) {
            size--;
            if (own.isEmpty()) {
                households.remove(promise.origin.household());
            }
        }
    }

    /** Counts what was shown, on the day of its decision and on that of its impression. */
    void count(Promise promise, int shownDay) {
        long fingerprint = CapTable.fingerprint(promise.origin.household());
        shown.add(promise);
        if (promise.origin.decidedDay() >= forgotBefore) {
            table.add(fingerprint, promise.lineItem, promise.origin.decidedDay());
        }
        if (shownDay != promise.origin.decidedDay() && shownDay >= forgotBefore) {
            table.add(fingerprint, promise.lineItem, shownDay);
        }
    }

    void forgetBefore(int today) {
        if (forgotBefore < today) {
            forgotBefore = today;
            table.forgetBefore(today);
        }
    }
}
