package tv.foyer.creatives;

import java.util.List;

/** What came of work on a delivery. */
sealed interface Verdict {
    /** It can be shown. */
    record Fit(Delivery.Outcome made) implements Verdict {}

    /** It breaks these rules, of which there is at least one. */
    record Unfit(List<Reason> reasons) implements Verdict {
        public Unfit {
            reasons = List.copyOf(reasons);
        }
    }

    static Verdict unfit(String field, String rule, String found) {
        return new Unfit(List.of(new Reason(field, rule, found)));
    }
}
