package tv.foyer.channels;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A version at work: plans its days on demand. What is kept is bounded, and only saves time: each
 * day is planned from the day before, back to the opening, which is part of the version.
 */
final class Version {
    private static final int PLANS_KEPT = 8;
    private static final int DAYS_BETWEEN_HEADS = 16;

    private final Published published;
    private final long endMicros;
    private final Map<String, long[]> cuts = new HashMap<>();
    private final Map<String, Schedule.Entry> entries = new HashMap<>();
    private final Planner planner;
    private final LocalDate firstDay;
    private final ReentrantLock planning = new ReentrantLock();
    private final TreeMap<Integer, Carry> heads = new TreeMap<>();
    private volatile Map<Integer, DayPlan> plans = Map.of();

    /**
     * @param endMicros when the next version takes over
     * @param shared cuts of equal assets in other versions, to which its own are added
     */
    Version(Published published, long endMicros, Map<Reel, long[]> shared) {
        this.published = published;
        this.endMicros = endMicros;
        published
                .reels()
                .forEach(
                        (asset, reel) -> cuts.put(asset, shared.computeIfAbsent(reel, Reel::cuts)));
        published
                .schedule()
                .playlists()
                .forEach(list -> list.entries().forEach(each -> entries.put(each.key(), each)));
        this.planner = new Planner(published.schedule(), cuts);
        this.firstDay = planner.dayOf(startMicros());
        heads.put(0, published.opening());
    }

    Published published() {
        return published;
    }

    Optional<Schedule.Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    long startMicros() {
        return published.opening().startMicros();
    }

    long endMicros() {
        return endMicros;
    }

    long[] cuts(String asset) {
        return Cuts.of(cuts, asset);
    }

    /** Returns the number of the plan that holds an instant of this version; 0 is the first day. */
    int dayAt(long micros) {
        int day = (int) (planner.dayOf(micros).toEpochDay() - firstDay.toEpochDay());
        return day > 0 && micros < plan(day).head().startMicros() ? day - 1 : day;
    }

    /** Returns a day's plan, up to where the next version takes over. */
    DayPlan plan(int day) {
        DayPlan known = plans.get(day);
        if (known != null) {
            return known;
        }
        planning.lock();
        try {
            DayPlan fresh = planned(day);
            keep(day, fresh);
            return fresh;
        } finally {
            planning.unlock();
        }
    }

    private DayPlan planned(int day) {
        DayPlan before = plans.get(day - 1);
        Map.Entry<Integer, Carry> nearest = heads.floorEntry(day);
        int from = before == null ? nearest.getKey() : day;
        Carry head = before == null ? nearest.getValue() : before.tail();
        DayPlan plan = planner.day(firstDay.plusDays(from), head);
        while (from < day) {
            from++;
            if (from % DAYS_BETWEEN_HEADS == 0) {
                heads.put(from, plan.tail());
            }
            plan = planner.day(firstDay.plusDays(from), plan.tail());
        }
        return plan.until(endMicros, cuts);
    }

    private void keep(int day, DayPlan plan) {
        Map<Integer, DayPlan> more = new LinkedHashMap<>(plans);
        more.put(day, plan);
        while (more.size() > PLANS_KEPT) {
            more.remove(more.keySet().iterator().next());
        }
        plans = Collections.unmodifiableMap(more);
    }
}
