package tv.foyer.bench;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tv.foyer.pacing.Pace;
import tv.foyer.pacing.Supply;

/**
 * Learns from a sample of the opportunities how many each cell will have in the hours to come. Per
 * cell it keeps a week of hours in the business zone, each newer week weighing more; an hour of the
 * week not seen yet is taken from the same hour of other days, and with no such day from all hours
 * seen. The last hours' ratio of seen to expected, over all cells and where the hour of the week
 * was known, carries over to the next ones.
 *
 * <p>Not for use by several threads. Opportunities come in the order of their hours; one of an hour
 * already closed is counted in {@link #late} and changes nothing.
 */
final class DeliverySupplyModel {
    private static final int WEEK = 7 * 24;
    private static final int DAY = 24;

    /** The newest week's weight. */
    private static final double NEWEST = 0.4;

    private static final double LEVEL_MEMORY = 0.25;
    private static final double LEVEL_LASTS = 0.97;

    /** An hour so far off the level is no noise: what was before it is forgotten. */
    private static final double LEVEL_BREAKS = 0.2;

    private static final int MAX_CELLS = 50_000;

    private final ZoneId zone;
    private final double weight;
    private final Map<DeliveryCell, Week> cells = new LinkedHashMap<>();
    private final int[] weeksSeen = new int[WEEK];
    private long hour = Long.MIN_VALUE;
    private double firstPart;
    private double partOfHour;
    private double seenLately;
    private double expectedLately;
    private long late;
    private long turnedAway;

    /**
     * @param zone whose days and hours the audience lives by
     * @param oneIn of how many opportunities one is observed
     */
    public DeliverySupplyModel(ZoneId zone, int oneIn) {
        if (oneIn < 1) {
            throw new IllegalArgumentException("oneIn: at least 1, was " + oneIn);
        }
        this.zone = zone;
        this.weight = oneIn;
    }

    /** Returns whether a decision belongs to the sample: the same in every node and replay. */
    public static boolean sampled(long decision, int oneIn) {
        return Long.remainderUnsigned(Pace.draw(decision, 0), oneIn) == 0;
    }

    /** Takes in one opportunity of the sample. */
    public void observe(DeliveryOpportunity seen) {
        advance(seen.at());
        if (hourOf(seen.at()) < hour) {
            late++;
            return;
        }
        Week week = cells.get(seen.cell());
        if (week == null) {
            if (cells.size() == MAX_CELLS) {
                turnedAway++;
                return;
            }
            week = new Week();
            cells.put(seen.cell(), week);
        }
        week.now += weight;
    }

    /** Closes the hours before this instant: also those in which nothing was offered. */
    public void advance(Instant now) {
        long next = hourOf(now);
        if (hour == Long.MIN_VALUE || next - hour > 2L * WEEK) {
            restart(next, now);
        }
        while (hour < next) {
            close();
            hour++;
        }
        double within = Math.floorMod(now.getEpochSecond(), 3_600L) / 3_600.0;
        partOfHour = next == hour ? Math.max(partOfHour, within) : partOfHour;
    }

    /** After weeks of silence the hour at hand starts afresh; the profile stays. */
    private void restart(long next, Instant now) {
        hour = next;
        firstPart = Math.floorMod(now.getEpochSecond(), 3_600L) / 3_600.0;
        partOfHour = firstPart;
        cells.values().forEach(week -> week.now = 0);
    }

    private void close() {
        int slot = slot(hour);
        double whole = 1 - firstPart;
        if (whole > 0.25) {
            double seen = 0;
            double expected = 0;
            for (Week week : cells.values()) {
                seen += week.now / whole;
                expected += expect(week, slot);
                double old = weeksSeen[slot] == 0 ? week.now / whole : week.hours[slot];
                week.hours[slot] = (float) (old + NEWEST * (week.now / whole - old));
            }
            boolean comparable = weeksSeen[slot] > 0;
            weeksSeen[slot]++;
            double memory = comparable && breaks(seen, expected) ? 0 : LEVEL_MEMORY;
            seenLately = memory * seenLately + (comparable ? seen : 0);
            expectedLately = memory * expectedLately + (comparable ? expected : 0);
        }
        cells.values().forEach(week -> week.now = 0);
        firstPart = 0;
        partOfHour = 0;
    }

    private boolean breaks(double seen, double expected) {
        return Math.abs(seen - level() * expected) > LEVEL_BREAKS * level() * expected;
    }

    private double expect(Week week, int slot) {
        if (weeksSeen[slot] > 0) {
            return week.hours[slot];
        }
        double sameHour = mean(week, slot % DAY, DAY);
        if (sameHour >= 0) {
            return sameHour;
        }
        double anyHour = mean(week, 0, 1);
        double part = Math.max(partOfHour - firstPart, 1 / 60.0);
        return anyHour >= 0 ? anyHour : week.now / part;
    }

    /** Returns the mean over the hours seen of every n-th; -1 without any. */
    private double mean(Week week, int first, int step) {
        double sum = 0;
        int hours = 0;
        for (int slot = first; slot < WEEK; slot += step) {
            if (weeksSeen[slot] > 0) {
                sum += week.hours[slot];
                hours++;
            }
        }
        return hours == 0 ? -1 : sum / hours;
    }

    /**
     * Returns the supply of the next hours, of the present hour what is left of it.
     *
     * @param matching the places of the contracts that match a cell
     */
    public Supply forecast(Instant now, int hours, Function<DeliveryCell, int[]> matching) {
        advance(now);
        Supply.Builder supply = Supply.builder();
        double level = level();
        double left = 1 - Math.floorMod(now.getEpochSecond(), 3_600L) / 3_600.0;
        cells.forEach((cell, week) -> {
            int[] contracts = matching.apply(cell);
            int number = supply.cell(contracts);
            for (int ahead = 0; ahead < hours && contracts.length > 0; ahead++) {
                double factor = 1 + (level - 1) * Math.pow(LEVEL_LASTS, ahead);
                double part = ahead == 0 ? left : 1;
                double count = expect(week, slot(hour + ahead)) * factor * part;
                supply.node(number, hour + ahead, count, cell.seconds(), cell.maxAds());
            }
        });
        return supply.build();
    }

    /** Returns how many opportunities each cell is expected to have in the whole present hour. */
    public Map<DeliveryCell, Double> expected(Instant now) {
        advance(now);
        Map<DeliveryCell, Double> expected = new LinkedHashMap<>();
        cells.forEach((cell, week) -> expected.put(cell, expect(week, slot(hour)) * level()));
        return expected;
    }

    /** Returns the ratio of seen to expected in the last hours. */
    double level() {
        return expectedLately > 0 ? Math.clamp(seenLately / expectedLately, 0.1, 5) : 1;
    }

    /** Returns how many opportunities came after their hour was closed. */
    public long late() {
        return late;
    }

    /** Returns how many opportunities belonged to cells beyond the most that are kept. */
    public long turnedAway() {
        return turnedAway;
    }

    private int slot(long epochHour) {
        ZonedDateTime local = Instant.ofEpochSecond(epochHour * 3_600).atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * DAY + local.getHour();
    }

    private static long hourOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 3_600L);
    }

    private static final class Week {
        final float[] hours = new float[WEEK];
        double now;
    }
}
