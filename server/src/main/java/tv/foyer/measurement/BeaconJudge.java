package tv.foyer.measurement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.crypto.Secrets;
import tv.foyer.crypto.Signer;
import tv.foyer.events.AdPoint;
import tv.foyer.events.BeaconFault;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;

/**
 * Decides whether a beacon is a fact. Pure but for its keys: signature first, then the token's
 * time, then what is possible. Ids of facts are derived from what was signed, so a retry, a replay
 * and a second reporter all make the same fact.
 */
final class BeaconJudge {
    static final int MOST_WATCH_SECONDS = 60;

    /** How far a set's clock, or its rounding to whole seconds, may be off. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Signer impressions;
    private final Signer viewings;

    BeaconJudge(Signer impressions, Signer viewings) {
        this.impressions = impressions;
        this.viewings = viewings;
    }

    /** A fact, or why not; a refusal carries the fact that it was refused. */
    sealed interface Verdict {
        record Fact(Event event) implements Verdict {}

        record Refused(Event.BeaconRefused event, String field, String rule) implements Verdict {}
    }

    Verdict judge(Beacon beacon, Instant now) {
        return switch (beacon) {
            case Beacon.Ad ad -> judgeAd(ad, now);
            case Beacon.Watch watch -> judgeWatch(watch, now);
        };
    }

    private Verdict judgeAd(Beacon.Ad ad, Instant now) {
        Optional<ImpressionClaim> signed =
                impressions.verify(ad.token()).flatMap(BeaconJudge::impression);
        if (signed.isEmpty()) {
            return forged(ad, ad.point().name(), now);
        }
        ImpressionClaim claim = signed.get();
        UUID decision = claim.decision().value();
        if (decision.version() != 7) {
            return forged(ad, ad.point().name(), now);
        }
        Instant decided = Ids.instantOf(decision);
        String name = decision + "/" + claim.slot() + "/" + ad.point();
        Refusal refusal =
                new Refusal(now, decided, name, Optional.of(claim), claim.expires(), ad.at());
        return refusal.first()
                .orElseGet(() -> new Verdict.Fact(shown(claim, ad, idAt(decided, name))));
    }

    private static Event shown(ImpressionClaim claim, Beacon.Ad ad, EventId id) {
        return ad.point() == AdPoint.IMPRESSION
                ? new Event.AdShown(id, ad.at(), claim)
                : new Event.AdProgressed(id, ad.at(), claim, ad.point());
    }

    private Verdict judgeWatch(Beacon.Watch watch, Instant now) {
        Optional<ViewingClaim> signed =
                viewings.verify(watch.token()).flatMap(BeaconJudge::viewing);
        if (signed.isEmpty()) {
            return forged(watch, watch.id().toString(), now);
        }
        ViewingClaim claim = signed.get();
        // The session's own start, not the client's id, names the log's day: a set cannot choose
        // days.
        Instant started = claim.started();
        String name = claim.session() + "/" + watch.id();
        Refusal refusal =
                new Refusal(now, started, name, Optional.empty(), claim.expires(), watch.at());
        return refusal.first()
                .or(() -> impossible(watch, claim, refusal))
                .orElseGet(() ->
                        new Verdict.Fact(
                                new Event.Watched(
                                        idAt(started, name),
                                        watch.at(),
                                        claim,
                                        watch.positionSeconds(),
                                        watch.seconds())));
    }

    private static Optional<Verdict> impossible(
            Beacon.Watch watch, ViewingClaim claim, Refusal refusal) {
        int seconds = watch.seconds();
        if (seconds < 0 || seconds > MOST_WATCH_SECONDS) {
            return Optional.of(
                    refusal.implausible("seconds", "0 to " + MOST_WATCH_SECONDS + " expected"));
        }
        Instant until = watch.at().isBefore(refusal.now()) ? watch.at() : refusal.now();
        Duration elapsed = Duration.between(claim.started(), until).plus(TOLERANCE);
        if (elapsed.compareTo(Duration.ofSeconds(seconds)) < 0) {
            return Optional.of(
                    refusal.implausible("seconds", "more than passed since the session began"));
        }
        int position = watch.positionSeconds();
        if (position < 0 || position > claim.durationSeconds()) {
            return Optional.of(
                    refusal.implausible(
                            "positionSeconds", "0 to " + claim.durationSeconds() + " expected"));
        }
        return Optional.empty();
    }

    /** The same forgery sent again within a UTC day is the same fact: a retry counts once. */
    private static Verdict forged(Beacon beacon, String what, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        EventId id = idAt(day, "FORGED/" + beacon.token() + "/" + what);
        return new Verdict.Refused(
                new Event.BeaconRefused(id, now, BeaconFault.FORGED, Optional.empty()),
                "token",
                "not signed by this alliance for this use");
    }

    /** What any refusal of a genuine token needs to know. */
    private record Refusal(
            Instant now,
            Instant origin,
            String name,
            Optional<ImpressionClaim> claim,
            Instant expires,
            Instant at) {
        /** Returns the first rule about time that says no. */
        Optional<Verdict> first() {
            if (!now.isBefore(expires)) {
                return Optional.of(refused(BeaconFault.LATE, "token", "expired at " + expires));
            }
            if (at.isAfter(now.plus(TOLERANCE))) {
                return Optional.of(implausible("at", "at most 5 minutes in the future expected"));
            }
            if (at.isBefore(origin.minus(TOLERANCE))) {
                return Optional.of(implausible("at", "not before what it reports on expected"));
            }
            return Optional.empty();
        }

        Verdict implausible(String field, String rule) {
            return refused(BeaconFault.IMPLAUSIBLE, field, rule);
        }

        private Verdict refused(BeaconFault fault, String field, String rule) {
            EventId id = idAt(origin, fault + "/" + name);
            return new Verdict.Refused(new Event.BeaconRefused(id, now, fault, claim), field, rule);
        }
    }

    private static Optional<ImpressionClaim> impression(byte[] bytes) {
        try {
            return Optional.of(ClaimBytes.impression(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ViewingClaim> viewing(byte[] bytes) {
        try {
            return Optional.of(ClaimBytes.viewing(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static EventId idAt(Instant instant, String name) {
        String hash = Secrets.sha256(name.getBytes(StandardCharsets.UTF_8));
        long seed = ByteBuffer.wrap(java.util.HexFormat.of().parseHex(hash)).getLong();
        return new EventId(Ids.at(instant, seed));
    }
}
