package tv.foyer.sales;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tv.foyer.sales.Booking.Fault;

/** Collects all rules that a draft breaks, so that its author learns them at once. */
final class Faults {
    private static final int MAX_NAME = 200;

    private final List<Fault> all = new ArrayList<>();

    List<Fault> all() {
        return List.copyOf(all);
    }

    void check(String field, String rule, boolean holds) {
        if (!holds) {
            all.add(new Fault(field, rule));
        }
    }

    void name(String field, String value) {
        check(
                field,
                "1 to " + MAX_NAME + " characters",
                !value.isBlank() && value.length() <= MAX_NAME);
    }

    void within(String field, long value, long least, long most) {
        check(field, least + " to " + most, value >= least && value <= most);
    }

    void atMost(String field, Collection<?> values, int most) {
        check(field, "at most " + most, values.size() <= most);
    }
}
