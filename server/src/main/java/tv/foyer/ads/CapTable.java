package tv.foyer.ads;

import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;

/**
 * How often households saw line items, by day: an open-addressing table of twelve bytes a place.
 * Its keys are 64-bit fingerprints of household, line item and day, so two keys that fall together
 * share a count, which can only be stricter: with twenty million counters one pair in some ninety
 * thousand such tables. It grows as needed up to a bound; beyond that what is not found counts as
 * seen without end. Not safe for threads: its stripe's lock guards it.
 */
final class CapTable {
    private static final int FIRST_PLACES = 16;
    private static final int COUNT_BITS = 16;
    private static final int COUNT = (1 << COUNT_BITS) - 1;

    private final int maxCounters;
    private long[] keys = new long[FIRST_PLACES];

    /** The day, its lower sixteen bits, and the count. */
    private int[] cells = new int[FIRST_PLACES];

    private int counters;

    CapTable(int maxCounters) {
        this.maxCounters = maxCounters;
    }

    /** Returns a household's part of the fingerprints. */
    static long fingerprint(HouseholdId household) {
        long high = household.value().getMostSignificantBits();
        return mix(high ^ mix(household.value().getLeastSignificantBits()));
    }

    /** Returns how often a household saw a line item on a day. */
    int count(long household, LineItemId line, int day) {
        long key = key(household, line, day);
        int at = find(key);
        if (keys[at] == key) {
            return cells[at] & COUNT;
        }
        return counters >= maxCounters ? Integer.MAX_VALUE : 0;
    }

    /** Counts one more; a full table counts no more, for it lets nothing new through. */
    void add(long household, LineItemId line, int day) {
        long key = key(household, line, day);
        int at = find(key);
        if (keys[at] == key) {
            cells[at] += (cells[at] & COUNT) < COUNT ? 1 : 0;
        } else if (counters < maxCounters) {
            keys[at] = key;
            cells[at] = day << COUNT_BITS | 1;
            counters++;
            if (counters > keys.length / 4 * 3) {
                rebuild(keys.length * 2, Integer.MIN_VALUE);
            }
        }
    }

    /** Forgets the days before one, and gives back the room that they took. */
    void forgetBefore(int day) {
        int kept = 0;
        for (int i = 0; i < keys.length; i++) {
            kept += keys[i] != 0 && since(cells[i], day) ? 1 : 0;
        }
        if (kept < counters) {
            int places = FIRST_PLACES;
            while (kept > places / 4 * 3) {
                places *= 2;
            }
            rebuild(places, day);
        }
    }

    int counters() {
        return counters;
    }

    /** Returns how many bytes its arrays take. */
    long bytes() {
        return keys.length * 12L;
    }

    private void rebuild(int places, int fromDay) {
        long[] oldKeys = keys;
        int[] oldCells = cells;
        keys = new long[places];
        cells = new int[places];
        counters = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0 && (fromDay == Integer.MIN_VALUE || since(oldCells[i], fromDay))) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                cells[at] = oldCells[i];
                counters++;
            }
        }
    }

    /** Compares days by their lower sixteen bits: 180 years around each other. */
    private static boolean since(int cell, int day) {
        return (short) ((cell >>> COUNT_BITS) - day) >= 0;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = (int) (key >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static long key(long household, LineItemId line, int day) {
        long mixed =
                household
                        ^ (line.value().getMostSignificantBits() * 0x9E3779B97F4A7C15L
                                + line.value().getLeastSignificantBits()
                                + day * 0xC2B2AE3D27D4EB4FL);
        long key = mix(mixed);
        return key == 0 ? 1 : key;
    }

    /** SplitMix64's finaliser. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
