package tv.foyer.forecast;

import java.time.Instant;
import java.util.Optional;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;

/** One break that was decided in a sampled household: what a line item could have filled. */
public record Chance(
        Instant at,
        HouseholdId household,
        Surface surface,
        BrandId brand,
        PartnerId maker,
        Optional<PartnerId> provider,
        Event.Opportunity opportunity) {}
