package tv.foyer.forecast;

import java.util.BitSet;
import java.util.List;
import tv.foyer.sales.LineItem;

/** Decides breaks of the past again, for nobody to see, with one line item more. */
@FunctionalInterface
public interface Rehearsal {
    /**
     * Returns the places of the breaks that the line item would have filled, under caps and against
     * all that is booked. The breaks are in the order of their time.
     */
    BitSet filled(LineItem draft, List<Chance> breaks);
}
