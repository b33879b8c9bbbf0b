package tv.foyer.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tv.foyer.bench.DeliveryLine.Aim;
import tv.foyer.bench.DeliveryLine.Kind;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;

/**
 * Draws the line items of a soak as a careful sales house would book them: against the expected
 * audience, no line and no category more of a place than its breaks can carry.
 */
final class DeliveryBook {
    private static final int ADVERTISERS = 40;
    private static final int CATEGORIES = 16;
    private static final int[] SECONDS = {5, 10, 15, 15, 15, 20, 30};
    private static final int SPONSORSHIPS = 3;
    private static final int MOST_GUARANTEED = 40;
    private static final int LEAST_MATCHING_PER_HOUR = 250;
    private static final int BUDGETS = 30;
    private static final double CATEGORY_ROOM = 0.6;
    private static final double SOLD_OUT = 0.8;

    private final DeliveryMarket market;
    private final Instant start;
    private final int days;
    private final Random random;
    private final Sale sale;
    private final List<DeliveryLine> lines = new ArrayList<>();

    /** Of each place over the whole trace: breaks, seconds sold, breaks taken per category. */
    private final double[] breaks;

    private final double[] soldSeconds;
    private final double[][] taken;

    private DeliveryBook(DeliveryMarket market, Instant start, int days, Random random, Sale sale) {
        this.sale = sale;
        this.market = market;
        this.start = start;
        this.days = days;
        this.random = random;
        int places = market.places.size();
        breaks = new double[places];
        soldSeconds = new double[places];
        taken = new double[places][CATEGORIES];
        for (int place = 0; place < places; place++) {
            breaks[place] = expected(place, start, start.plus(Duration.ofDays(days)));
        }
    }

    /**
     * How much is sold.
     *
     * @param promised part of all seconds that sponsorships and guarantees take
     * @param budgeted budgets, as a part of the seconds that are then left
     * @param mostOfMatching a budget is enough for at most this part of what it matches
     */
    record Sale(double promised, double budgeted, double mostOfMatching) {}

    static List<DeliveryLine> draw(
            DeliveryMarket market, Instant start, int days, Random random, Sale sale) {
        DeliveryBook book = new DeliveryBook(market, start, days, random, sale);
        double promised = sale.promised;
        double budgeted = sale.budgeted;
        for (int i = 0; i < SPONSORSHIPS; i++) {
            book.sponsorship();
        }
        for (int i = 0; i < MOST_GUARANTEED && book.sold() < promised; i++) {
            book.guarantee(promised);
        }
        double left = (1 - book.sold()) * book.seconds();
        for (int i = 0; i < BUDGETS; i++) {
            book.budget(budgeted * left / BUDGETS * (0.4 + 1.2 * random.nextDouble()));
        }
        book.house();
        return List.copyOf(book.lines);
    }

    private void sponsorship() {
        Aim aim =
                new Aim(
                        1 << random.nextInt(DeliveryMarket.BRANDS),
                        15,
                        1 << random.nextInt(DeliveryMarket.GENRES),
                        random.nextBoolean() ? 0b00001 : 0b00100);
        DeliveryLine line = line(Kind.SPONSORSHIP, aim, 15, 4_500, 0.1);
        double share = 0.1 + 0.2 * random.nextDouble();
        if (sell(line, share)) {
            lines.add(line.of((long) (1e6 * share)));
        }
    }

    private void guarantee(double promised) {
        DeliveryLine line = line(Kind.GUARANTEED, aim(), length(), 3_000, 0.2);
        double matching = matching(line);
        if (matching < LEAST_MATCHING_PER_HOUR * hours(line)) {
            return;
        }
        double share = 0.08 + 0.27 * random.nextDouble();
        double left = (promised - sold()) * seconds() / line.seconds() / matching;
        share = Math.min(share, Math.max(left, 0.05));
        if (sell(line, share)) {
            lines.add(line.of(Math.round(share * matching)));
        }
    }

    private void budget(double seconds) {
        DeliveryLine line = line(Kind.PRICE_PRIORITY, aim(), length(), 2_000, 0.5);
        double impressions =
                Math.min(seconds / line.seconds(), sale.mostOfMatching() * matching(line));
        lines.add(line.of(Math.round(impressions * line.priceMicros())));
    }

