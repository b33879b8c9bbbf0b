package tv.foyer.sales;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a line item's delivery goes: what was counted beside what was planned. Pure.
 *
 * @param goal impressions owed; 0 where no number is owed
 * @param expected impressions that the plan had by now
 * @param reachCurve households reached after so many impressions
 */
record Course(
        long goal,
        long delivered,
        long expected,
        Pace onPace,
        List<Hour> byHour,
        List<ReachPoint> reachCurve,
        List<Curves.Times> frequency) {
    /** Points of a reach curve at most; more than a picture shows. */
    private static final int MAX_POINTS = 200;

    /** A delivery this far off its plan, in percent, is off its pace. */
    private static final int TOLERANCE_PERCENT = 5;

    Course {
        byHour = List.copyOf(byHour);
        reachCurve = List.copyOf(reachCurve);
        frequency = List.copyOf(frequency);
    }

    enum Pace {
        AHEAD,
        ON,
        BEHIND,
        /** No number is owed. */
        NONE
    }

    record Hour(Instant at, long delivered, long planned) {}

    record ReachPoint(long impressions, long households) {}

    /** A part of a flight: from its first instant, so many hours. */
    record Window(Instant from, int hours) {
        Window {
            from = from.truncatedTo(ChronoUnit.HOURS);
        }

        private boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(from.plus(hours, ChronoUnit.HOURS));
        }
    }

    static Course of(
            long goal, List<Plans.Planned> plan, Curves.Curve curve, Window window, Instant now) {
        long delivered = curve.hours().stream().mapToLong(Curves.HourCount::impressions).sum();
        long expected = goal == 0 ? 0 : expected(plan, now);
        return new Course(
                goal,
                delivered,
                expected,
                pace(goal, delivered, expected),
                hours(plan, curve, window),
                reach(curve),
                curve.frequency());
    }

    /** Of the hour that runs, the part that has passed. */
    static long expected(List<Plans.Planned> plan, Instant now) {
        long expected = 0;
        for (Plans.Planned hour : plan) {
            long seconds = Duration.between(hour.at(), now).toSeconds();
            long passed = Math.clamp(seconds, 0, 3_600);
            expected += Math.multiplyExact(hour.impressions(), passed) / 3_600;
        }
        return expected;
    }

    static Pace pace(long goal, long delivered, long expected) {
        if (goal == 0) {
            return Pace.NONE;
        }
        long tolerance = Math.max(1, expected / 100 * TOLERANCE_PERCENT);
        if (delivered > expected + tolerance) {
            return Pace.AHEAD;
        }
        return delivered < expected - tolerance ? Pace.BEHIND : Pace.ON;
    }

    private static List<Hour> hours(List<Plans.Planned> plan, Curves.Curve curve, Window window) {
        Map<Instant, Long> planned = new TreeMap<>();
        plan.stream()
                .filter(hour -> window.holds(hour.at()))
                .forEach(hour -> planned.put(hour.at(), hour.impressions()));
        Map<Instant, Long> counted = new TreeMap<>();
        curve.hours().stream()
                .filter(hour -> window.holds(hour.at()))
                .forEach(hour -> counted.put(hour.at(), hour.impressions()));
        List<Hour> hours = new ArrayList<>();
        for (int i = 0; i < window.hours(); i++) {
            Instant at = window.from().plus(i, ChronoUnit.HOURS);
            hours.add(new Hour(at, counted.getOrDefault(at, 0L), planned.getOrDefault(at, 0L)));
        }
        return hours;
    }

    /** Every point is exact; of many, evenly many are left out, the last never. */
    private static List<ReachPoint> reach(Curves.Curve curve) {
        List<ReachPoint> all = new ArrayList<>();
        long impressions = 0;
        long households = 0;
        for (Curves.HourCount hour : curve.hours()) {
            impressions += hour.impressions();
            households += hour.newHouseholds();
            all.add(new ReachPoint(impressions, households));
        }
        int step = Math.ceilDiv(Math.max(1, all.size()), MAX_POINTS);
        List<ReachPoint> shown = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i -= step) {
            shown.add(all.get(i));
        }
        return shown.reversed();
    }

    /**
     * What was planned of a line item until now, by day. Pure.
     *
     * @param expected impressions that the plan had by now; 0 where no number is owed
     * @param planned by day, today whole; empty where no number is owed
     */
    record Days(long expected, Map<LocalDate, Long> planned) {
        /** Days that are shown although nothing was counted on them, at most. */
        private static final int MOST_DAYS = 31;

        Days {
            planned = Map.copyOf(planned);
        }

        /** A day of the business zone; nothing is planned where no number is owed. */
        record Day(LocalDate day, long impressions, Optional<Long> planned) {}

        static Days of(LineItem line, Plans plans, Instant now) {
            List<Plans.Planned> hours = plans.of(line);
            LocalDate today = now.atZone(plans.zone()).toLocalDate();
            Map<LocalDate, Long> planned = new TreeMap<>();
            for (Plans.Planned hour : hours) {
                LocalDate day = hour.at().atZone(plans.zone()).toLocalDate();
                if (!day.isAfter(today)) {
                    planned.merge(day, hour.impressions(), Long::sum);
                }
            }
            return new Days(Course.expected(hours, now), planned);
        }

        /** Returns all days with an impression, and the last ones with a plan. */
        List<Day> byDay(List<Delivery.DayCount> counted) {
            Map<LocalDate, Long> impressions = new TreeMap<>();
            planned.keySet().stream()
                    .sorted()
                    .skip(Math.max(0, planned.size() - MOST_DAYS))
                    .forEach(day -> impressions.put(day, 0L));
            counted.forEach(day -> impressions.put(day.day(), day.impressions()));
            List<Day> days = new ArrayList<>();
            impressions.forEach((day, shown) -> days.add(new Day(day, shown, plannedOn(day))));
            return days;
        }

        private Optional<Long> plannedOn(LocalDate day) {
            return planned.isEmpty()
                    ? Optional.empty()
                    : Optional.of(planned.getOrDefault(day, 0L));
        }
    }
}
