package tv.foyer.openrtb;

import java.util.ArrayList;
import java.util.List;
import tv.foyer.openrtb.BidResponse.Bid;
import tv.foyer.openrtb.BidResponse.SeatBid;

/** Reads an answer. */
final class ResponseReader {
    private ResponseReader() {}

    static BidResponse response(JsonIn in) {
        if (!in.object()) {
            throw in.fault("an object expected");
        }
        String id = "";
        String bidid = "";
        String cur = "USD"; // section 4.2.1
        List<SeatBid> seats = new ArrayList<>(2);
        int nbr = 0;
        while (in.field()) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "bidid" -> bidid = in.text();
                case "cur" -> cur = in.text();
                case "nbr" -> nbr = in.whole();
                case "seatbid" -> seats(in, seats);
                default -> in.skip();
            }
        }
        return new BidResponse(id, bidid, cur, seats, nbr);
    }

    private static void seats(JsonIn in, List<SeatBid> into) {
        if (!in.array()) {
            return;
        }
        while (in.item()) {
            String seat = "";
            List<Bid> bids = new ArrayList<>(4);
            if (in.object()) {
                while (in.field()) {
                    switch (in.name()) {
                        case "seat" -> seat = in.text();
                        case "bid" -> bids(in, bids);
                        default -> in.skip();
                    }
                }
            }
            into.add(new SeatBid(seat, bids));
        }
    }

    private static void bids(JsonIn in, List<Bid> into) {
        if (in.array()) {
            while (in.item()) {
                BidDraft draft = new BidDraft();
                if (in.object()) {
                    while (in.field()) {
                        if (!draft.offer(in) && !draft.creative(in)) {
                            in.skip();
                        }
                    }
                }
                into.add(draft.bid());
            }
        }
    }

    /** A bid while it is read; its many fields in two groups. */
    private static final class BidDraft {
        private String id = "";
        private String impid = "";
        private long price;
        private String adm = "";
        private String nurl = "";
        private String burl = "";
        private String lurl = "";
        private String adid = "";
        private List<String> adomain = List.of();
        private String cid = "";
        private String crid = "";
        private List<String> cat = List.of();
        private int cattax;
        private List<Integer> attr = List.of();
        private String dealid = "";
        private int w;
        private int h;
        private int dur;
        private int mtype;
        private int slotinpod;

        boolean offer(JsonIn in) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "impid" -> impid = in.text();
                case "price" -> price = in.micros();
                case "nurl" -> nurl = in.text();
                case "burl" -> burl = in.text();
                case "lurl" -> lurl = in.text();
                case "dealid" -> dealid = in.text();
                case "slotinpod" -> slotinpod = in.whole();
                default -> {
                    return false;
                }
            }
            return true;
        }

        boolean creative(JsonIn in) {
            switch (in.name()) {
                case "adm" -> adm = in.text();
                case "adid" -> adid = in.text();
                case "adomain" -> adomain = in.texts();
                case "cid" -> cid = in.text();
                case "crid" -> crid = in.text();
                case "cat" -> cat = in.texts();
                case "cattax" -> cattax = in.notNegative();
                case "attr" -> attr = in.numbers();
                case "w" -> w = in.notNegative();
                case "h" -> h = in.notNegative();
                case "dur" -> dur = in.notNegative();
                case "mtype" -> mtype = in.notNegative();
                default -> {
                    return false;
                }
            }
            return true;
        }

        Bid bid() {
            return new Bid(
                    id, impid, price, adm, nurl, burl, lurl, adid, adomain, cid, crid, cat, cattax,
                    attr, dealid, w, h, dur, mtype, slotinpod);
        }
    }
}