    private void house() {
        Aim all = new Aim(-1, -1, -1, -1);
        DeliveryLine any = line(Kind.HOUSE, all, 15, 0, 0);
        Instant end = start.plus(Duration.ofDays(days));
        lines.add(
                new DeliveryLine(
                        any.id(),
                        Kind.HOUSE,
                        ADVERTISERS,
                        CATEGORIES,
                        15,
                        1,
                        0,
                        start,
                        end,
                        Integer.MAX_VALUE,
                        all));
    }

    /** Books a part of what a line matches, unless a place or a category is sold out there. */
    private boolean sell(DeliveryLine line, double share) {
        for (int pass = 0; pass < 2; pass++) {
            for (int place = 0; place < breaks.length; place++) {
                if (!line.fits(market.places.get(place))) {
                    continue;
                }
                double ads = share * expected(place, line.start(), line.end());
                DeliveryMarket.Shape room = market.places.get(place).room();
                double takes = Math.max(line.seconds(), (double) room.seconds() / room.maxAds());
                if (pass == 0) {
                    double sold = soldSeconds[place] + ads * takes;
                    double used = taken[place][line.category()] + ads;
                    if (sold > SOLD_OUT * breaks[place] * room.seconds()
                            || used > CATEGORY_ROOM * breaks[place]) {
                        return false;
                    }
                } else {
                    soldSeconds[place] += ads * takes;
                    taken[place][line.category()] += ads;
                }
            }
        }
        return true;
    }

    private DeliveryLine line(Kind kind, Aim aim, int seconds, double perSecond, double deviation) {
        int advertiser = random.nextInt(ADVERTISERS);
        int second = random.nextInt(4) == 0 ? 1 : 0;
        double price = seconds * perSecond * Math.exp(deviation * random.nextGaussian());
        Instant from = start;
        Instant to = start.plus(Duration.ofDays(days));
        boolean late = random.nextDouble() < 0.25;
        boolean early = !late && random.nextDouble() < 0.33;
        Duration part = Duration.ofHours(6L * (1 + random.nextInt(2 * days)));
        return new DeliveryLine(
                new LineItemId(Ids.named("soak/line/" + lines.size() + "/" + random.nextInt())),
                kind,
                advertiser,
                (advertiser + 7 * second) % CATEGORIES,
                seconds,
                Math.max(1, Math.round(price)),
                0,
                late ? from.plus(part) : from,
                early ? to.minus(part) : to,
                2 + random.nextInt(5),
                aim);
    }

    private Aim aim() {
        return new Aim(
                some(DeliveryMarket.BRANDS, 0.6),
                some(DeliveryMarket.REGIONS, 0.6),
                some(DeliveryMarket.GENRES, 0.5),
                some(DeliveryMarket.SHAPES.size(), 0.3));
    }

    /** All with this chance, else a subset, never none. */
    private int some(int count, double all) {
        int every = (1 << count) - 1;
        return random.nextDouble() < all ? every : 1 + random.nextInt(every);
    }

    private int length() {
        return SECONDS[random.nextInt(SECONDS.length)];
    }

    private double matching(DeliveryLine line) {
        double sum = 0;
        for (int place = 0; place < breaks.length; place++) {
            if (line.fits(market.places.get(place))) {
                sum += expected(place, line.start(), line.end());
            }
        }
        return sum;
    }

    private static double hours(DeliveryLine line) {
        return Duration.between(line.start(), line.end()).toHours();
    }

    private double expected(int place, Instant from, Instant to) {
        double sum = 0;
        for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
            int sinceStart = (int) Duration.between(start, hour).toHours();
            int day = DeliveryTrace.weekday(start, sinceStart / 24);
            sum += market.expected(place, day, sinceStart % 24);
        }
        return sum;
    }

    private double seconds() {
        double sum = 0;
        for (int place = 0; place < breaks.length; place++) {
            sum += breaks[place] * market.places.get(place).room().seconds();
        }
        return sum;
    }

    private double sold() {
        double sum = 0;
        for (double place : soldSeconds) {
            sum += place;
        }
        return sum / seconds();
    }
}
