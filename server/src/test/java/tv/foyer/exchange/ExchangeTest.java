package tv.foyer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.exchange.MarketHouse.NOW;
import static tv.foyer.exchange.MarketHouse.bid;
import static tv.foyer.exchange.MarketHouse.bids;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Surface;
import tv.foyer.exchange.Neighbours.NewCreatives;
import tv.foyer.http.Reply;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.net.FarPeer;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.BidResponse;
import tv.foyer.openrtb.SupplyChain;

class ExchangeTest {
    private static final String SLOT =
            """
            {"id":"r-1","imp":[{"id":"1","bidfloor":2,"bidfloorcur":"CNY","video":{"mimes":
            ["video/mp4"],"maxduration":30}}],"at":1,"tmax":3000,"cur":["CNY"]}\
            """;

    private static final String POD =
            """
            {"id":"r-2","imp":[{"id":"1","video":{"mimes":["video/mp4"],"podid":77,"maxseq":3,
            "poddur":60,"mincpmpersec":0.1,"poddedupe":[1]}}],"tmax":3000,"cur":["CNY"],
            "badv":["rival.example"],"bcat":["IAB7"]}\
            """;

    private final MarketHouse house = new MarketHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theDearestBidWinsAtItsOwnPriceAndDirectLineItemsCompete() {
        house.bidder("nova", bids(bid("n", "1", 7.25, 15, "\"burl\":\"https://n.example/b\"")));
        house.bidder("luma", bids(bid("l", "1", 7, 30, "")));
        house.direct.add(Rooms.direct("brightwok", 15, 7_100_000));

        BidResponse first = house.auction(SLOT).orElseThrow();
        house.direct.add(Rooms.direct("pedalfox", 15, 7_250_000));
        BidResponse second = house.auction(SLOT).orElseThrow();

        assertThat(first.cur()).isEqualTo("CNY");
        assertThat(first.seatbid()).extracting(BidResponse.SeatBid::seat).containsExactly("nova");
        assertThat(first.seatbid().getFirst().bid().getFirst().cpmMicros()).isEqualTo(7_250_000);
        assertThat(first.seatbid().getFirst().bid().getFirst().burl())
                .isEqualTo("https://n.example/b");
        assertThat(second.seatbid()).extracting(BidResponse.SeatBid::seat).containsExactly("foyer");
        assertThat(second.seatbid().getFirst().bid().getFirst().adm())
                .isEqualTo("<VAST>pedalfox.example</VAST>");
        assertThat(house.count("luma", Rejection.OUTBID)).isEqualTo(2);
    }

    @Test
    void aPodIsFilledFromAllSidesAndKeepsItsTimeItsFloorsAndItsSeparation() {
        house.bidder(
                "nova",
                bids(
                        bid("a", "1", 9, 30, ""),
                        bid("b", "1", 6, 30, ""),
                        bid("c", "1", 1.4, 15, ""),
                        bid("rival", "1", 50, 15, ""),
                        bid("d", "1", 50, 15, "\"cat\":[\"IAB7-2\"]"),
                        bid("e", "1", 50, 90, ""),
                        bid("f", "9", 50, 15, "")));
        house.bidder(
                "luma",
                (body, out) ->
                        FarPeer.reply(
                                out,
                                200,
                                MarketHouse.answer(body, bid("a", "1", 8, 15, ""))
                                        .replace("a.example", "A.example")));
        house.direct.add(Rooms.direct("brightwok", 15, 5_000_000));
        house.direct.add(Rooms.direct("pedalfox", 15, 4_500_000));

        List<BidResponse.Bid> winners = house.winners(POD);

        // advertiser a once: 8 (15 s) + 6 (30 s) + 5 (15 s) beats 9 (30 s) + 5 + 4.5
        assertThat(winners.stream().mapToLong(BidResponse.Bid::cpmMicros).sum())
                .isEqualTo(19_000_000);
        assertThat(winners.stream().mapToInt(BidResponse.Bid::seconds).sum())
                .isLessThanOrEqualTo(60);
        assertThat(house.count("nova", Rejection.BELOW_FLOOR)).as("1.4 < 15 x 0.1").isEqualTo(1);
        assertThat(house.count("nova", Rejection.BLOCKED_ADVERTISER)).isEqualTo(1);
        assertThat(house.count("nova", Rejection.BLOCKED_CATEGORY)).isEqualTo(1);
        assertThat(house.count("nova", Rejection.WRONG_DURATION)).isEqualTo(1);
        assertThat(house.count("nova", Rejection.UNKNOWN_PLACE)).isEqualTo(1);
    }

