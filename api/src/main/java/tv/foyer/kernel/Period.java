package tv.foyer.kernel;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A settlement month in the time zone of its contract: from the first instant of its first day to
 * the first instant of the next month, end excluded.
 */
public record Period(YearMonth month, ZoneId zone) {
    /** Reads {@code YYYY-MM}; throws IllegalArgumentException with the rule otherwise. */
    public static Period parse(String text, ZoneId zone) {
        try {
            return new Period(YearMonth.parse(text), zone);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("period: YYYY-MM expected, was '" + text + "'", e);
        }
    }

    public static Period of(Instant instant, ZoneId zone) {
        return new Period(YearMonth.from(instant.atZone(zone)), zone);
    }

    public Instant start() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    public Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public String toString() {
        return month.toString();
    }
}
