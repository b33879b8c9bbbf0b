package tv.foyer.channels;

import java.util.List;
import java.util.Optional;

/**
 * A draft tried without publishing it: all its faults, and, unless they are of its rules, the day
 * as it would air.
 */
record Rehearsal(List<Fault> faults, Optional<Preview.Day> day) {
    Rehearsal {
        faults = List.copyOf(faults);
    }
}
