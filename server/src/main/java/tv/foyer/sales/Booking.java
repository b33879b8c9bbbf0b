package tv.foyer.sales;

import java.util.List;
import tv.foyer.kernel.OrderId;

/** What became of an order draft. */
public sealed interface Booking {
    /** It is in the books; booking the same order id again changes nothing. */
    record Booked(OrderId order) implements Booking {}

    /** It breaks rules; nothing was booked. */
    record Refused(List<Fault> faults) implements Booking {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** A field, by its path in the draft, and the rule that it breaks. */
    record Fault(String field, String rule) {}
}
