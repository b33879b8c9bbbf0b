package tv.foyer.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;

/**
 * How many sets of a household watch at once. A set has one seat, whatever it plays, from the wish
 * to play until it was silent for a while. Safe for use by many threads.
 */
final class Seats {
    private static final int MOST_HOUSEHOLDS = 500_000;

    private final int most;
    private final Duration alive;
    private final Map<HouseholdId, Map<DeviceId, Instant>> taken = new ConcurrentHashMap<>();

    /**
     * @param most sets of one household at once
     * @param alive how long after its last sign of life a set still counts as watching
     */
    Seats(int most, Duration alive) {
        this.most = most;
        this.alive = alive;
    }

    /** What a wish to play comes to. */
    sealed interface Wish {
        /** {@code fresh} tells that the set did not watch before. */
        record Granted(boolean fresh) implements Wish {}

        /** The sets that watch already, those seen last first. */
        record Full(List<DeviceId> watching) implements Wish {}
    }

    Wish take(HouseholdId household, DeviceId device, Instant now) {
        bound(now);
        Wish[] wish = new Wish[1];
        taken.compute(
                household,
                (_, before) -> {
                    Map<DeviceId, Instant> living = living(before == null ? Map.of() : before, now);
                    boolean fresh = !living.containsKey(device);
                    if (fresh && living.size() >= most) {
                        wish[0] = new Wish.Full(lastSeenFirst(living));
                    } else {
                        wish[0] = new Wish.Granted(fresh);
                        living.put(device, now);
                    }
                    return living;
                });
        return wish[0];
    }

    /** A set that watches, here or by another node, gave a sign of life. */
    void seen(HouseholdId household, DeviceId device, Instant now) {
        bound(now);
        taken.compute(
                household,
                (_, before) -> {
                    Map<DeviceId, Instant> living = living(before == null ? Map.of() : before, now);
                    if (living.containsKey(device) || living.size() < most) {
                        living.merge(device, now, (a, b) -> a.isAfter(b) ? a : b);
                    }
                    return living;
                });
    }

    /** Gives a seat back, because nothing was played after all. */
    void leave(HouseholdId household, DeviceId device) {
        taken.computeIfPresent(
                household,
                (_, before) -> {
                    Map<DeviceId, Instant> rest = new ConcurrentHashMap<>(before);
                    rest.remove(device);
                    return rest.isEmpty() ? null : rest;
                });
    }

    private Map<DeviceId, Instant> living(Map<DeviceId, Instant> before, Instant now) {
        Map<DeviceId, Instant> living = new ConcurrentHashMap<>();
        before.forEach((device, at) -> {
            if (Duration.between(at, now).compareTo(alive) < 0) {
                living.put(device, at);
            }
        });
        return living;
    }

    private static List<DeviceId> lastSeenFirst(Map<DeviceId, Instant> living) {
        Map<String, DeviceId> byTime = new TreeMap<>(java.util.Comparator.reverseOrder());
        living.forEach((device, at) -> byTime.put(at + " " + device, device));
        return List.copyOf(byTime.values());
    }

    private void bound(Instant now) {
        if (taken.size() > MOST_HOUSEHOLDS) {
            taken.entrySet().removeIf(each -> living(each.getValue(), now).isEmpty());
        }
    }
}
