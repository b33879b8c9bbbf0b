package tv.foyer.scte;

import java.util.List;

/** What a line of a playlist says of breaks. */
public sealed interface CueReading {
    /** A cue; the problems name attributes that were left out because they could not be read. */
    record Signals(List<BreakSignal> signals, List<String> problems) implements CueReading {
        public Signals {
            signals = List.copyOf(signals);
            problems = List.copyOf(problems);
        }
    }

    /** A cue that tells nothing that can be used. */
    record Bad(String reason) implements CueReading {}

    /** Another line. */
    record NotACue() implements CueReading {}
}
