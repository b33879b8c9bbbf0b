package tv.foyer.sales;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

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

    /** Keeps what staff changed. */
    public interface AuditTrail {
        /** Records one action, for example {@code pause-line-item} on a line item's id. */
        void record(Caller.Staff who, String action, String subject, String detail);
    }

    /** Knows what brands are called. */
    @FunctionalInterface
    public interface BrandNames {
        Text name(BrandId brand);
    }

    /** Knows what partners are called. */
    @FunctionalInterface
    public interface PartnerNames {
        Text name(PartnerId partner);
    }

    /** Knows the partners that may advertise, in the order in which people see them. */
    @FunctionalInterface
    public interface Advertisers {
        List<PartnerId> all();
    }
}
