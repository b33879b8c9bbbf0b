package tv.foyer.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws as people choose channels: the nth of them 1/n times as often as the first. */
final class Zipf {
    private final double[] upTo;
    private final SplittableRandom random;

    Zipf(int size, long seed) {
        this.upTo = new double[size];
        this.random = new SplittableRandom(seed);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    /** Returns an index, 0 the most often. */
    int next() {
        int found = Arrays.binarySearch(upTo, random.nextDouble(upTo[upTo.length - 1]));
        return found >= 0 ? found + 1 : -found - 1;
    }
}
