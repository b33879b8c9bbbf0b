package tv.foyer.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.openrtb.BidResponse.Bid;
import tv.foyer.openrtb.BidResponse.SeatBid;

/**
 * Sorts out which of the ads heard of may compete; what may not is counted by its bidder's name.
 */
final class Bidding {
    /** Of one answer; further ones are counted and passed over. */
    static final int MOST_BIDS = 100;

    private final String currency;

    Bidding(String currency) {
        this.currency = currency;
    }

    List<Candidate> fit(List<Fanout.Heard> heard, List<Place> places, Blocks blocks) {
        List<Candidate> fit = new ArrayList<>();
        for (Fanout.Heard one : heard) {
            int looked = 0;
            boolean same = one.response().cur().equals(currency);
            for (SeatBid seat : one.response().seatbid()) {
                for (Bid bid : seat.bid()) {
                    if (++looked > MOST_BIDS) {
                        one.bidder().count(Rejection.TOO_MANY);
                    } else {
                        consider(one.bidder(), bid, same, places, blocks, fit);
                    }
                }
            }
        }
        return fit;
    }

    /** The seat of a bid is its bidder, whatever it calls itself. */
    private static void consider(
            LiveBidder bidder,
            Bid bid,
            boolean sameCurrency,
            List<Place> places,
            Blocks blocks,
            List<Candidate> fit) {
        int number = numberOf(places, bid.impid());
        if (number < 0) {
            bidder.count(Rejection.UNKNOWN_PLACE);
            return;
        }
        Place place = places.get(number);
        Optional<Rejection> no = BidRules.unfit(bid, place, sameCurrency);
        if (no.isEmpty()) {
            Candidate ad = Candidate.of(number, bidder, bid, place.secondsOf(bid.seconds()));
            no = BidRules.refusal(ad, place, blocks, Optional.of(bidder.row().key()));
            if (no.isEmpty()) {
                fit.add(ad);
            }
        }
        no.ifPresent(bidder::count);
    }

    List<Candidate> fitOwn(List<Candidate> own, List<Place> places, Blocks blocks) {
        return own.stream()
                .filter(ad ->
                        BidRules.refusal(ad, places.get(ad.place()), blocks, Optional.empty())
                                .isEmpty())
                .toList();
    }

    private static int numberOf(List<Place> places, String impid) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).imp().id().equals(impid)) {
                return i;
            }
        }
        return -1;
    }
}
