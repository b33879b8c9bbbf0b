package tv.foyer.sales;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An even spread over the seconds of a flight that lie in its dayparts; its hours sum exactly. */
record EvenPlan(ZoneId zone) implements Plans {
    private static final int HOURS_OF_DAY = 24;

    @Override
    public List<Plans.Planned> of(LineItem lineItem) {
        long owed = lineItem.goal().impressions();
        if (owed == 0) {
            return List.of();
        }
        List<Plans.Planned> plan = new ArrayList<>();
        long all = seconds(lineItem, zone);
        long before = 0;
        Instant first = lineItem.start().truncatedTo(ChronoUnit.HOURS);
        for (Instant hour = first; hour.isBefore(lineItem.end()); hour = next(hour)) {
            long inHour = seconds(lineItem, hour, zone);
            if (inHour > 0) {
                long until = before + inHour;
                plan.add(
                        new Plans.Planned(
                                hour, share(owed, until, all) - share(owed, before, all)));
                before = until;
            }
        }
        return plan;
    }

    /** Returns the hour of the week, 0 from Monday 00:00. */
    static int hourOfWeek(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * HOURS_OF_DAY + local.getHour();
    }

    private static long seconds(LineItem lineItem, ZoneId zone) {
        long seconds = 0;
        Instant first = lineItem.start().truncatedTo(ChronoUnit.HOURS);
        for (Instant hour = first; hour.isBefore(lineItem.end()); hour = next(hour)) {
            seconds += seconds(lineItem, hour, zone);
        }
        return seconds;
    }

    private static long seconds(LineItem lineItem, Instant hour, ZoneId zone) {
        var dayparts = lineItem.targeting().hoursOfWeek();
        if (!dayparts.isEmpty() && !dayparts.contains(hourOfWeek(hour, zone))) {
            return 0;
        }
        Instant from = hour.isBefore(lineItem.start()) ? lineItem.start() : hour;
        Instant until = next(hour).isAfter(lineItem.end()) ? lineItem.end() : next(hour);
        return Duration.between(from, until).toSeconds();
    }

    private static long share(long owed, long seconds, long all) {
        return Math.multiplyExact(owed, seconds) / all;
    }

    private static Instant next(Instant hour) {
        return hour.plus(1, ChronoUnit.HOURS);
    }
}
