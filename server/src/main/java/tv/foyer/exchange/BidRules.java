package tv.foyer.exchange;

import java.util.List;
import java.util.Optional;
import tv.foyer.openrtb.BidResponse.Bid;
import tv.foyer.openrtb.Imp;
import tv.foyer.openrtb.Video;

/** The rules that an ad must keep to compete for a place. Pure; the first that says no is named. */
final class BidRules {
    private static final int VIDEO = 2;
    private static final int BANNER = 1;
    private static final int NATIVE = 4;

    private BidRules() {}

    /** Whether a bid has what an ad needs at all; the rest is {@link #refusal}. */
    static Optional<Rejection> unfit(Bid bid, Place place, boolean sameCurrency) {
        if (!sameCurrency) {
            return Optional.of(Rejection.WRONG_CURRENCY);
        }
        if (bid.cpmMicros() == 0) {
            return Optional.of(Rejection.NO_PRICE);
        }
        if (bid.mtype() != 0 && !offered(place.imp(), bid.mtype())) {
            return Optional.of(Rejection.WRONG_FORMAT);
        }
        if (bid.adm().isEmpty() && bid.nurl().isEmpty()) {
            return Optional.of(Rejection.NO_MARKUP);
        }
        if (bid.slotinpod() != 0 && !place.dynamic()) {
            return Optional.of(Rejection.WRONG_SLOT); // of a dynamic pod only
        }
        return Optional.empty();
    }

    static Optional<Rejection> refusal(
            Candidate ad, Place place, Blocks blocks, Optional<String> seat) {
        Optional<Imp.Deal> deal = place.deal(ad.deal());
        if (!ad.deal().isEmpty() && deal.filter(d -> open(d, ad, seat)).isEmpty()) {
            return Optional.of(Rejection.UNKNOWN_DEAL);
        }
        if (place.dealsOnly() && deal.isEmpty()) {
            return Optional.of(Rejection.NO_DEAL);
        }
        if (blocks.advertiser(ad.domains())) {
            return Optional.of(Rejection.BLOCKED_ADVERTISER);
        }
        if (blocks.category(ad.categories())) {
            return Optional.of(Rejection.BLOCKED_CATEGORY);
        }
        if (refusesAttribute(place.imp(), ad.attributes())) {
            return Optional.of(Rejection.BLOCKED_ATTRIBUTE);
        }
        if (place.imp().video().isPresent() && ad.seconds() == 0) {
            return place.dynamic()
                    ? Optional.of(Rejection.NO_DURATION)
                    : belowFloor(ad, place, deal);
        }
        if (!place.allowsLength(ad.seconds())) {
            return Optional.of(Rejection.WRONG_DURATION);
        }
        return belowFloor(ad, place, deal);
    }

    private static Optional<Rejection> belowFloor(
            Candidate ad, Place place, Optional<Imp.Deal> deal) {
        return ad.cpmMicros() < place.floorOf(ad.seconds(), deal)
                ? Optional.of(Rejection.BELOW_FLOOR)
                : Optional.empty();
    }

    /** A deal may name the seats and the advertisers that it is for. */
    private static boolean open(Imp.Deal deal, Candidate ad, Optional<String> seat) {
        boolean forSeat = deal.wseat().isEmpty() || seat.filter(deal.wseat()::contains).isPresent();
        boolean forAdvertiser =
                deal.wadomain().isEmpty()
                        || ad.domains().stream().anyMatch(deal.wadomain()::contains);
        return forSeat && forAdvertiser;
    }

    private static boolean offered(Imp imp, int mtype) {
        return (mtype == VIDEO && imp.video().isPresent())
                || (mtype == BANNER && imp.banner().isPresent())
                || (mtype == NATIVE && imp.nativ().isPresent());
    }

    private static boolean refusesAttribute(Imp imp, List<Integer> attributes) {
        if (attributes.isEmpty()) {
            return false;
        }
        List<Integer> refused =
                imp.video()
                        .map(Video::battr)
                        .or(() -> imp.banner().map(Imp.Banner::battr))
                        .or(() -> imp.nativ().map(Imp.Native::battr))
                        .orElse(List.of());
        return attributes.stream().anyMatch(refused::contains);
    }
}
