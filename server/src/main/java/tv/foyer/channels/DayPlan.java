package tv.foyer.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one version of a channel shows of one local day: from the first item that begins in it, to
 * the end of the last one, without a gap.
 */
record DayPlan(Carry head, Carry tail, List<Item> items, List<Airing> airings, List<Pod> pods) {
    DayPlan {
        items = List.copyOf(items);
        airings = List.copyOf(airings);
        pods = List.copyOf(pods);
    }

    DayPlan(Carry head, Carry tail, List<Item> items, List<Airing> airings) {
        this(head, tail, items, airings, Pod.of(items));
    }

    /** Returns the index of the first break that ends after an instant. */
    int podAfter(long micros) {
        int low = 0;
        int high = pods.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pods.get(middle).endMicros() > micros) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns the index of the item on air, or -1 before the first. */
    int itemAt(long micros) {
        int low = 0;
        int high = items.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (items.get(middle).startMicros() <= micros) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** Returns the plan up to an instant at which a segment of it begins. */
    DayPlan until(long endMicros, Map<String, long[]> cuts) {
        if (tail.startMicros() <= endMicros) {
            return this;
        }
        int last = itemAt(endMicros - 1);
        List<Item> kept = new ArrayList<>(items.subList(0, last + 1));
        if (last >= 0 && kept.get(last).endMicros() > endMicros) {
            Item cut = kept.get(last);
            long[] of = Cuts.of(cuts, cut.asset());
            int segment = Cuts.at(of, of[cut.from()] + endMicros - cut.startMicros());
            kept.set(last, cut.until(of, segment));
        }
        return new DayPlan(
                head,
                tail,
                kept,
                airings.stream().filter(each -> each.startMicros() < endMicros).toList());
    }
}
