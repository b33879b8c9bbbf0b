package tv.foyer.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * How often households saw a line item, exactly: level k holds those that saw it at least k times,
 * so each level is a part of the one below, and ten bitmaps hold a histogram of any number of
 * households. The last level also holds all with more.
 */
final class Levels {
    static final int MOST = 10;

    private final List<RoaringBitmap> levels;
    private final Set<Integer> changed = new TreeSet<>();

    private Levels(List<RoaringBitmap> levels) {
        this.levels = levels;
    }

    /** Reads the levels from the first on, each in RoaringBitmap's portable form. */
    static Levels of(List<byte[]> sets) {
        List<RoaringBitmap> levels = new ArrayList<>();
        sets.forEach(set -> levels.add(read(set)));
        return new Levels(levels);
    }

    /** Takes in one impression; tells whether it is the household's first. */
    boolean add(int household) {
        int level = 0;
        while (level < levels.size() && levels.get(level).contains(household)) {
            level++;
        }
        if (level == MOST) {
            return false;
        }
        if (level == levels.size()) {
            levels.add(new RoaringBitmap());
        }
        levels.get(level).add(household);
        changed.add(level + 1);
        return level == 0;
    }

    /** Returns the levels that took somebody in, from 1. */
    Set<Integer> changed() {
        return changed;
    }

    int size(int level) {
        return levels.get(level - 1).getCardinality();
    }

    byte[] bytes(int level) {
        RoaringBitmap bitmap = levels.get(level - 1);
        bitmap.runOptimize();
        byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
        bitmap.serialize(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static RoaringBitmap read(byte[] set) {
        try {
            RoaringBitmap bitmap = new RoaringBitmap();
            bitmap.deserialize(ByteBuffer.wrap(Arrays.copyOf(set, set.length)));
            return bitmap;
        } catch (IOException e) {
            throw new UncheckedIOException("bitmap: not RoaringBitmap's portable form", e);
        }
    }
}