    @Test
    void structuredAndHybridPodsHoldOneAdASlotAndSeparateAcrossTheWholePod() {
        String hybrid =
                """
                {"id":"r-3","tmax":3000,"imp":[
                {"id":"s","video":{"mimes":["video/mp4"],"podid":"p","maxduration":30,"slotinpod":1,"poddedupe":[1,2]}},
                {"id":"d","video":{"mimes":["video/mp4"],"podid":"p","maxseq":2,"poddur":45}}]}\
                """;
        house.bidder(
                "nova",
                bids(
                        bid("a", "s", 9, 30, "\"cat\":[\"IAB1\"]"),
                        bid("b", "s", 8, 30, "\"cat\":[\"IAB2\"]"),
                        bid("c", "d", 7, 15, "\"cat\":[\"IAB1\"]"),
                        bid("e", "d", 5, 30, "\"cat\":[\"IAB3\"]"),
                        bid("f", "d", 4, 15, "\"cat\":[\"IAB4\"],\"slotinpod\":-1"),
                        bid("g", "s", 99, 30, "\"slotinpod\":1")));

        assertThat(house.winners(hybrid))
                .extracting(BidResponse.Bid::id)
                .containsExactlyInAnyOrder("b", "c", "e");
        assertThat(house.count("nova", Rejection.WRONG_SLOT)).isEqualTo(1);
    }

    @Test
    void aPodIdThatIsANumberReachesTheBiddersAsText() {
        List<String> asked = new CopyOnWriteArrayList<>();
        house.bidder("nova", noting(asked));

        assertThat(house.auction(POD)).isEmpty();

        assertThat(asked.getFirst()).contains("\"podid\":\"77\"").contains("\"cur\":[\"CNY\"]");
    }

    @Test
    void aBidderHearsNoIdOfSetOrPersonAndOnlyItsOwnDeals() {
        List<String> nova = new CopyOnWriteArrayList<>();
        List<String> luma = new CopyOnWriteArrayList<>();
        house.bidder("nova", noting(nova));
        house.bidder("luma", noting(luma));
        String request =
                """
                {"id":"r","tmax":3000,"imp":[{"id":"1","banner":{"w":1,"h":1},"pmp":{"deals":[
                {"id":"for-nova","wseat":["nova"]},{"id":"for-all"}]}}],
                "device":{"ifa":"IFA-1","ip":"203.0.113.77"},"user":{"id":"USER-1",
                "buyeruid":"BUYER-1","consent":"%s"},"source":{"schain":{"complete":1,"ver":"1.0",
                "nodes":[{"asi":"a.example","sid":"1","hp":1}]}}}\
                """;
        house.auction(request.formatted("CP"));
        house.auction(request.formatted(""));

        assertThat(String.join("", nova) + String.join("", luma))
                .doesNotContain("IFA-1", "203.0.113.77", "USER-1", "BUYER-1");
        assertThat(nova.getFirst()).contains("for-nova", "for-all", "203.0.113.0");
        assertThat(luma.getFirst()).contains("for-all").doesNotContain("for-nova");
        String forNova = Rooms.request(nova.getFirst()).user().orElseThrow().id();
        String forLuma = Rooms.request(luma.getFirst()).user().orElseThrow().id();
        assertThat(forNova).hasSize(22).isNotEqualTo(forLuma);
        assertThat(Rooms.request(nova.get(1)).user()).as("no consent").isEmpty();
        assertThat(Rooms.request(nova.getFirst()).schain().orElseThrow().nodes())
                .extracting(SupplyChain.Node::asi)
                .containsExactly("a.example", "hearthline.example");
    }

    @Test
    void onlyTheSellersOwnKeyOpensTheDoors() {
        Reply wrongPath = house.call("/openrtb2/bid/another", SLOT);
        house.store.change(
                new Seller("fireside", "F", "fireside.example", Seller.Type.PUBLISHER, false));
        house.exchange.market().refresh();

        assertThat(wrongPath.status()).isEqualTo(401);
        assertThat(house.call("/openrtb2/auction", SLOT).status()).isEqualTo(401);
    }

