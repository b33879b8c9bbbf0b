package tv.foyer.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tv.foyer.crypto.Secrets;
import tv.foyer.crypto.Signer;
import tv.foyer.exchange.Neighbours.KnownCreatives;
import tv.foyer.exchange.Neighbours.Members;
import tv.foyer.exchange.Neighbours.NewCreatives;
import tv.foyer.http.Caller;
import tv.foyer.http.FakeRequest;
import tv.foyer.http.Reply;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.net.FarPeer;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.BidResponse;
import tv.foyer.openrtb.OpenRtb;
import tv.foyer.openrtb.Parsed;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** A market over real PostgreSQL, with bidders at the other end of real sockets. */
final class MarketHouse implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final PartnerId KESTRAL = new PartnerId(Ids.named("partner/kestral"));
    static final PartnerId NOVA = new PartnerId(Ids.named("partner/nova"));
    static final Seller SELLER =
            new Seller("fireside", "Fireside", "fireside.example", Seller.Type.PUBLISHER, true);
    static final String BEARER = Exchange.KEY_PREFIX + "test-key";
    static final Caller.Staff OPERATOR =
            new Caller.Staff(
                    new StaffId(Ids.named("staff/op")),
                    new PartnerId(Ids.named("partner/hearthline")),
                    Set.of(PartnerKind.OPERATOR),
                    Set.of(Role.ADS));

    final Database database = TestDatabase.with("log", "exchange");
    final List<FarPeer> bidders = new ArrayList<>();
    final List<DirectAd> direct = new CopyOnWriteArrayList<>();
    final Set<String> gone = new java.util.HashSet<>();
    final Map<String, KnownCreatives.Known> known = new HashMap<>();
    final List<NewCreatives.Unknown> unknown = new CopyOnWriteArrayList<>();
    final List<String> deeds = new CopyOnWriteArrayList<>();
    final MarketStore store = new MarketStore(database.sql());
    volatile Instant now = NOW;
    final Exchange exchange;

    MarketHouse() {
        store.add(SELLER, Secrets.digest(BEARER));
        exchange =
                Exchange.open(
                        new ExchangeConfig(
                                "hearthline.example",
                                "foyer",
                                Currency.getInstance("CNY"),
                                300,
                                5_000,
                                5,
                                java.time.Duration.ofHours(1)),
                        database.sql(),
                        () -> now,
                        new Signer(new byte[32], "bidder-pseudonym"),
                        new Neighbours(
                                (_, _) -> List.copyOf(direct),
                                (ad, _, _) ->
                                        Optional.of("<VAST>" + ad.domain() + "</VAST>")
                                                .filter(_ -> !gone.contains(ad.domain())),
                                (bidder, _, crid) ->
                                        Optional.ofNullable(known.get(bidder + "/" + crid)),
                                unknown::add,
                                () ->
                                        List.of(
                                                new Members.Member(
                                                        KESTRAL,
                                                        "kestral",
                                                        "Kestral",
                                                        "kestral.example",
                                                        true,
                                                        false),
                                                new Members.Member(
                                                        new PartnerId(Ids.named("partner/reed")),
                                                        "silverreed",
                                                        "Silverreed",
                                                        "silverreed.example",
                                                        false,
                                                        true)),
                                (_, action, subject, _) -> deeds.add(action + " " + subject)));
    }

    /** Opens a bidder of this name that behaves so, and configures it. */
    FarPeer bidder(String key, FarPeer.Manner manner) {
        FarPeer far = FarPeer.open(manner);
        bidders.add(far);
        configure(key, far.address(), true);
        return far;
    }

    void configure(String key, URI address, boolean privateAddress) {
        store.add(new Bidder(key, NOVA, key, address, privateAddress, true, 64));
        exchange.market().refresh();
    }

    void deal(Deal deal) {
        store.add(deal);
        exchange.market().refresh();
    }

    void knows(String bidder, String crid, int seconds) {
        known.put(
                bidder + "/" + crid,
                new KnownCreatives.Known(new CreativeId(Ids.named(bidder + crid)), seconds));
    }

    /** Answers every request with these bids, written as JSON. */
    static FarPeer.Manner bids(String... bids) {
        return (body, out) -> FarPeer.reply(out, 200, answer(body, bids));
    }

    static String answer(String request, String... bids) {
        BidRequest asked = Rooms.request(request);
        return "{\"id\":\"%s\",\"cur\":\"CNY\",\"seatbid\":[{\"bid\":[%s]}]}"
                .formatted(asked.id(), String.join(",", bids));
    }

    static String bid(String id, String imp, double price, int seconds, String more) {
        return ("{\"id\":\"%s\",\"impid\":\"%s\",\"price\":%s,\"adm\":\"<VAST/>\",\"dur\":%d,"
                        + "\"crid\":\"%s\",\"adomain\":[\"%s.example\"]%s}")
                .formatted(id, imp, price, seconds, id, id, more.isEmpty() ? "" : "," + more);
    }

    /** Sends a request as the seller; 204 is empty. */
    Optional<BidResponse> auction(String json) {
        Reply reply = call("/openrtb2/auction", json);
        if (reply.status() == 204) {
            return Optional.empty();
        }
        if (!(reply.body() instanceof Reply.Body.Bytes(byte[] bytes)) || reply.status() != 200) {
            throw new AssertionError("status " + reply.status());
        }
        return switch (OpenRtb.response(bytes)) {
            case Parsed.Good<BidResponse>(var response) -> Optional.of(response);
            case Parsed.Bad<BidResponse>(var fault) -> throw new AssertionError(fault.toString());
        };
    }

    List<BidResponse.Bid> winners(String json) {
        return auction(json).stream()
                .flatMap(response -> response.seatbid().stream())
                .flatMap(seat -> seat.bid().stream())
                .toList();
    }

    Reply call(String path, String json) {
        return FakeRequest.call(
                exchange.routes(),
                new Caller.Nobody(),
                "POST",
                path,
                json.getBytes(StandardCharsets.UTF_8),
                Map.of("Authorization", "Bearer " + BEARER));
    }

    Reply desk(String method, String path, String json) {
        return FakeRequest.call(
                exchange.routes(), OPERATOR, method, path, json.getBytes(StandardCharsets.UTF_8));
    }

    long count(String bidder, Outcome outcome) {
        return health(bidder).outcomes().getOrDefault(outcome, 0L);
    }

    long count(String bidder, Rejection rejection) {
        return health(bidder).rejections().getOrDefault(rejection, 0L);
    }

    LiveBidder.Health health(String bidder) {
        return exchange.market().current().bidder(bidder).orElseThrow().health();
    }

    @Override
    public void close() {
        exchange.close();
        bidders.forEach(FarPeer::close);
        database.close();
    }
}
