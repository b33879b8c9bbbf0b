package tv.foyer.ads;

import java.time.Instant;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;

/**
 * A break as it was decided once.
 *
 * @param content whether a film or programme was on
 */
public record PastBreak(
        Instant at,
        HouseholdId household,
        Surface surface,
        BrandId brand,
        PartnerId maker,
        boolean content,
        Event.Opportunity opportunity) {}
