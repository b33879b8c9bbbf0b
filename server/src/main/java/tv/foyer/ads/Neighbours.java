package tv.foyer.ads;

import java.time.Instant;
import java.util.Optional;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;

/** What the ad house asks of other packages. */
public record Neighbours(
        PartnerNames partners,
        BrandNames brands,
        Spots spots,
        BootSettings boot,
        DecidedBreak breaks,
        Viewers viewers,
        QrCodes qr,
        Demand demand) {

    /** Where the demand beyond the order book's prices comes from. */
    public record Demand(Market market, Plan.Planner planner, PastBooks past) {
        /** The order book alone. */
        public static Demand none() {
            return new Demand(Market.none(), Plan.Planner.none(), PastBooks.none());
        }
    }

    /** Knows what partners are called. */
    @FunctionalInterface
    public interface PartnerNames {
        Text name(PartnerId partner);
    }

    /** Knows what brands are called. */
    @FunctionalInterface
    public interface BrandNames {
        Text name(BrandId brand);
    }

    /** Draws QR codes. */
    @FunctionalInterface
    public interface QrCodes {
        /** Returns a text as a QR code, dark on light, in SVG. */
        String svg(String text);
    }

    /** Knows the terms that line items once had. */
    @FunctionalInterface
    public interface PastBooks {
        /** Returns a line item as it was at an instant, or empty where that is not kept. */
        Optional<LineItem> asOf(LineItemId lineItem, Instant at);

        /** Keeps nothing of the past. */
        static PastBooks none() {
            return (_, _) -> Optional.empty();
        }
    }
}
