package tv.foyer.forecast;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How the future is read from the past.
 *
 * @param zone whose hours of the week repeat
 * @param oneIn of so many households one is sampled, with all its breaks
 * @param window how far back the sample reaches
 * @param maxBreaks how many sampled breaks are read at most; older ones are left out first
 */
public record ForecastConfig(ZoneId zone, int oneIn, Duration window, int maxBreaks) {
    public ForecastConfig {
        if (oneIn < 1 || maxBreaks < 1 || window.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "forecast: oneIn and maxBreaks at least 1, window at least a day");
        }
    }

    /** Four weeks of every household: right for an alliance of up to some ten thousand sets. */
    public static ForecastConfig of(ZoneId zone) {
        return new ForecastConfig(zone, 1, Duration.ofDays(28), 200_000);
    }
}
