package tv.foyer.sales;

import java.util.List;

/** What became of a change of one line item. */
sealed interface Edited {
    /** The line item now, and what was changed, in words; no words if nothing was. */
    record Done(KeptLine line, String detail) implements Edited {}

    record Refused(List<Booking.Fault> faults) implements Edited {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** There is none, or it is another's: the two look the same. */
    record Unknown() implements Edited {}

    /** Somebody changed it since its author read it. */
    record ChangedMeanwhile(int version) implements Edited {}

    /** It is archived, and stays as it was. */
    record Archived() implements Edited {}
}
