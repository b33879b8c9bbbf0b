package tv.foyer.channels;

import java.time.Instant;
import java.util.List;

/** What became of a schedule. */
public sealed interface PublishOutcome {
    /** It takes over at {@code from}, the first segment boundary at or after the stated instant. */
    record Accepted(int version, Instant from) implements PublishOutcome {}

    /** Nothing changed; all faults at once. */
    record Refused(List<Fault> faults) implements PublishOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
