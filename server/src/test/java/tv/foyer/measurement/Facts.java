package tv.foyer.measurement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.foyer.events.Event;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/** Facts for tests: a maker's key is also its brand's; an empty provider is a boot ad. */
public final class Facts {
    private Facts() {}

    public static PartnerId partner(String key) {
        return new PartnerId(Ids.named("partner/" + key));
    }

    public static BrandId brand(String key) {
        return new BrandId(Ids.named("brand/" + key));
    }

    public static LineItemId lineItem(String advertiser) {
        return new LineItemId(Ids.named("line-item/" + advertiser));
    }

    public static ImpressionClaim impression(
            Instant decided, int household, String maker, String provider) {
        return impression(decided, household, maker, provider, "brightwok", 50_000);
    }

    public static ImpressionClaim impression(
            Instant decided,
            int household,
            String maker,
            String provider,
            String advertiser,
            long priceMicros) {
        return new ImpressionClaim(
                new DecisionId(Ids.at(decided, household)),
                0,
                provider.isEmpty() ? Surface.BOOT : Surface.PRE_ROLL,
                lineItem(advertiser),
                new CreativeId(Ids.named("creative/" + advertiser)),
                partner(advertiser),
                new DeviceId(Ids.named("device/" + maker + household)),
                new HouseholdId(Ids.named("household/" + household)),
                brand(maker),
                partner(maker),
                provider.isEmpty() ? Optional.empty() : Optional.of(partner(provider)),
                "CNY",
                priceMicros,
                decided.plus(Duration.ofHours(6)));
    }

    /** The fact of an impression, under an id that its decision and slot determine. */
    public static Event.AdShown shown(ImpressionClaim claim) {
        Instant decided = Ids.instantOf(claim.decision().value());
        long seed = claim.decision().value().getLeastSignificantBits();
        return new Event.AdShown(new EventId(Ids.at(decided, seed)), decided, claim);
    }

    public static ViewingClaim viewing(
            Instant started, int household, String maker, String provider) {
        return new ViewingClaim(
                new SessionId(Ids.at(started, household)),
                new DeviceId(Ids.named("device/" + maker + household)),
                new HouseholdId(Ids.named("household/" + household)),
                new ProfileId(Ids.named("profile/" + household)),
                brand(maker),
                partner(maker),
                new TitleId(Ids.named("title/" + provider)),
                partner(provider),
                120,
                started,
                started.plus(Duration.ofHours(12)));
    }

    public static Event.Watched watched(ViewingClaim claim, int report, int seconds) {
        long seed = claim.session().value().getLeastSignificantBits() + report;
        return new Event.Watched(
                new EventId(Ids.at(claim.started(), seed)),
                claim.started().plusSeconds(60L * report),
                claim,
                60,
                seconds);
    }

    public static Event.SetSwitchedOn switchedOn(Instant at, int set, String maker, int time) {
        return new Event.SetSwitchedOn(
                new EventId(Ids.at(at, set * 1_000L + time)),
                at.plusSeconds(time),
                new DeviceId(Ids.named("device/" + maker + set)),
                new HouseholdId(Ids.named("household/" + set)),
                brand(maker),
                partner(maker));
    }
}
