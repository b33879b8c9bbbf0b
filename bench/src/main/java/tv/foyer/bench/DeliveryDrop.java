package tv.foyer.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import tv.foyer.bench.DeliveryLine.Kind;

/**
 * A day of half the supply: what budgets spent against what was forecast when each hour began, all
 * budgets together. Budgets count that the plan means to spend in full by pacing; one that takes
 * whatever it can get has no forecast to keep.
 *
 * @param worst of the hours of the drop the largest |spent - forecast| / forecast
 * @param mean over these hours
 * @param firstHour the hour in which the drop began, that nobody could foresee
 */
record DeliveryDrop(long seed, int budgets, double worst, double mean, double firstHour) {
    static final double LIMIT = 0.02;
    static final double LEFT = 0.5;
    static final int DAYS = 2;
    private static final int FROM_HOUR = 24;

    /** One that half the supply can carry, each line by itself too; more nobody could spend. */
    private static final DeliveryBook.Sale BOOK = new DeliveryBook.Sale(0.12, 0.28, 0.15);

    static DeliveryCase drawn(long seed, double breaksPerDay) {
        return DeliveryCase.of(
                seed,
                DAYS,
                new DeliveryCase.Draw(breaksPerDay, BOOK, hour -> hour < FROM_HOUR ? 1 : LEFT));
    }

    static DeliveryDrop of(DeliveryCase game, DeliveryTally tally) {
        double worst = 0;
        double sum = 0;
        double first = 0;
        for (int hour = FROM_HOUR; hour < game.hours(); hour++) {
            double off = off(game, tally, hour);
            if (hour == FROM_HOUR) {
                first = off;
            } else {
                worst = Math.max(worst, off);
                sum += off;
            }
        }
        int hours = game.hours() - FROM_HOUR - 1;
        return new DeliveryDrop(game.seed(), budgets(game, tally), worst, sum / hours, first);
    }

    private static double off(DeliveryCase game, DeliveryTally tally, int hour) {
        double spent = 0;
        double forecast = 0;
        for (int i = 0; i < game.lines().size(); i++) {
            if (paced(game.lines().get(i), tally, i)) {
                long price = game.lines().get(i).priceMicros();
                spent += (double) price * tally.delivered[i][hour];
                forecast += price * tally.planned[i][hour];
            }
        }
        return forecast > 0 ? Math.abs(spent / forecast - 1) : 0;
    }

    private static boolean paced(DeliveryLine line, DeliveryTally tally, int i) {
        return line.kind() == Kind.PRICE_PRIORITY && tally.paced[i];
    }

    private static int budgets(DeliveryCase game, DeliveryTally tally) {
        int count = 0;
        for (int i = 0; i < game.lines().size(); i++) {
            count += paced(game.lines().get(i), tally, i) ? 1 : 0;
        }
        return count;
    }

    boolean good() {
        return worst <= LIMIT;
    }

    Map<String, Object> details() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        all.put("pacedBudgets", budgets);
        all.put("worstHour", worst);
        all.put("meanHour", mean);
        all.put("hourOfTheDrop", firstHour);
        all.put("good", good());
        return all;
    }

    @Override
    public String toString() {
        return "seed %d, half the supply: %d paced budgets, spent against forecast by hour: worst %s, mean %s (hour of the drop %s)%s"
                .formatted(
                        seed,
                        budgets,
                        DeliveryScore.percent(worst),
                        DeliveryScore.percent(mean),
                        DeliveryScore.percent(firstHour),
                        good() ? "" : " FAILED");
    }
}
