package tv.foyer.ads;

import java.time.Instant;
import java.util.Optional;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.LineItem;

/** Knows the terms that line items once had. */
@FunctionalInterface
public interface PastBooks {
    /** Returns a line item as it was at an instant, or empty where that is not kept. */
    Optional<LineItem> asOf(LineItemId lineItem, Instant at);

    /** Keeps nothing of the past. */
    static PastBooks none() {
        return (_, _) -> Optional.empty();
    }
}
