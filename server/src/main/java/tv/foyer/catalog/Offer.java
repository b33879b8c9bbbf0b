package tv.foyer.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.OfferId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/**
 * The right to show a title.
 *
 * @param brands where it may be shown; empty: on all brands
 * @param from first instant, if there is one
 * @param until first instant at which it may no longer be shown, if there is one
 */
public record Offer(
        OfferId id,
        PartnerId provider,
        TitleId title,
        Terms terms,
        Set<BrandId> brands,
        Optional<Instant> from,
        Optional<Instant> until) {
    public Offer {
        brands = Set.copyOf(brands);
    }

    public boolean on(BrandId brand) {
        return brands.isEmpty() || brands.contains(brand);
    }

    public boolean at(Instant now) {
        return from.map(start -> !now.isBefore(start)).orElse(true)
                && until.map(now::isBefore).orElse(true);
    }
}
