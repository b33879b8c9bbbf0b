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

    /**
     * Seconds that count so far, the latest instant that was reported on, and when no more can be
     * reported. A report may come long after later ones: what passed is what the latest says.
     */
    record Counted(long seconds, Instant latest, Instant expires) {
        static Counted none(ViewingClaim claim) {
            return new Counted(0, claim.started(), claim.expires());
        }

        private Counted plus(long more, Instant at) {
            return new Counted(seconds + more, at.isAfter(latest) ? at : latest, expires);
        }

        private long passed(Instant started) {
            return Duration.between(started, latest).plus(BeaconJudge.TOLERANCE).toSeconds();
        }
    }

    /**
     * @param before what counted up to this batch
     */
    Watching(Map<SessionId, Counted> before) {
        counted.putAll(before);
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
        Counted now =
                counted.getOrDefault(claim.session(), Counted.none(claim)).plus(0, watched.at());
        long taken = Math.clamp(now.passed(claim.started()) - now.seconds(), 0, watched.seconds());
        counted.put(claim.session(), now.plus(taken, watched.at()));
        return taken;
    }

    /** Returns what counts of each session now. */
    Map<SessionId, Counted> counted() {
        return counted;
    }
}
