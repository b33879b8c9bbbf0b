package tv.foyer.bench;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * One seeded case: an audience, its past, the days to be played and the book that was sold on them.
 *
 * @param history days before the start that the supply model has seen
 */
record DeliveryCase(
        long seed,
        Instant start,
        int days,
        DeliveryMarket market,
        List<DeliveryLine> lines,
        DeliveryTrace history,
        DeliveryTrace trace) {
    static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
    private static final int HISTORY_DAYS = 7;

    /** How a case is drawn. */
    record Draw(double breaksPerDay, DeliveryBook.Sale sale, DeliveryTrace.Level level) {}

    static Draw usual(long seed, double breaksPerDay) {
        double promised = 0.4 + 0.2 * new Random(seed).nextDouble();
        return new Draw(breaksPerDay, new DeliveryBook.Sale(promised, 1.1, 1), _ -> 1);
    }

    static DeliveryCase of(long seed, int days, Draw draw) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        DeliveryMarket market = new DeliveryMarket(random, draw.breaksPerDay);
        Instant past = MONDAY.minusSeconds(HISTORY_DAYS * 86_400L);
        List<DeliveryLine> lines = DeliveryBook.draw(market, MONDAY, days, random, draw.sale);
        return new DeliveryCase(
                seed,
                MONDAY,
                days,
                market,
                lines,
                DeliveryTrace.of(market, past, HISTORY_DAYS, random, _ -> 1),
                DeliveryTrace.of(market, MONDAY, days, random, draw.level));
    }

    int hours() {
        return days * DeliveryMarket.HOURS;
    }

    int hourOf(long second) {
        return (int) ((second - start.getEpochSecond()) / 3_600);
    }
}
