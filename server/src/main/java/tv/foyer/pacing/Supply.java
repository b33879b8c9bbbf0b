package tv.foyer.pacing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the screens are expected to offer: nodes, each one kind of break in one hour. Kinds with the
 * same contracts share a cell, so a million nodes stay small.
 */
public final class Supply {
    final int[][] cells;
    final int size;
    final int[] cell;
    final int[] hour;
    final float[] expected;
    final short[] seconds;
    final byte[] maxAds;

    private Supply(Builder from) {
        cells = from.cells.toArray(int[][]::new);
        size = from.size;
        cell = Arrays.copyOf(from.cell, size);
        hour = Arrays.copyOf(from.hour, size);
        expected = Arrays.copyOf(from.expected, size);
        seconds = Arrays.copyOf(from.seconds, size);
        maxAds = Arrays.copyOf(from.maxAds, size);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects cells and nodes. */
    public static final class Builder {
        private static final int MAX_NODES = 20_000_000;

        private final List<int[]> cells = new ArrayList<>();
        private int size;
        private int[] cell = new int[1024];
        private int[] hour = new int[1024];
        private float[] expected = new float[1024];
        private short[] seconds = new short[1024];
        private byte[] maxAds = new byte[1024];

        private Builder() {}

        /**
         * Adds a cell and returns its number.
         *
         * @param contracts places, in the plan's list, of the contracts that match; without repeats
         */
        public int cell(int... contracts) {
            cells.add(contracts.clone());
            return cells.size() - 1;
        }

        /**
         * Adds a node; one that expects nothing is left out.
         *
         * @param epochHour hours since 1970
         * @param opportunities how many breaks are expected
         */
        public Builder node(
                int cell, long epochHour, double opportunities, int seconds, int maxAds) {
            if (cell < 0 || cell >= cells.size()) {
                throw new IllegalArgumentException("cell: not known, was " + cell);
            }
            if (seconds < 1 || seconds > Short.MAX_VALUE || maxAds < 1 || maxAds > Byte.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "seconds, maxAds: of a break, were " + seconds + ", " + maxAds);
            }
            if (!(opportunities > 0) || size == MAX_NODES) {
                return this;
            }
            if (size == this.cell.length) {
                grow();
            }
            this.cell[size] = cell;
            this.hour[size] = Math.toIntExact(epochHour);
            this.expected[size] = (float) opportunities;
            this.seconds[size] = (short) seconds;
            this.maxAds[size] = (byte) maxAds;
            size++;
            return this;
        }

        public Supply build() {
            return new Supply(this);
        }

        private void grow() {
            int more = size * 2;
            cell = Arrays.copyOf(cell, more);
            hour = Arrays.copyOf(hour, more);
            expected = Arrays.copyOf(expected, more);
            seconds = Arrays.copyOf(seconds, more);
            maxAds = Arrays.copyOf(maxAds, more);
        }
    }
}
