package tv.foyer.vast;

import java.util.List;

/** What reading a VAST document came to. */
public sealed interface VastOutcome {
    /**
     * A response that can be used. An ad that cannot be shown or counted is left out of it and
     * named among the problems; the other ads are untouched.
     */
    record Document(Vast vast, List<Problem> problems) implements VastOutcome {
        public Document {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing of it can be used. */
    record Bad(Problem problem) implements VastOutcome {}
}
