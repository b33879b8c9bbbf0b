package tv.foyer.playback;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tv.foyer.events.Event;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.ProfileId;
import tv.foyer.log.EventLog.Recorded;

/**
 * A place that a fact puts into a title. Of the marks of one profile and title the newest stands,
 * whatever the order of their arrival; equal times are settled by the id. Pure.
 */
record Mark(ProfileId profile, Place place, UUID fact) {
    static final Comparator<Mark> BY_AGE =
            Comparator.comparing((Mark mark) -> mark.place().at()).thenComparing(Mark::fact);

    /** Returns the mark of a fact; only the viewing of what somebody chose leaves one. */
    static Optional<Mark> of(Recorded recorded) {
        return switch (recorded.event()) {
            case Event.Watched fact when fact.claim().channel().isPresent() -> Optional.empty();
            case Event.Watched fact -> Optional.of(watched(fact, recorded.receivedAt()));
            case Event.PlaybackStarted fact -> restarted(fact);
            case Event.SetSwitchedOn _,
                    Event.SetActivated _,
                    Event.BootAdsRefused _,
                    Event.AdDecided _,
                    Event.AdShown _,
                    Event.AdProgressed _,
                    Event.PlaybackMeasured _,
                    Event.BeaconRefused _,
                    Event.PeriodClosed _ ->
                    Optional.empty();
        };
    }

    /** Returns the newest mark of each profile and title, in a fixed order of these. */
    static Collection<Mark> newest(List<Recorded> facts) {
        Map<String, Mark> newest = new TreeMap<>();
        for (Recorded fact : facts) {
            of(fact).ifPresent(mark -> newest.merge(mark.key(), mark, Mark::newer));
        }
        return newest.values();
    }

    private String key() {
        return profile + " " + place.title();
    }

    private static Mark newer(Mark a, Mark b) {
        return BY_AGE.compare(a, b) >= 0 ? a : b;
    }

    /**
     * A set's clock may be wrong, yet nothing is seen before its session began or after the report
     * came in.
     */
    private static Mark watched(Event.Watched fact, Instant receivedAt) {
        Instant earliest = fact.claim().started().plusMillis(1);
        Instant at = fact.at().isAfter(receivedAt) ? receivedAt : fact.at();
        return mark(
                fact.claim(),
                fact.positionSeconds(),
                at.isBefore(earliest) ? earliest : at,
                fact.id().value());
    }

    /** To start afresh is a wish to forget the old place; to resume is not. */
    private static Optional<Mark> restarted(Event.PlaybackStarted fact) {
        return fact.resumed()
                ? Optional.empty()
                : Optional.of(mark(fact.claim(), 0, fact.claim().started(), fact.id().value()));
    }

    private static Mark mark(ViewingClaim claim, int position, Instant at, UUID fact) {
        int within = Math.clamp(position, 0, claim.durationSeconds());
        return new Mark(
                claim.profile(),
                new Place(claim.title(), within, claim.durationSeconds(), at),
                fact);
    }
}
