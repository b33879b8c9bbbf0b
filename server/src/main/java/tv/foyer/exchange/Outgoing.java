package tv.foyer.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Signer;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.BidRequest.User;
import tv.foyer.openrtb.Device;
import tv.foyer.openrtb.Imp;
import tv.foyer.openrtb.OpenRtb;
import tv.foyer.openrtb.SupplyChain;

/**
 * Writes what one bidder is told of a request. Only its own deals; no advertising id, no whole
 * network address; a person only as a pseudonym of this bidder's own, and only with consent.
 */
final class Outgoing {
    private final Signer pseudonyms;
    private final String domain;

    Outgoing(Signer pseudonyms, String domain) {
        this.pseudonyms = pseudonyms;
        this.domain = domain;
    }

    /** Of a request that a seller sent; the seller becomes the last but the house itself. */
    byte[] of(BidRequest request, Seller seller, String bidder) {
        SupplyChain.Node house = new SupplyChain.Node(domain, seller.key(), true, request.id());
        SupplyChain chain =
                request.schain()
                        .orElseGet(() -> new SupplyChain(true, SupplyChain.VERSION, List.of()))
                        .then(house);
        Optional<User> person =
                request.user()
                        .filter(user -> !user.consent().isEmpty() && !user.id().isEmpty())
                        .filter(_ -> !request.device().lmt() && !request.device().dnt())
                        .filter(_ -> !request.regs().coppa())
                        .map(user ->
                                new User(
                                        pseudonym(bidder, seller.key() + "/" + user.id()),
                                        "",
                                        user.consent()));
        return OpenRtb.bytes(
                request.with(
                        deals(request.imp(), bidder),
                        person,
                        discreet(request.device()),
                        Optional.of(chain)));
    }

    /**
     * Of a request for a break of the alliance's own. Whom a maker refuses is told to nobody: bids
     * of refused advertisers are turned away here.
     */
    byte[] of(BidRequest request, SlotFacts slot, String bidder, Optional<Imp.Pmp> deals) {
        Optional<User> person =
                slot.screen()
                        .filter(screen -> screen.consent() && !slot.kids())
                        .map(screen ->
                                new User(pseudonym(bidder, screen.household().toString()), "", ""));
        List<Imp> imps = request.imp().stream().map(imp -> imp.with(deals)).toList();
        return OpenRtb.bytes(
                request.with(imps, person, request.device(), request.schain()).withoutRefused());
    }

    private static List<Imp> deals(List<Imp> imps, String bidder) {
        if (imps.stream().allMatch(imp -> imp.pmp().isEmpty())) {
            return imps;
        }
        List<Imp> own = new ArrayList<>(imps.size());
        for (Imp imp : imps) {
            own.add(imp.with(imp.pmp().map(pmp -> own(pmp, bidder))));
        }
        return own;
    }

    private static Imp.Pmp own(Imp.Pmp pmp, String bidder) {
        return new Imp.Pmp(
                pmp.privateAuction(),
                pmp.deals().stream()
                        .filter(deal -> deal.wseat().isEmpty() || deal.wseat().contains(bidder))
                        .toList());
    }

    private static Device discreet(Device d) {
        return new Device(
                d.ua(),
                shortened(d.ip()),
                d.devicetype(),
                d.make(),
                d.model(),
                d.os(),
                d.osv(),
                d.w(),
                d.h(),
                "",
                d.lmt(),
                d.dnt(),
                d.language(),
                d.country(),
                d.region());
    }

    /** The last byte of an address tells homes apart; a longer form is left out altogether. */
    static String shortened(String ip) {
        int dot = ip.lastIndexOf('.');
        return dot < 0 || ip.indexOf(':') >= 0 ? "" : ip.substring(0, dot) + ".0";
    }

    /**
     * A name for a person that only one bidder knows: a keyed hash (HMAC-SHA256, 128 bits) of both.
     * Two bidders cannot tell that theirs are one person, nobody can get back to it.
     */
    private String pseudonym(String bidder, String person) {
        String token = pseudonyms.sign((bidder + "/" + person).getBytes(StandardCharsets.UTF_8));
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
