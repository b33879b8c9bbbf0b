package tv.foyer.sales;

import java.time.Instant;
import java.util.List;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/** Knows how the delivery of one line item went. All numbers are exact. */
@FunctionalInterface
public interface Curves {
    /** Returns what was counted of an advertiser's own line item. */
    Curve of(PartnerId advertiser, LineItemId lineItem);

    /**
     * The course of a delivery.
     *
     * @param hours in which something was counted, in order
     * @param frequency households by how often each saw it; the last row holds all with more
     */
    record Curve(List<HourCount> hours, List<Times> frequency) {
        /** Nothing was counted. */
        public static final Curve NONE = new Curve(List.of(), List.of());

        public Curve {
            hours = List.copyOf(hours);
            frequency = List.copyOf(frequency);
        }
    }

    /**
     * One hour, by its first instant.
     *
     * @param newHouseholds that saw the line item for the first time
     */
    record HourCount(Instant at, long impressions, long newHouseholds) {}

    /** So many households saw it so often. */
    record Times(int times, long households) {}
}
