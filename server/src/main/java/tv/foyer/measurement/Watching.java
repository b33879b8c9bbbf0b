package tv.foyer.measurement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tv.foyer.events.Event;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.SessionId;

/**
 * Holds reports of viewing against the clock: in one session, whatever it showed, no more seconds
 * count than passed since it began. Each report by itself may be possible and their sum not; what
 * viewing pays would otherwise be what a set cares to send. Pure; in the order of the log, so that
 * counting again gives the same.
 */
final class Watching {
    private final Map<SessionId, Counted> counted =
            new TreeMap<>(Comparator.comparing(SessionId::value));

    /** Seconds that count so far, and when no more can be reported. */
    record Counted(long seconds, Instant expires) {}

    /**
     * @param before what counted up to this batch
     */
    Watching(Map<SessionId, Long> before, Collection<Event.Watched> batch) {
        for (Event.Watched watched : batch) {
            ViewingClaim claim = watched.claim();
            long seconds = before.getOrDefault(claim.session(), 0L);
            counted.put(claim.session(), new Counted(seconds, claim.expires()));
        }
    }

    /** Returns the reports of viewing among facts. */
    static List<Event.Watched> among(Collection<Event> facts) {
        return facts.stream()
                .filter(Event.Watched.class::isInstance)
                .map(Event.Watched.class::cast)
                .toList();
    }

    static Set<SessionId> sessions(Collection<Event.Watched> batch) {
        return batch.stream()
                .map(watched -> watched.claim().session())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns how many of a report's seconds count, and remembers them. */
    long take(Event.Watched watched) {
        ViewingClaim claim = watched.claim();
        long passed =
                Duration.between(claim.started(), watched.at())
                        .plus(BeaconJudge.TOLERANCE)
                        .toSeconds();
        Counted before = counted.getOrDefault(claim.session(), new Counted(0, claim.expires()));
        long taken = Math.clamp(passed - before.seconds(), 0, watched.seconds());
        counted.put(claim.session(), new Counted(before.seconds() + taken, claim.expires()));
        return taken;
    }

    /** Returns what counts of each session now. */
    Map<SessionId, Counted> counted() {
        return counted;
    }
}
