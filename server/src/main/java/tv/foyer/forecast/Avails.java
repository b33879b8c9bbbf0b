package tv.foyer.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/**
 * Projects sampled breaks onto a flight. An hour of the flight is expected to bring what the same
 * hour of the week brought on average; an hour of the week that was never observed, what the same
 * hour of other days brought.
 */
final class Avails {
    private static final int DAY = 24;
    private static final int MAX_DAYS = 400;

    private final double[] perHour;
    private final ZoneId zone;

    private Avails(double[] perHour, ZoneId zone) {
        this.perHour = perHour;
        this.zone = zone;
    }

    /** Tells whether a break of the past could have shown a line item, by its own terms alone. */
    static boolean fits(LineItem line, Chance chance, ZoneId zone) {
        Targeting t = line.targeting();
        var facts = chance.opportunity();
        return t.surfaces().contains(chance.surface())
                && among(t.brands(), chance.brand())
                && among(t.modelClasses(), facts.modelClass())
                && among(t.hoursOfWeek(), hourOfWeek(chance.at(), zone))
                && (t.regions().isEmpty()
                        || facts.region().filter(t.regions()::contains).isPresent())
                && (t.genres().isEmpty() || facts.genres().stream().anyMatch(t.genres()::contains))
                && (t.maxRatingAge() == 0 || facts.ratingAge() <= t.maxRatingAge())
                && (t.segments().isEmpty()
                        || (facts.consent()
                                && facts.segments().stream().anyMatch(t.segments()::contains)))
                && (line.kidsSafe() || !facts.kids())
                && shortest(line) <= facts.maxSeconds();
    }

    /**
     * Learns what each hour of the week brings.
     *
     * @param from since when breaks were sampled
     * @param weight how many breaks one of them stands for
     */
    static Avails learn(List<Chance> breaks, Span from, ToIntFunction<Chance> weight, ZoneId zone) {
        double[] seen = new double[Targeting.HOURS];
        for (Chance chance : breaks) {
            seen[hourOfWeek(chance.at(), zone)] += weight.applyAsInt(chance);
        }
        double[] observed = from.hoursOfWeek(zone);
        double[] perHour = new double[Targeting.HOURS];
        for (int hour = 0; hour < Targeting.HOURS; hour++) {
            perHour[hour] =
                    observed[hour] > 0
                            ? seen[hour] / observed[hour]
                            : sameHourOfOtherDays(seen, observed, hour % DAY);
        }
        return new Avails(perHour, zone);
    }

    /** Returns the breaks expected on each day between two instants, end excluded. */
    SortedMap<LocalDate, Double> between(Instant start, Instant end) {
        SortedMap<LocalDate, Double> byDay = new TreeMap<>();
        Instant last = min(end, start.plus(Duration.ofDays(MAX_DAYS)));
        for (Instant at = start; at.isBefore(last); ) {
            Instant next = min(nextHour(at), last);
            double part = Duration.between(at, next).toMillis() / 3_600_000.0;
            byDay.merge(
                    at.atZone(zone).toLocalDate(),
                    perHour[hourOfWeek(at, zone)] * part,
                    Double::sum);
            at = next;
        }
        return byDay;
    }

    static int hourOfWeek(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * DAY + local.getHour();
    }

    /** A stretch of time that was observed. */
    record Span(Instant start, Instant end) {
        /** Returns how many hours of each hour of the week lie in it. */
        double[] hoursOfWeek(ZoneId zone) {
            double[] hours = new double[Targeting.HOURS];
            for (Instant at = start; at.isBefore(end); ) {
                Instant next = min(nextHour(at), end);
                hours[hourOfWeek(at, zone)] += Duration.between(at, next).toMillis() / 3_600_000.0;
                at = next;
            }
            return hours;
        }
    }

    private static double sameHourOfOtherDays(double[] seen, double[] observed, int hourOfDay) {
        double breaks = 0;
        double hours = 0;
        for (int hour = hourOfDay; hour < Targeting.HOURS; hour += DAY) {
            breaks += seen[hour];
            hours += observed[hour];
        }
        return hours > 0 ? breaks / hours : 0;
    }

    private static int shortest(LineItem line) {
        List<Integer> seconds = new ArrayList<>();
        line.creatives().forEach(creative -> seconds.add(creative.seconds()));
        return seconds.stream().min(Integer::compare).orElse(0);
    }

    private static <T> boolean among(java.util.Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static Instant nextHour(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Returns the most impressions that a line item's goal and budget allow; no limit is MAX. */
    static long most(LineItem line) {
        long byBudget =
                line.priceMicros() == 0 || line.kind() == LineItemKind.HOUSE
                        ? Long.MAX_VALUE
                        : line.goal().budgetMicros() / line.priceMicros();
        return line.goal().impressions() == 0
                ? byBudget
                : Math.min(byBudget, line.goal().impressions());
    }
}
