package tv.foyer.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.exchange.Neighbours.Markup;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.BidResponse;
import tv.foyer.openrtb.BidResponse.Bid;
import tv.foyer.openrtb.BidResponse.SeatBid;

/** Writes the winners of a request as its answer. */
final class Answers {
    private static final int VIDEO = 2;
    private static final int NATIVE = 4;

    private final ExchangeConfig config;
    private final Markup markup;

    Answers(ExchangeConfig config, Markup markup) {
        this.config = config;
        this.markup = markup;
    }

    /** A bid keeps its bidder's addresses: the seller calls them; a direct ad reports to us. */
    BidResponse of(
            BidRequest request, List<Candidate> winners, List<SlotFacts> slots, String origin) {
        Map<String, List<Bid>> seats = new LinkedHashMap<>();
        for (Candidate winner : winners) {
            switch (winner.backing()) {
                case Candidate.Backing.Bidded(var bidder, var bid) ->
                        seats.computeIfAbsent(bidder.row().key(), _ -> new ArrayList<>()).add(bid);
                case Candidate.Backing.Own(var ad) ->
                        markup.vast(ad, slots.get(winner.place()), origin)
                                .map(vast -> own(request, winner, ad, vast))
                                .ifPresent(
                                        seats.computeIfAbsent(config.seat(), _ -> new ArrayList<>())
                                                ::add);
            }
        }
        return new BidResponse(
                request.id(),
                "",
                config.currency().getCurrencyCode(),
                seats.entrySet().stream()
                        .filter(seat -> !seat.getValue().isEmpty())
                        .map(seat -> new SeatBid(seat.getKey(), seat.getValue()))
                        .toList(),
                0);
    }

    private static Bid own(BidRequest request, Candidate winner, DirectAd ad, String vast) {
        String place = request.imp().get(winner.place()).id();
        return new Bid(
                ad.lineItem() + "/" + place,
                place,
                ad.cpmMicros(),
                vast,
                "",
                "",
                "",
                "",
                List.of(ad.domain()),
                ad.lineItem().toString(),
                ad.creative().toString(),
                ad.categories(),
                0,
                ad.attributes(),
                "",
                0,
                0,
                ad.seconds(),
                ad.seconds() > 0 ? VIDEO : NATIVE,
                0);
    }
}
