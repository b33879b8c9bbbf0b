package tv.foyer.ads;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How the ad house runs.
 *
 * @param zone whose calendar days the household caps count
 * @param policy name of the market's policy pack, for example {@code policy-cn-1}
 * @param claimTtl how long an ad may be shown after its decision
 * @param refresh how often the books are read again (real time)
 * @param bootBudget how long a boot ad's decision may take before there is none (real time)
 * @param maxPromises how many fills are remembered; beyond that nothing is filled, so that no cap
 *     is ever guessed
 */
public record AdsConfig(
        ZoneId zone,
        String policy,
        Duration claimTtl,
        Duration refresh,
        Duration bootBudget,
        int maxPromises) {

    public AdsConfig {
        if (claimTtl.compareTo(Duration.ofHours(24)) > 0 || claimTtl.isNegative()) {
            throw new IllegalArgumentException("claimTtl: at most 24 hours, was " + claimTtl);
        }
    }

    /** The China edition's usual values. */
    public static AdsConfig of(ZoneId zone) {
        return new AdsConfig(
                zone,
                "policy-cn-1",
                Duration.ofHours(6),
                Duration.ofSeconds(2),
                Duration.ofMillis(120),
                1_000_000);
    }
}
