package tv.foyer.quality;

import java.util.OptionalLong;

/**
 * Counts of durations in fixed logarithmic buckets, four to an octave from 50 ms to 2 minutes, so
 * that histograms add up and a percentile is at most 9 % beside the true one.
 */
final class Histogram {
    private static final double LEAST = 50;
    private static final int PER_OCTAVE = 4;
    static final int BUCKETS = 46;

    private Histogram() {}

    static int bucketOf(long millis) {
        if (millis <= LEAST) {
            return 0;
        }
        double octaves = Math.log(millis / LEAST) / Math.log(2);
        return Math.min(BUCKETS - 1, 1 + (int) Math.floor(octaves * PER_OCTAVE));
    }

    /** Returns the middle of a bucket, on its logarithmic scale. */
    static long middle(int bucket) {
        return Math.round(LEAST * Math.pow(2, (bucket - 0.5) / PER_OCTAVE));
    }

    /** Returns a percentile, 0 to 1, in milliseconds; empty for no counts. */
    static OptionalLong percentile(long[] counts, double share) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (total > 0 && seen >= rank) {
                return OptionalLong.of(middle(bucket));
            }
        }
        return OptionalLong.empty();
    }
}
