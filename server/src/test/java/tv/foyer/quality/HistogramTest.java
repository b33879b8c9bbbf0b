package tv.foyer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void aPercentileIsAtMostNinePercentBesideTheTrueOne() {
        Random random = new Random(95);
        for (int round = 0; round < 50; round++) {
            long[] counts = new long[Histogram.BUCKETS];
            long[] millis = new long[2_000];
            double scale = 60 + random.nextInt(5_000);
            for (int i = 0; i < millis.length; i++) {
                millis[i] =
                        Math.clamp((long) (scale * Math.exp(random.nextGaussian())), 51, 115_000);
                counts[Histogram.bucketOf(millis[i])]++;
            }
            Arrays.sort(millis);
            for (double share : new double[] {0.05, 0.5, 0.95}) {
                long truth = millis[(int) Math.ceil(share * millis.length) - 1];

                assertThat(Histogram.percentile(counts, share).orElseThrow() / (double) truth)
                        .isCloseTo(1, within(0.091));
            }
        }
    }

    @Test
    void whatIsBeyondTheScaleIsInItsLastBucket() {
        assertThat(Histogram.bucketOf(0)).isZero();
        assertThat(Histogram.bucketOf(Long.MAX_VALUE)).isEqualTo(Histogram.BUCKETS - 1);
        assertThat(Histogram.percentile(new long[Histogram.BUCKETS], 0.5)).isEmpty();
    }

    @Test
    void aBandHidesAtLeastAThirdOfWhatItShows() {
        for (long value : new long[] {0, 1, 19, 20, 49, 50, 999, 1_000, 123_456}) {
            Band band = Band.of(value);

            assertThat(band.from()).isLessThanOrEqualTo(value);
            assertThat(band.to()).isGreaterThan(value).isGreaterThanOrEqualTo(2 * band.from());
        }
    }
}
