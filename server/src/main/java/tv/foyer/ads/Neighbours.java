package tv.foyer.ads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.http.Caller;
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

    /** Knows what a set's maker allows when it is switched on. */
    @FunctionalInterface
    public interface BootSettings {
        BootSetting of(Caller.TvSet set);

        /** The maker's wish; the policy pack may be stricter and then wins. */
        record BootSetting(boolean ads, int maxSeconds, int closeMarkMillis) {}
    }

    /** Reads the decided breaks out of a signed token that somebody else made. */
    @FunctionalInterface
    public interface DecidedBreak {
        /** Returns the breaks of a token, in order; or empty if the token is not one of these. */
        Optional<List<Decided>> breaks(String token);

        /**
         * A break as it was decided.
         *
         * @param contentMicros where it stands in the content, in microseconds from its start
         * @param claims what each of its ads will be once it is shown, in order
         */
        record Decided(Surface surface, long contentMicros, List<ImpressionClaim> claims) {
            public Decided {
                claims = List.copyOf(claims);
            }
        }

        /** Knows no tokens but the ad house's own. */
        static DecidedBreak none() {
            return _ -> Optional.empty();
        }
    }

    /** Knows the encoded ad films and pictures. */
    @FunctionalInterface
    public interface Spots {
        /** Returns the film of an asset key, or empty while it is not encoded. */
        Optional<SpotFilm> film(String assetKey);

        /** Returns the picture of an asset key, or empty while there is none. */
        default Optional<SpotPicture> picture(String assetKey) {
            return Optional.empty();
        }

        /**
         * An encoded film.
         *
         * @param master path of its HLS master under the server's root
         * @param width pixels of its best rung
         * @param mezzanine path of a high-quality MP4, if one is kept
         */
        record SpotFilm(String master, int width, int height, Optional<String> mezzanine) {}

        /**
         * A picture.
         *
         * @param path under the server's root
         * @param width in pixels
         */
        record SpotPicture(String path, int width, int height) {}
    }
}
