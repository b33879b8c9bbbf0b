package tv.foyer.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tv.foyer.sales.Booking;

/** What a draft line item may expect. */
sealed interface Outlook {
    /** It could not be booked as it is. */
    record Refused(List<Booking.Fault> faults) implements Outlook {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing may be told to this reader; the rule says why. */
    record Silent(String rule) implements Outlook {}

    /** There is nothing to learn from yet. */
    record NoHistory() implements Outlook {}

    /**
     * A forecast, in bands.
     *
     * @param avails breaks of the flight that its terms fit
     * @param delivery impressions that it would get against all that is booked
     * @param goal impressions that its goal and budget allow, if they limit it
     * @param chance whether the goal is in reach
     * @param byDay avails of each day
     * @param learnedSince the oldest break that the forecast rests on
     */
    record Expected(
            Band avails,
            Band delivery,
            Optional<Long> goal,
            Chances chance,
            List<Day> byDay,
            Instant learnedSince)
            implements Outlook {
        public Expected {
            byDay = List.copyOf(byDay);
        }
    }

    /** Avails of a business day. */
    record Day(LocalDate day, Band avails) {}

    /** Whether a goal is in reach, judged by what would be delivered, not by its band. */
    enum Chances {
        /** At least a fifth more than the goal. */
        AMPLE,
        TIGHT,
        /** Less than the goal. */
        SHORT,
        /** There is no goal to reach. */
        OPEN
    }
}
