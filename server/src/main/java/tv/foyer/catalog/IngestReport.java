package tv.foyer.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What became of a feed, record by record. {@code records} holds at most {@value #MOST_LISTED}
 * entries, those with something to say first; the counts are of all.
 */
public record IngestReport(int accepted, int unchanged, int rejected, List<Entry> records) {
    static final int MOST_LISTED = 2_000;

    public IngestReport {
        records = List.copyOf(records);
    }

    /** What became of one record. */
    public enum Outcome {
        ACCEPTED,
        /** The same as last time. */
        UNCHANGED,
        /** Breaks a rule; what was there before stays. */
        REJECTED,
        /** Taken in, with something that the provider should look at. */
        WARNING
    }

    /** One record by the provider's own name for it; field and rule say what is wrong with it. */
    public record Entry(
            String record, Outcome outcome, Optional<String> field, Optional<String> rule) {
        static Entry of(String record, Outcome outcome) {
            return new Entry(record, outcome, Optional.empty(), Optional.empty());
        }

        static Entry of(String record, Outcome outcome, String field, String rule) {
            return new Entry(record, outcome, Optional.of(field), Optional.of(rule));
        }
    }
}
