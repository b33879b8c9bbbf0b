package tv.foyer.openrtb;

import tv.foyer.openrtb.BidResponse.Bid;
import tv.foyer.openrtb.BidResponse.SeatBid;

/** Writes an answer. */
final class ResponseWriter {
    private ResponseWriter() {}

    static void response(JsonOut out, BidResponse response) {
        out.open('{');
        out.text("id", response.id());
        out.text("bidid", response.bidid());
        out.text("cur", response.cur());
        out.number("nbr", response.nbr());
        if (!response.seatbid().isEmpty()) {
            out.open("seatbid", '[');
            for (SeatBid seat : response.seatbid()) {
                out.open('{');
                out.text("seat", seat.seat());
                out.open("bid", '[');
                for (Bid bid : seat.bid()) {
                    bid(out, bid);
                }
                out.close(']');
                out.close('}');
            }
            out.close(']');
        }
        out.close('}');
    }

    private static void bid(JsonOut out, Bid bid) {
        out.open('{');
        out.text("id", bid.id());
        out.text("impid", bid.impid());
        out.micros("price", bid.cpmMicros());
        out.text("adm", bid.adm());
        out.text("nurl", bid.nurl());
        out.text("burl", bid.burl());
        out.text("lurl", bid.lurl());
        out.text("adid", bid.adid());
        out.texts("adomain", bid.adomain());
        out.text("cid", bid.cid());
        out.text("crid", bid.crid());
        out.texts("cat", bid.cat());
        out.number("cattax", bid.cattax());
        out.numbers("attr", bid.attr());
        out.text("dealid", bid.dealid());
        out.number("w", bid.w());
        out.number("h", bid.h());
        out.number("dur", bid.seconds());
        out.number("mtype", bid.mtype());
        out.number("slotinpod", bid.slotinpod());
        out.close('}');
    }
}
