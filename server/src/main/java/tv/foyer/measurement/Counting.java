package tv.foyer.measurement;

import java.time.LocalDate;
import java.util.List;

/**
 * What became of all beacons. Accepted and refused ones stand at their business day, duplicates at
 * the UTC day inside the id of the fact that they repeat.
 */
record Counting(
        long accepted, long duplicates, long forged, long late, long implausible, List<Day> byDay) {
    Counting {
        byDay = List.copyOf(byDay);
    }

    /** The same for one day. */
    record Day(
            LocalDate day,
            long accepted,
            long duplicates,
            long forged,
            long late,
            long implausible) {}

    static Counting of(List<Day> days) {
        return new Counting(
                days.stream().mapToLong(Day::accepted).sum(),
                days.stream().mapToLong(Day::duplicates).sum(),
                days.stream().mapToLong(Day::forged).sum(),
                days.stream().mapToLong(Day::late).sum(),
                days.stream().mapToLong(Day::implausible).sum(),
                days);
    }
}
