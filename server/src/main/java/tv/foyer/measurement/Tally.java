package tv.foyer.measurement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import tv.foyer.events.AdPoint;
import tv.foyer.events.BeaconFault;
import tv.foyer.events.Event;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/**
 * What a batch of facts adds to the aggregates. Pure; sorted, so that rows are always locked in the
 * same order.
 */
final class Tally {
    private final ZoneId zone;
    private final Map<DeliveryKey, Delivered> delivery =
            new TreeMap<>(Comparator.comparing(DeliveryKey::toString));
    private final Map<ViewingKey, Long> viewing =
            new TreeMap<>(Comparator.comparing(ViewingKey::toString));
    private final Map<CampaignKey, List<Seen>> seen =
            new TreeMap<>(Comparator.comparing(CampaignKey::toString));
    private final Map<FleetKey, Set<UUID>> fleet =
            new TreeMap<>(Comparator.comparing(FleetKey::toString));
    private final Map<OutcomeKey, Long> outcomes =
            new TreeMap<>(Comparator.comparing(OutcomeKey::toString));

    private final Watching watching;

    private Tally(Watching watching, ZoneId zone) {
        this.watching = watching;
        this.zone = zone;
    }

    record DeliveryKey(
            LocalDate day,
            LineItemId lineItem,
            CreativeId creative,
            PartnerId advertiser,
            PartnerId maker,
            BrandId brand,
            Optional<PartnerId> provider,
            Surface surface,
            String currency) {}

    record Delivered(long impressions, long grossMicros, long completes) {
        Delivered plus(Delivered other) {
            return new Delivered(
                    Math.addExact(impressions, other.impressions),
                    Math.addExact(grossMicros, other.grossMicros),
                    Math.addExact(completes, other.completes));
        }
    }

    record ViewingKey(
            LocalDate day, TitleId title, PartnerId provider, PartnerId maker, BrandId brand) {}

    record CampaignKey(LineItemId lineItem, PartnerId advertiser) {}

    /** An impression in a household (a raw id), in the hour of its decision. */
    record Seen(UUID household, Instant hour) {}

    record FleetKey(LocalDate day, PartnerId maker, BrandId brand) {}

    record OutcomeKey(LocalDate day, String outcome) {}

    static Tally of(List<Event> facts, Watching watching, ZoneId zone) {
        Tally tally = new Tally(watching, zone);
        facts.forEach(tally::add);
        return tally;
    }

    Map<DeliveryKey, Delivered> delivery() {
        return delivery;
    }

    Map<ViewingKey, Long> viewing() {
        return viewing;
    }

    /** Impressions per campaign, in the order of the log. */
    Map<CampaignKey, List<Seen>> seen() {
        return seen;
    }

    /** Devices (as raw ids) per day and brand. */
    Map<FleetKey, Set<UUID>> fleet() {
        return fleet;
    }

    Map<OutcomeKey, Long> outcomes() {
        return outcomes;
    }

    private void add(Event fact) {
        switch (fact) {
            case Event.AdShown shown -> add(shown);
            case Event.AdProgressed progressed -> add(progressed);
            case Event.Watched watched -> add(watched);
            case Event.SetSwitchedOn on ->
                    fleet.computeIfAbsent(
                                    new FleetKey(day(on.at()), on.maker(), on.brand()),
                                    _ -> new TreeSet<>())
                            .add(on.device().value());
            case Event.BeaconRefused refused -> count(day(refused.at()), refused.fault().name());
            case Event.SetActivated _,
                    Event.BootAdsRefused _,
                    Event.AdDecided _,
                    Event.PlaybackStarted _,
                    Event.PlaybackMeasured _,
                    Event.PeriodClosed _ -> {}
        }
    }

    private void add(Event.AdShown shown) {
        ImpressionClaim claim = shown.claim();
        LocalDate day = decided(shown);
        deliver(day, claim, new Delivered(1, claim.priceMicros(), 0));
        Instant hour = Ids.instantOf(shown.id().value()).truncatedTo(ChronoUnit.HOURS);
        seen.computeIfAbsent(
                        new CampaignKey(claim.lineItem(), claim.advertiser()),
                        _ -> new ArrayList<>())
                .add(new Seen(claim.household().value(), hour));
        count(day, "ACCEPTED");
    }

    private void add(Event.AdProgressed progressed) {
        LocalDate day = decided(progressed);
        if (progressed.point() == AdPoint.COMPLETE) {
            deliver(day, progressed.claim(), new Delivered(0, 0, 1));
        }
        count(day, "ACCEPTED");
    }

    private void add(Event.Watched watched) {
        ViewingClaim claim = watched.claim();
        LocalDate day = seen(watched);
        ViewingKey key =
                new ViewingKey(day, claim.title(), claim.provider(), claim.maker(), claim.brand());
        long seconds = watching.take(watched);
        if (seconds == 0 && watched.seconds() > 0) {
            count(day, BeaconFault.IMPLAUSIBLE.name());
            return;
        }
        viewing.merge(key, seconds, Math::addExact);
        count(day, "ACCEPTED");
    }

    private void deliver(LocalDate day, ImpressionClaim claim, Delivered more) {
        DeliveryKey key =
                new DeliveryKey(
                        day,
                        claim.lineItem(),
                        claim.creative(),
                        claim.advertiser(),
                        claim.maker(),
                        claim.brand(),
                        claim.provider(),
                        claim.surface(),
                        claim.currency());
        delivery.merge(key, more, Delivered::plus);
    }

    private void count(LocalDate day, String outcome) {
        outcomes.merge(new OutcomeKey(day, outcome), 1L, Math::addExact);
    }

    /** The day of the decision is part of the fact's id: no retry can move money between months. */
    private LocalDate decided(Event fact) {
        return day(Ids.instantOf(fact.id().value()));
    }

    /**
     * A set's clock may run a little behind: nothing was seen before its session began, so that
     * when the session's token has expired nothing can join its first day any more.
     */
    private LocalDate seen(Event.Watched watched) {
        Instant started = watched.claim().started();
        return day(watched.at().isBefore(started) ? started : watched.at());
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
