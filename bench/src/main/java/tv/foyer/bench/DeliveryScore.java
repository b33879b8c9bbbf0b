package tv.foyer.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.bench.DeliveryLine.Kind;

/**
 * What a played case is worth: the three figures that have a limit, each as a part of one.
 *
 * @param delivery of the guaranteed line items the worst: delivered against goal
 * @param pacing of the guaranteed line items the worst: over its hours with enough planned and
 *     enough supply, the sum of |delivered - planned| over the sum of planned; planned is what the
 *     plan said when the hour began
 * @param pacingMean the same, mean over the line items
 * @param value of the linear programme's optimum, which may cut ads in pieces: nobody reaches it
 * @param valueOfPods of what whole pods can be worth at most: the figure that has a limit
 * @param hoursLeftOut hours of guaranteed line items left out of the pacing figure for want of
 *     supply
 */
record DeliveryScore(
        long seed,
        int breaks,
        int guaranteed,
        double delivery,
        double pacing,
        double pacingMean,
        double value,
        double valueOfPods,
        int hoursCounted,
        int hoursLeftOut) {
    static final double DELIVERY_LIMIT = 0.02;
    static final double PACING_LIMIT = 0.05;
    static final double VALUE_LIMIT = 0.97;

    /** An hour with less planned says nothing: one impression would be 5 % of 20. */
    static final double LEAST_PLANNED = 20;

    /** An hour in which fewer of the expected breaks came has not enough supply. */
    static final double ENOUGH_SUPPLY = 0.6;

    static DeliveryScore of(DeliveryCase game, DeliveryTally tally) {
        List<DeliveryLine> lines = game.lines();
        double delivery = 0;
        double pacing = 0;
        double sum = 0;
        int guaranteed = 0;
        int[] hours = new int[2];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() == Kind.GUARANTEED) {
                double goal = lines.get(i).quantity();
                delivery = Math.max(delivery, Math.abs(tally.total[i] / goal - 1));
                double off = pacing(tally, i, hours);
                pacing = Math.max(pacing, off);
                sum += off;
                guaranteed++;
            }
        }
        DeliveryOptimum.Bounds bounds = DeliveryOptimum.of(game, tally.matchedInAll);
        double value = DeliveryOptimum.value(lines, tally.total, tally.matchedInAll);
        return new DeliveryScore(
                game.seed(),
                game.trace().size,
                guaranteed,
                delivery,
                pacing,
                sum / Math.max(1, guaranteed),
                value / bounds.fractions(),
                value / bounds.wholePods(),
                hours[0],
                hours[1]);
    }

    private static double pacing(DeliveryTally tally, int line, int[] hours) {
        double off = 0;
        double planned = 0;
        for (int hour = 0; hour < tally.planned[line].length; hour++) {
            double plan = tally.planned[line][hour];
            if (plan < LEAST_PLANNED) {
                continue;
            }
            if (tally.matched[line][hour] < ENOUGH_SUPPLY * tally.expected[line][hour]) {
                hours[1]++;
                continue;
            }
            hours[0]++;
            off += Math.abs(tally.delivered[line][hour] - plan);
            planned += plan;
        }
        return planned > 0 ? off / planned : 0;
    }

    boolean good() {
        return delivery <= DELIVERY_LIMIT && pacing < PACING_LIMIT && valueOfPods >= VALUE_LIMIT;
    }

    Map<String, Object> details() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        all.put("breaks", breaks);
        all.put("guaranteed", guaranteed);
        all.put("worstDeliveryError", delivery);
        all.put("worstPacingError", pacing);
        all.put("meanPacingError", pacingMean);
        all.put("valueOfOptimum", value);
        all.put("valueOfWholePodOptimum", valueOfPods);
        all.put("hoursCounted", hoursCounted);
        all.put("hoursLeftOut", hoursLeftOut);
        all.put("good", good());
        return all;
    }

    @Override
    public String toString() {
        return "seed %d: %d breaks, %d guaranteed: delivery %s, pacing %s (mean %s), value %s (whole pods %s)%s"
                .formatted(
                        seed,
                        breaks,
                        guaranteed,
                        percent(delivery),
                        percent(pacing),
                        percent(pacingMean),
                        percent(value),
                        percent(valueOfPods),
                        good() ? "" : " FAILED");
    }

    static String percent(double part) {
        return "%.2f %%".formatted(100 * part);
    }
}
