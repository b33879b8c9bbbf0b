package tv.foyer.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.events.Surface;

/** Bidders, deals and sellers at one moment; replaced as a whole. */
record Market(List<LiveBidder> bidders, List<Deal> deals, Map<String, Seller> sellersByKeyHash) {
    Market {
        bidders = List.copyOf(bidders);
        deals = List.copyOf(deals);
        sellersByKeyHash = Map.copyOf(sellersByKeyHash);
    }

    Optional<Seller> seller(String keyHash) {
        return Optional.ofNullable(sellersByKeyHash.get(keyHash)).filter(Seller::enabled);
    }

    Optional<LiveBidder> bidder(String key) {
        return bidders.stream().filter(bidder -> bidder.row().key().equals(key)).findFirst();
    }

    List<Deal> dealsOf(String bidder, Surface surface, Instant at) {
        if (deals.isEmpty()) {
            return List.of();
        }
        return deals.stream()
                .filter(deal -> deal.bidder().equals(bidder) && deal.holds(surface, at))
                .toList();
    }
}
