package tv.foyer.openrtb;

import java.util.List;
import java.util.Optional;

/**
 * A request for bids (OpenRTB 2.6 section 3.2.1).
 *
 * @param tmaxMillis how long the seller waits, 0: not said
 * @param at 1: first price, 2: second price plus
 * @param cur currencies in which may be bid, empty: not said
 */
public record BidRequest(
        String id,
        List<Imp> imp,
        Optional<App> app,
        Device device,
        Optional<User> user,
        Regs regs,
        Optional<SupplyChain> schain,
        String tid,
        boolean test,
        int at,
        int tmaxMillis,
        List<String> cur,
        List<String> bcat,
        int cattax,
        List<String> badv,
        List<String> bseat,
        List<String> wseat) {
    public BidRequest {
        imp = List.copyOf(imp);
        cur = List.copyOf(cur);
        bcat = List.copyOf(bcat);
        badv = List.copyOf(badv);
        bseat = List.copyOf(bseat);
        wseat = List.copyOf(wseat);
    }

    /** Returns the same request with what one bidder is told in its place. */
    public BidRequest with(
            List<Imp> imps, Optional<User> who, Device shown, Optional<SupplyChain> chain) {
        return new BidRequest(
                id,
                imps,
                app,
                shown,
                who,
                regs,
                chain,
                tid,
                test,
                at,
                tmaxMillis,
                cur,
                bcat,
                cattax,
                badv,
                bseat,
                wseat);
    }

    /** Returns the same request with its time and its currency. */
    public BidRequest within(int millis, String currency) {
        return new BidRequest(
                id,
                imp,
                app,
                device,
                user,
                regs,
                schain,
                tid,
                test,
                1,
                millis,
                List.of(currency),
                bcat,
                cattax,
                badv,
                bseat,
                wseat);
    }

    /** Returns the same request that names no refused advertiser. */
    public BidRequest withoutRefused() {
        return new BidRequest(
                id,
                imp,
                app,
                device,
                user,
                regs,
                schain,
                tid,
                test,
                1,
                tmaxMillis,
                cur,
                bcat,
                cattax,
                List.of(),
                bseat,
                wseat);
    }

    /** What the law asks here (section 3.2.3). */
    public record Regs(
            boolean coppa, boolean gdpr, String usPrivacy, String gpp, List<Integer> sid) {
        private static final Regs NONE = new Regs(false, false, "", "", List.of());

        public Regs {
            sid = List.copyOf(sid);
        }

        public static Regs none() {
            return NONE;
        }
    }

    /** Who may be watching (section 3.2.20); {@code consent} is a TCF string. */
    public record User(String id, String buyeruid, String consent) {}
}
