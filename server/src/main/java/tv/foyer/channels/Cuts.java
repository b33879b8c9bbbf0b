package tv.foyer.channels;

import java.util.Arrays;
import java.util.Map;

/** Finds places in an asset by where its segments begin. */
final class Cuts {
    private Cuts() {}

    static long[] of(Map<String, long[]> all, String asset) {
        long[] cuts = all.get(asset);
        if (cuts == null) {
            throw new IllegalStateException("no lengths were published of " + asset);
        }
        return cuts;
    }

    static long length(long[] cuts) {
        return cuts[cuts.length - 1];
    }

    /** Returns the segment that holds a place; the number of segments for the end. */
    static int at(long[] cuts, long micros) {
        int found = Arrays.binarySearch(cuts, micros);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns the segment whose beginning is nearest, the earlier one of two equals. */
    static int nearest(long[] cuts, long micros) {
        int before = Math.clamp(at(cuts, micros), 0, cuts.length - 1);
        int after = Math.min(before + 1, cuts.length - 1);
        return micros - cuts[before] <= cuts[after] - micros ? before : after;
    }

    /** Returns how many leading segments fit into a time. */
    static int fitting(long[] cuts, long micros) {
        return micros >= length(cuts) ? cuts.length - 1 : Math.max(0, at(cuts, micros));
    }
}
