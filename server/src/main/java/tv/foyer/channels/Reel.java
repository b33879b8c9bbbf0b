package tv.foyer.channels;

import java.util.ArrayList;
import java.util.List;
import tv.foyer.media.Asset;

/**
 * An asset's segment lengths as they were when a schedule was published, in runs of equal ones. A
 * timeline is made of these and never of an asset that might be missing on a node.
 */
record Reel(List<Run> runs) {
    Reel {
        runs = List.copyOf(runs);
    }

    record Run(long micros, int times) {}

    static Reel of(Asset.Rung rung) {
        List<Run> runs = new ArrayList<>();
        for (Asset.Segment segment : rung.segments()) {
            long micros = segment.durationMicros();
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).micros() == micros) {
                runs.set(last, new Run(micros, runs.get(last).times() + 1));
            } else {
                runs.add(new Run(micros, 1));
            }
        }
        return new Reel(runs);
    }

    /** Returns where each segment begins, in microseconds, and at last the length. */
    long[] cuts() {
        long[] cuts = new long[runs.stream().mapToInt(Run::times).sum() + 1];
        int at = 0;
        for (Run run : runs) {
            for (int i = 0; i < run.times(); i++) {
                cuts[at + 1] = Math.addExact(cuts[at], run.micros());
                at++;
            }
        }
        return cuts;
    }
}