    @Test
    void aBrokenRequestIsToldItsFieldAndAsksNobody() {
        FarPeer nova = house.bidder("nova", bids());
        Reply reply = house.call("/openrtb2/auction", "{\"id\":\"1\",\"imp\":[{\"id\":7}]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(Json.textAt(bytes(reply), "field")).contains("imp[0].id");
        assertThat(nova.requests()).isZero();
    }

    @Test
    void asABidderTheHouseAnswersFromItsLineItemsOrNotAtAll() {
        FarPeer nova = house.bidder("nova", bids(bid("n", "1", 99, 15, "")));

        assertThat(house.call("/openrtb2/bid/fireside", SLOT).status()).isEqualTo(204);

        house.direct.add(Rooms.direct("cheap", 15, 1_999_999));
        assertThat(house.call("/openrtb2/bid/fireside", SLOT).status()).as("floor").isEqualTo(204);

        house.direct.add(Rooms.direct("brightwok", 15, 2_000_000));
        Reply reply = house.call("/openrtb2/bid/fireside", SLOT);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(Json.textAt(bytes(reply), "seatbid/0/bid/0/adomain/0"))
                .contains("brightwok.example");
        assertThat(Json.textAt(bytes(reply), "seatbid/0/bid/0/dur")).contains("15");
        assertThat(nova.requests()).as("bidders are not asked").isZero();
    }

    @Test
    void aDirectAdThatMayNoLongerBeShownIsNotAnswered() {
        house.direct.add(Rooms.direct("brightwok", 15, 2_000_000));
        house.gone.add("brightwok.example");

        assertThat(house.call("/openrtb2/bid/fireside", SLOT).status()).isEqualTo(204);
    }

    @Test
    void anAlliancesBreakGetsOffersOfKnownFilmsOnlyAndUnknownOnesArePassedOnOnce() {
        List<String> asked = new CopyOnWriteArrayList<>();
        house.bidder(
                "nova",
                (body, out) -> {
                    asked.add(body);
                    return bids(
                                    bid(
                                            "known",
                                            "1",
                                            9,
                                            15,
                                            "\"dealid\":\"d-1\",\"burl\":\"https://n.example/?p=${AUCTION_PRICE}&b=${AUCTION_BID_ID}\""),
                                    bid("fresh", "1", 20, 15, ""),
                                    bid("longer", "1", 20, 10, ""))
                            .answer(body, out);
                });
        house.deal(
                new Deal(
                        "d-1",
                        "nova",
                        Optional.of(new LineItemId(Ids.named("line/p"))),
                        8_000_000,
                        Set.of(Surface.MID_ROLL),
                        NOW.minusSeconds(1),
                        NOW.plusSeconds(60),
                        true));
        house.knows("nova", "known", 14);
        house.knows("nova", "longer", 30);

        List<Offer> offers = offers(true);
        offers(true);

        assertThat(offers).hasSize(1);
        Offer offer = offers.getFirst();
        assertThat(offer.seconds()).as("the film's true length").isEqualTo(14);
        assertThat(offer.cpmMicros()).isEqualTo(9_000_000);
        assertThat(offer.lineItem()).contains(new LineItemId(Ids.named("line/p")));
        assertThat(offer.partner()).isEqualTo(MarketHouse.NOVA);
        assertThat(offer.burl()).isEqualTo("https://n.example/?p=9&b=known");
        assertThat(house.count("nova", Rejection.UNKNOWN_CREATIVE)).isEqualTo(2);
        waitFor(() -> !house.unknown.isEmpty());
        assertThat(house.unknown).extracting(NewCreatives.Unknown::crid).containsExactly("fresh");
        BidRequest told = Rooms.request(asked.getFirst());
        assertThat(told.schain().orElseThrow().nodes())
                .extracting(SupplyChain.Node::asi)
                .containsExactly("kestral.example", "hearthline.example");
        assertThat(told.device().devicetype()).isEqualTo(3);
        assertThat(told.app().orElseThrow().inventorypartnerdomain()).isEqualTo("reed.example");
        assertThat(told.imp().getFirst().video().orElseThrow().poddur()).isEqualTo(60);
    }

    @Test
    void aHouseholdIsAPseudonymWithConsentAndNothingWithout() {
        List<String> asked = new CopyOnWriteArrayList<>();
        house.bidder("nova", noting(asked));
        offers(true);
        offers(false);

        String household = new HouseholdId(Ids.named("household/1")).toString();
        assertThat(String.join("", asked)).doesNotContain(household);
        assertThat(Rooms.request(asked.get(0)).user().orElseThrow().id()).hasSize(22);
        assertThat(Rooms.request(asked.get(1)).user()).isEmpty();
        assertThat(Rooms.request(asked.get(1)).device().lmt()).isTrue();
    }

    @Test
    void whomAMakerRefusesIsToldToNoBidder() {
        List<String> asked = new CopyOnWriteArrayList<>();
        house.bidder("nova", noting(asked));
        SlotFacts plain = slot(Surface.MID_ROLL, false);
        SlotFacts refusing =
                new SlotFacts(
                        plain.seller(),
                        plain.surface(),
                        plain.screen(),
                        plain.kids(),
                        plain.room(),
                        plain.around(),
                        new SlotFacts.Refused(Set.of(), Set.of("rival.example"), Set.of()));

        house.exchange.offers(refusing, NOW.plus(Duration.ofSeconds(3)));

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst()).doesNotContain("rival.example");
        assertThat(Rooms.request(asked.getFirst()).badv()).isEmpty();
    }

