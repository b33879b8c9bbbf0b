package tv.foyer.sales;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Knows how many impressions a line item is to have in each hour of its flight. */
public interface Plans {
    /** Returns the plan in order of time; empty for a line item that owes no number. */
    List<Planned> of(LineItem lineItem);

    /** Returns the zone in which days are days. */
    ZoneId zone();

    /** What is planned for one hour, by its first instant. */
    record Planned(Instant at, long impressions) {}

    /** Spreads what is owed evenly over the hours of the flight that its dayparts allow. */
    static Plans even(ZoneId zone) {
        return new EvenPlan(zone);
    }
}
