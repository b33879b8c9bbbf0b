package tv.foyer.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.http.Caller;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.PartnerId;

/** What the market asks of other packages. */
public record Neighbours(
        Direct direct,
        Markup markup,
        KnownCreatives known,
        NewCreatives fresh,
        Members members,
        AuditTrail audit) {
    /** Keeps what staff changed. */
    @FunctionalInterface
    public interface AuditTrail {
        void record(Caller.Staff who, String action, String subject, String detail);
    }

    /**
     * Knows the films of bidders that were fetched, encoded and approved: only these are stitched.
     */
    @FunctionalInterface
    public interface KnownCreatives {
        /** Returns the film that a bidder, which buys as this member, calls so. */
        Optional<Known> find(String bidder, PartnerId buyer, String crid);

        /** A film that may be shown, and its true length. */
        record Known(CreativeId creative, int seconds) {}
    }

    /** Is told of films that were bid with and are not known, so that they can be fetched. */
    @FunctionalInterface
    public interface NewCreatives {
        /** Called on a thread of the exchange's own; each film at most once an hour or so. */
        void seen(Unknown film);

        /** A film as it was bid; {@code adm} is the bidder's markup, usually VAST. */
        record Unknown(String bidder, String crid, List<String> domains, String adm) {
            public Unknown {
                domains = List.copyOf(domains);
            }
        }
    }

    /** The members whose membership is public. */
    @FunctionalInterface
    public interface Members {
        List<Member> all();

        /**
         * A member; {@code key} is its account with the sales house.
         *
         * @param sellsScreens whether its sets carry ads
         * @param bringsContent whether its content does
         */
        record Member(
                PartnerId id,
                String key,
                String name,
                String domain,
                boolean sellsScreens,
                boolean bringsContent) {}

        default Optional<Member> of(PartnerId id) {
            return all().stream().filter(member -> member.id().equals(id)).findFirst();
        }
    }

    /**
     * Offers what advertisers booked with the house directly. Caps, budgets and pacing are its
     * matter; what it offers may be shown.
     */
    @FunctionalInterface
    public interface Direct {
        List<DirectAd> candidates(SlotFacts slot, Instant at);

        /** Has nothing to offer. */
        static Direct none() {
            return (_, _) -> List.of();
        }
    }

    /** Writes a direct ad as VAST 4.2, its impression and its errors reported to the house. */
    @FunctionalInterface
    public interface Markup {
        /**
         * Returns the document, or empty if the ad may no longer be shown: then it is not answered.
         * Asked for once, and only for an ad that is answered.
         *
         * @param origin scheme and authority before the house's addresses
         */
        Optional<String> vast(DirectAd ad, SlotFacts slot, String origin);
    }
}
