package tv.foyer.ads;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Sets of line items, as bits by their place in an {@link AdIndex}: for each value of one kind of
 * targeting those that it lets through, whether they name it or name nothing.
 */
final class LineSets<K> {
    private final long[] unnamed;
    private final Map<K, long[]> byValue = new HashMap<>();

    LineSets(int lines) {
        this.unnamed = words(lines);
    }

    static long[] words(int lines) {
        return new long[(lines + Long.SIZE - 1) / Long.SIZE];
    }

    static void set(long[] words, int bit) {
        words[bit >> 6] |= 1L << bit;
    }

    static boolean has(long[] words, int bit) {
        return (words[bit >> 6] & 1L << bit) != 0;
    }

    static void and(long[] into, long[] with) {
        for (int i = 0; i < into.length; i++) {
            into[i] &= with[i];
        }
    }

    static void andNot(long[] into, long[] without) {
        for (int i = 0; i < into.length; i++) {
            into[i] &= ~without[i];
        }
    }

    static int count(long[] words) {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Takes in a line item; naming nothing means all. */
    void add(int line, Collection<K> names) {
        if (names.isEmpty()) {
            set(unnamed, line);
        }
        for (K name : names) {
            set(byValue.computeIfAbsent(name, _ -> new long[unnamed.length]), line);
        }
    }

    /** To be called once, when all line items are in. */
    LineSets<K> done() {
        byValue.values().forEach(this::orUnnamed);
        return this;
    }

    private void orUnnamed(long[] named) {
        for (int i = 0; i < named.length; i++) {
            named[i] |= unnamed[i];
        }
    }

    /** Returns what one value lets through. */
    long[] of(K value) {
        return byValue.getOrDefault(value, unnamed);
    }

    /** Returns what passes where nothing is known. */
    long[] unnamed() {
        return unnamed;
    }

    /** Keeps of a set what any of these values lets through. */
    void keepAny(long[] kept, Collection<K> values, long[] scratch) {
        if (byValue.isEmpty()) {
            return;
        }
        System.arraycopy(unnamed, 0, scratch, 0, unnamed.length);
        for (K value : values) {
            long[] more = byValue.get(value);
            for (int i = 0; more != null && i < scratch.length; i++) {
                scratch[i] |= more[i];
            }
        }
        and(kept, scratch);
    }

    /** Keeps of a set what one value lets through. */
    void keep(long[] kept, K value) {
        if (!byValue.isEmpty()) {
            and(kept, of(value));
        }
    }

    static void clear(long[] words) {
        Arrays.fill(words, 0);
    }
}
