package tv.foyer.measurement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/**
 * Impressions of one creative on one brand in one provider's content (or none: boot), on one
 * business day. {@code grossMicros} is millionths of the currency's major unit.
 */
public record DeliveryRow(
        LocalDate day,
        LineItemId lineItem,
        CreativeId creative,
        PartnerId advertiser,
        PartnerId maker,
        BrandId brand,
        Optional<PartnerId> provider,
        Surface surface,
        String currency,
        long impressions,
        long grossMicros,
        long completes) {
    /** The one order in which rows are frozen, hashed and listed. */
    public static final Comparator<DeliveryRow> ORDER =
            Comparator.comparing(DeliveryRow::day)
                    .thenComparing(row -> row.lineItem.toString())
                    .thenComparing(row -> row.creative.toString())
                    .thenComparing(row -> row.maker.toString())
                    .thenComparing(row -> row.brand.toString())
                    .thenComparing(row -> row.provider.map(PartnerId::toString).orElse(""))
                    .thenComparing(row -> row.surface.name())
                    .thenComparing(DeliveryRow::currency)
                    .thenComparing(row -> row.advertiser.toString());
}
