package tv.foyer.events;

import java.time.Instant;
import java.util.Optional;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/**
 * What an impression will be once it is shown: issued, signed, with the decision, so that any node
 * can turn a beacon into a fact without looking anything up. The price is micro-units of the
 * currency's major unit for one impression. A beacon that arrives at or after {@code expires} is
 * late.
 */
public record ImpressionClaim(
        DecisionId decision,
        int slot,
        Surface surface,
        LineItemId lineItem,
        CreativeId creative,
        PartnerId advertiser,
        DeviceId device,
        HouseholdId household,
        BrandId brand,
        PartnerId maker,
        Optional<PartnerId> provider,
        String currency,
        long priceMicros,
        Instant expires) {}
