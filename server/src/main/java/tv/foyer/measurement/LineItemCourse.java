package tv.foyer.measurement;

import java.time.Instant;
import java.util.List;

/**
 * How the delivery of one line item went. All numbers are exact.
 *
 * @param hours with an impression, by the hour of the decision, in order
 * @param households by how often each saw it, from once; the last row holds all with more
 */
public record LineItemCourse(List<Hour> hours, List<Times> households) {
    public LineItemCourse {
        hours = List.copyOf(hours);
        households = List.copyOf(households);
    }

    /** {@code newHouseholds} saw the line item for the first time. */
    public record Hour(Instant at, long impressions, long newHouseholds) {}

    public record Times(int times, long households) {}
}