    @Test
    void aBootAdIsNeverAuctioned() {
        FarPeer nova = house.bidder("nova", bids());

        assertThat(house.exchange.offers(slot(Surface.BOOT, true), NOW.plusSeconds(1))).isEmpty();
        assertThat(nova.requests()).isZero();
    }

    @Test
    void aMastheadIsOfferedAsNative() {
        List<String> asked = new CopyOnWriteArrayList<>();
        house.bidder("nova", noting(asked));

        house.exchange.offers(slot(Surface.MASTHEAD, true), NOW.plusSeconds(3));

        BidRequest told = Rooms.request(asked.getFirst());
        assertThat(told.imp().getFirst().video()).isEmpty();
        assertThat(told.imp().getFirst().nativ().orElseThrow().request())
                .contains("\"plcmttype\":3");
    }

    @Test
    void sellersAndAppAdsAreMadeFromTheMembers() {
        Reply sellers = house.desk("GET", "/sellers.json", "");
        String ads =
                new String(
                        bytes(house.desk("GET", "/app-ads.txt", "")),
                        java.nio.charset.StandardCharsets.UTF_8);

        assertThat(Json.textAt(bytes(sellers), "sellers/0/seller_id")).contains("kestral");
        assertThat(Json.textAt(bytes(sellers), "sellers/0/seller_type")).contains("PUBLISHER");
        assertThat(Json.textAt(bytes(sellers), "sellers/1/seller_id")).contains("fireside");
        assertThat(ads.lines())
                .containsExactly(
                        "OWNERDOMAIN=hearthline.example",
                        "MANAGERDOMAIN=hearthline.example",
                        "hearthline.example, kestral, DIRECT",
                        "inventorypartnerdomain=silverreed.example");
    }

    private List<Offer> offers(boolean consent) {
        return house.exchange.offers(
                slot(Surface.MID_ROLL, consent), NOW.plus(Duration.ofSeconds(3)));
    }

    private static SlotFacts slot(Surface surface, boolean consent) {
        return new SlotFacts(
                "kestral",
                surface,
                Optional.of(
                        new SlotFacts.Screen(
                                new BrandId(Ids.named("brand/kestral")),
                                "Kestral",
                                MarketHouse.KESTRAL,
                                "K55",
                                new HouseholdId(Ids.named("household/1")),
                                consent)),
                false,
                new SlotFacts.Room(
                        surface == Surface.MASTHEAD ? 0 : 60, 3, 5, 30, List.of(), 1_000_000),
                new SlotFacts.Around("drama", "12", "zh", 5_400, false, "reed.example", "CHN", ""),
                SlotFacts.Refused.nothing());
    }

    private static FarPeer.Manner noting(List<String> asked) {
        return (body, out) -> {
            asked.add(body);
            return FarPeer.reply(out, 204, "");
        };
    }

    /** The film is passed on behind the auction's back; a bound that only a broken one reaches. */
    private static void waitFor(java.util.function.BooleanSupplier done) {
        for (int i = 0; i < 1_000 && !done.getAsBoolean(); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    private static byte[] bytes(Reply reply) {
        return ((Reply.Body.Bytes) reply.body()).bytes();
    }
}
