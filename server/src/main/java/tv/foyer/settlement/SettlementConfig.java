package tv.foyer.settlement;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Share;

/**
 * The alliance's terms of accounting.
 *
 * @param operator the joint company
 * @param zone in which months begin and end
 * @param currency of all contracts
 * @param grace how long after its end a month waits for beacons still under way; at least the
 *     longest life of a token, so that nothing that counts can come later
 * @param distributionStepMinor distributions are declared in whole multiples of this
 */
public record SettlementConfig(
        PartnerId operator,
        ZoneId zone,
        Currency currency,
        Duration grace,
        long distributionStepMinor) {
    public SettlementConfig {
        if (grace.isNegative() || distributionStepMinor < 1) {
            throw new IllegalArgumentException(
                    "settlement: grace of at least 0 and a step of at least 1 expected");
        }
    }

    /** Whole steps of 100.00 in a currency with two digits; a grace as given. */
    public static SettlementConfig of(
            PartnerId operator, ZoneId zone, Currency currency, Duration grace) {
        return new SettlementConfig(operator, zone, currency, grace, 10_000);
    }

    /** A shareholder's exact part of the joint company. */
    public record Stake(PartnerId partner, Share share) {}
}
