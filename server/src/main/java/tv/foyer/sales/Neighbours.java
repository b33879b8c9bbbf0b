package tv.foyer.sales;

import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * What sales asks of other packages.
 *
 * @param known the values that a booking may name
 * @param curves what was counted of one line item, hour by hour
 * @param plans how many impressions a line item is to have in each hour
 */
public record Neighbours(
        PartnerNames partners,
        BrandNames brands,
        Advertisers advertisers,
        Delivery delivery,
        AuditTrail audit,
        Supplier<Known> known,
        Curves curves,
        Plans plans) {
    /** An order book on its own: it knows no lists and no hours, and plans evenly. */
    public Neighbours(
            PartnerNames partners,
            BrandNames brands,
            Advertisers advertisers,
            Delivery delivery,
            AuditTrail audit) {
        this(
                partners,
                brands,
                advertisers,
                delivery,
                audit,
                Known::nothing,
                (_, _) -> Curves.Curve.NONE,
                Plans.even(ZoneOffset.UTC));
    }
}
