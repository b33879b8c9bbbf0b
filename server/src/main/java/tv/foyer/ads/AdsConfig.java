package tv.foyer.ads;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * How the ad house runs.
 *
 * @param zone whose calendar days the household caps count
 * @param policy name of the market's policy pack, for example {@code policy-cn-2}
 * @param claimTtl how long an ad may be shown after its decision
 * @param refresh how often the books are read again (real time)
 * @param budgets how long decisions may take
 * @param bounds how much is remembered
 */
public record AdsConfig(
        ZoneId zone,
        String policy,
        Duration claimTtl,
        Duration refresh,
        Budget budgets,
        Bounds bounds) {
    private static final Map<String, String> PACKS =
            Map.of("cn", "policy-cn-2", "eu", "policy-eu-1");

    public AdsConfig {
        if (claimTtl.compareTo(Duration.ofHours(24)) > 0 || claimTtl.isNegative()) {
            throw new IllegalArgumentException("claimTtl: at most 24 hours, was " + claimTtl);
        }
    }

    /**
     * Real time that may pass.
     *
     * @param boot until a boot ad's decision; then there is none
     * @param ads until the decision of a set's other screens; then there are none
     * @param market of that, until the bids
     */
    public record Budget(Duration boot, Duration ads, Duration market) {
        /** Within the 150 ms that sets are promised. */
        public static final Budget USUAL =
                new Budget(Duration.ofMillis(120), Duration.ofMillis(140), Duration.ofMillis(100));
    }

    /**
     * What is remembered at most; beyond that nothing is filled, so that no cap is ever guessed.
     *
     * @param promises fills that may still be shown
     * @param counters of households, line items and days
     */
    public record Bounds(int promises, int counters) {
        /** A million promises and twenty million counters: at most half a gigabyte. */
        public static final Bounds USUAL = new Bounds(1_000_000, 20_000_000);
    }

    /** The usual values of the China edition. */
    public static AdsConfig of(ZoneId zone) {
        return of(zone, "cn");
    }

    /**
     * The usual values of a market.
     *
     * @param market {@code cn} or {@code eu}
     */
    public static AdsConfig of(ZoneId zone, String market) {
        String pack = PACKS.get(market);
        if (pack == null) {
            throw new IllegalArgumentException(
                    "market: one of " + PACKS.keySet().stream().sorted().toList());
        }
        return new AdsConfig(
                zone, pack, Duration.ofHours(6), Duration.ofSeconds(2), Budget.USUAL, Bounds.USUAL);
    }
}
