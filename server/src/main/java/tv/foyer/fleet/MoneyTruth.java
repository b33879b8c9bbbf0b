package tv.foyer.fleet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every partner's money from the truth, worked out by a hand of its own: decimals here, rationals
 * there. Amounts in fen; positive is earned, negative is owed.
 */
final class MoneyTruth {
    private static final String NO_PROVIDER = "";
    private static final BigDecimal MICROS_PER_FEN = BigDecimal.valueOf(10_000);
    private static final long TEN_THOUSANDTHS = 10_000;

    private final World world;
    private final Map<String, Long> owed = new TreeMap<>();

    private MoneyTruth(World world) {
        this.world = world;
        world.staff().keySet().forEach(partner -> owed.put(partner, 0L));
    }

    static Map<String, Long> of(World world, Truth truth) {
        MoneyTruth money = new MoneyTruth(world);
        money.inventory(truth.pools());
        money.spend(truth.pools());
        money.content(truth.secondsByProvider());
        money.distribution();
        return money.owed;
    }

    /** What each maker's screens brought, pool by pool. */
    private void inventory(Map<Truth.Pool, Long> impressions) {
        Map<String, BigDecimal> grossByPool = new TreeMap<>();
        impressions.forEach((pool, n) ->
                grossByPool.merge(
                        pool.maker() + "|" + pool.provider(),
                        micros(pool.lineItem(), n),
                        BigDecimal::add));
        grossByPool.forEach((pool, gross) -> {
            String maker = pool.substring(0, pool.indexOf('|'));
            String provider = pool.substring(pool.indexOf('|') + 1);
            share(fen(gross), maker, provider);
        });
    }

    private void share(long whole, String maker, String provider) {
        World.Terms terms = world.terms();
        long rest = 100L - terms.housePercent();
        List<String> parties = new ArrayList<>(List.of(terms.operator(), maker));
        List<Long> parts = new ArrayList<>(List.of(terms.housePercent() * 100L));
        if (provider.equals(NO_PROVIDER)) {
            parts.add(rest * terms.makerPercentWithoutProvider());
        } else {
            parts.add(rest * terms.makerPercent());
            parties.add(provider);
            parts.add(rest * terms.providerPercent());
        }
        parties.add(terms.operator());
        parts.add(TEN_THOUSANDTHS - parts.stream().mapToLong(Long::longValue).sum());
        List<Long> amounts = byLargestRemainder(whole, parts);
        for (int i = 0; i < parties.size(); i++) {
            add(parties.get(i), amounts.get(i));
        }
    }

    private static List<Long> byLargestRemainder(long whole, List<Long> parts) {
        List<Long> amounts = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        long left = whole;
        for (int i = 0; i < parts.size(); i++) {
            long floor = whole * parts.get(i) / TEN_THOUSANDTHS;
            amounts.add(floor);
            order.add(i);
            left -= floor;
        }
        order.sort(
                Comparator.comparingLong((Integer i) -> -(whole * parts.get(i) % TEN_THOUSANDTHS)));
        for (int i = 0; i < left; i++) {
            amounts.set(order.get(i), amounts.get(order.get(i)) + 1);
        }
        return amounts;
    }

    private void spend(Map<Truth.Pool, Long> impressions) {
        Map<String, BigDecimal> byAdvertiser = new TreeMap<>();
        impressions.forEach((pool, n) ->
                byAdvertiser.merge(
                        campaign(pool.lineItem()).advertiser(),
                        micros(pool.lineItem(), n),
                        BigDecimal::add));
        byAdvertiser.forEach((advertiser, gross) -> add(advertiser, -fen(gross)));
    }

    private void content(Map<String, Long> secondsByProvider) {
        secondsByProvider.forEach((provider, seconds) -> {
            long fee =
                    BigDecimal.valueOf(seconds)
                            .multiply(BigDecimal.valueOf(world.terms().fenPerThousandMinutes()))
                            .divide(BigDecimal.valueOf(60_000), 0, RoundingMode.HALF_UP)
                            .longValueExact();
            add(provider, fee);
            add(world.terms().operator(), -fee);
        });
    }

    /** What of the joint company's net goes to its shareholders, in whole steps. */
    private void distribution() {
        long net = owed.getOrDefault(world.terms().operator(), 0L);
        long declared = net <= 0 ? 0 : net - net % world.terms().distributionStepMinor();
        List<String> holders = new ArrayList<>();
        List<Long> parts = new ArrayList<>();
        world.terms()
                .equity()
                .forEach((holder, percent) -> {
                    holders.add(holder);
                    parts.add(percent * 100L);
                });
        List<Long> amounts = byLargestRemainder(declared, parts);
        for (int i = 0; i < holders.size(); i++) {
            add(holders.get(i), amounts.get(i));
        }
    }

    private void add(String partner, long fen) {
        owed.merge(partner, fen, Long::sum);
    }

    private BigDecimal micros(String lineItem, long impressions) {
        return BigDecimal.valueOf(campaign(lineItem).cpmMinor())
                .multiply(BigDecimal.TEN)
                .multiply(BigDecimal.valueOf(impressions));
    }

    private static long fen(BigDecimal micros) {
        return micros.divide(MICROS_PER_FEN, 0, RoundingMode.HALF_UP).longValueExact();
    }

    private World.Campaign campaign(String lineItem) {
        return world.campaigns().values().stream()
                .filter(c -> c.lineItem().equals(lineItem))
                .findFirst()
                .orElseThrow();
    }
}
