package tv.foyer.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/**
 * Breaks in the order of time, drawn from a market: Poisson about a rate that is itself off by what
 * no forecast knows: a level of the day and one of the hour.
 */
final class DeliveryTrace {
    static final int HOUSEHOLDS = 40_000;
    private static final double DAY_NOISE = 0.04;
    private static final double HOUR_NOISE = 0.05;
    private static final double WATCHED = 0.95;

    final int size;
    final long[] second;
    final short[] place;
    final int[] household;
    final long[] decision;
    final boolean[] watched;

    /** Which part of the breaks is left in an hour of the trace. */
    interface Level {
        double of(int hour);
    }

    private DeliveryTrace(long[] keys, Random random) {
        size = keys.length;
        second = new long[size];
        place = new short[size];
        household = new int[size];
        decision = new long[size];
        watched = new boolean[size];
        for (int i = 0; i < size; i++) {
            second[i] = keys[i] >>> 16;
            place[i] = (short) (keys[i] & 0xFFFF);
            household[i] = (int) (HOUSEHOLDS * Math.pow(random.nextDouble(), 1.5));
            decision[i] = random.nextLong();
            watched[i] = random.nextDouble() < WATCHED;
        }
    }

    static DeliveryTrace of(
            DeliveryMarket market, Instant start, int days, Random random, Level level) {
        long[] keys = new long[1 << 16];
        int size = 0;
        double dayNoise = 1;
        for (int hour = 0; hour < days * DeliveryMarket.HOURS; hour++) {
            int day = hour / DeliveryMarket.HOURS;
            if (hour % DeliveryMarket.HOURS == 0) {
                dayNoise = noise(DAY_NOISE, random);
            }
            double noise = level.of(hour) * dayNoise * noise(HOUR_NOISE, random);
            long from = start.plus(Duration.ofHours(hour)).getEpochSecond();
            for (int place = 0; place < market.places.size(); place++) {
                double mean =
                        market.expected(place, weekday(start, day), hour % DeliveryMarket.HOURS);
                int count = poisson(mean * noise, random);
                for (int i = 0; i < count; i++) {
                    if (size == keys.length) {
                        keys = Arrays.copyOf(keys, size * 2);
                    }
                    keys[size++] = (from + random.nextInt(3_600)) << 16 | place;
                }
            }
        }
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return new DeliveryTrace(sorted, random);
    }

    static int weekday(Instant start, int day) {
        return Math.floorMod(Math.floorDiv(start.getEpochSecond(), 86_400L) + 3 + day, 7);
    }

    private static double noise(double deviation, Random random) {
        return Math.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
    }

    private static int poisson(double mean, Random random) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
