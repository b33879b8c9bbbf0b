package tv.foyer.exchange;

import java.time.Duration;
import java.util.Currency;

/**
 * How the market runs.
 *
 * @param domain of the sales house, its name in sellers.json and in every supply chain
 * @param seat under which direct line items stand in an answer
 * @param usualMillis an auction's time when the seller says none
 * @param mostMillis an auction's time at most
 * @param marginMillis kept of that time for the way back
 * @param refresh how often bidders and deals are read again (real time)
 */
public record ExchangeConfig(
        String domain,
        String seat,
        Currency currency,
        int usualMillis,
        int mostMillis,
        int marginMillis,
        Duration refresh) {
    public ExchangeConfig {
        if (marginMillis < 0 || usualMillis <= marginMillis || mostMillis < usualMillis) {
            throw new IllegalArgumentException("millis: margin < usual <= most expected");
        }
    }

    public static ExchangeConfig of(String domain, Currency currency) {
        return new ExchangeConfig(domain, "foyer", currency, 150, 1_000, 15, Duration.ofSeconds(5));
    }
}
