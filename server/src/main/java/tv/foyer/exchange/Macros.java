package tv.foyer.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tv.foyer.openrtb.BidResponse.Bid;

/** Fills the substitution macros of OpenRTB section 4.4 in a bidder's address. */
final class Macros {
    private Macros() {}

    static String filled(String address, String auction, Bid bid, String seat, String currency) {
        if (!address.contains("${AUCTION_")) {
            return address;
        }
        return address.replace("${AUCTION_ID}", encoded(auction))
                .replace("${AUCTION_BID_ID}", encoded(bid.id()))
                .replace("${AUCTION_IMP_ID}", encoded(bid.impid()))
                .replace("${AUCTION_SEAT_ID}", encoded(seat))
                .replace("${AUCTION_AD_ID}", encoded(bid.adid()))
                .replace("${AUCTION_PRICE}", price(bid.cpmMicros()))
                .replace("${AUCTION_CURRENCY}", currency)
                .replace("${AUCTION_LOSS}", "");
    }

    static String price(long cpmMicros) {
        return java.math.BigDecimal.valueOf(cpmMicros, 6).stripTrailingZeros().toPlainString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
