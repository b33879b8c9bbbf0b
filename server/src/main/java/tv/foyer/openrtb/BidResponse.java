package tv.foyer.openrtb;

import java.util.List;

/**
 * The answer to a request (section 4.2.1).
 *
 * @param cur currency of all prices; USD where the answer says none
 * @param nbr why there is no bid, 0: not said
 */
public record BidResponse(String id, String bidid, String cur, List<SeatBid> seatbid, int nbr) {
    public BidResponse {
        seatbid = List.copyOf(seatbid);
    }

    /** The bids of one seat (section 4.2.2). */
    public record SeatBid(String seat, List<Bid> bid) {
        public SeatBid {
            bid = List.copyOf(bid);
        }
    }

    /**
     * One bid (section 4.2.3).
     *
     * @param cpmMicros price for a thousand impressions
     * @param seconds length of the film ({@code dur}), 0: not said
     * @param mtype 1 banner, 2 video, 3 audio, 4 native, 0: not said
     * @param slotinpod the place in a dynamic pod that the bid is for: -1 last, 0 any, 1 first, 2
     *     first or last
     */
    public record Bid(
            String id,
            String impid,
            long cpmMicros,
            String adm,
            String nurl,
            String burl,
            String lurl,
            String adid,
            List<String> adomain,
            String cid,
            String crid,
            List<String> cat,
            int cattax,
            List<Integer> attr,
            String dealid,
            int w,
            int h,
            int seconds,
            int mtype,
            int slotinpod) {
        public Bid {
            adomain = List.copyOf(adomain);
            cat = List.copyOf(cat);
            attr = List.copyOf(attr);
        }
    }
}
