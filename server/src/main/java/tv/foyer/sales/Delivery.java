package tv.foyer.sales;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tv.foyer.kernel.LineItemId;

/** Knows what was counted. */
@FunctionalInterface
public interface Delivery {
    /** Returns the figures of line items; those without an impression may be missing. */
    Map<LineItemId, Delivered> of(Collection<LineItemId> lineItems);

    /**
     * Impressions, what they cost in micro-units, households reached, and impressions by day in the
     * business zone.
     */
    record Delivered(long impressions, long spentMicros, long reach, List<DayCount> byDay) {
        public Delivered {
            byDay = List.copyOf(byDay);
        }
    }

    record DayCount(LocalDate day, long impressions) {}
}
