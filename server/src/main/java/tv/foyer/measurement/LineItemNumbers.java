package tv.foyer.measurement;

import java.time.LocalDate;
import java.util.List;
import tv.foyer.kernel.LineItemId;

/** What a line item delivered so far: exact reach in households, impressions by business day. */
public record LineItemNumbers(
        LineItemId lineItem, long impressions, long grossMicros, int reach, List<Day> byDay) {
    public LineItemNumbers {
        byDay = List.copyOf(byDay);
    }

    /** Impressions of one business day. */
    public record Day(LocalDate day, long impressions) {}
}
