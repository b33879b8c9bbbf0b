package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.PlacedAd;
import tv.foyer.ads.Viewers;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.StaffId;
import tv.foyer.measurement.Measurement.LineItemNumbers;
import tv.foyer.net.FarPeer;
import tv.foyer.settlement.Closing;

/** A whole house between bidders, other sellers and its own breaks. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarketWiringTest {
    private static final String BIDDERS = "/api/v1/console/bidders";
    private static final PartnerId TIDEWIRE = DemoAlliance.partner("tidewire");
    private static final PartnerId LUMAO = DemoAlliance.partner("lumao");
    private static final LineItemId OPEN_MARKET =
            new LineItemId(Ids.named("line-item/tidewire/open-market"));
    private static final Pattern IMPRESSION =
            Pattern.compile("https?://[^/]+(/t/IMPRESSION\\?c=[A-Za-z0-9_.-]+)");

    /** A bid that comes too late on a busy machine is no bid; the next break asks again. */
    private static final int MOST_TRIES = 60;

    private static final String ELSEWHERE =
            """
            {"id":"r-1","imp":[{"id":"1","bidfloor":2,"bidfloorcur":"CNY","video":{"mimes":
            ["video/mp4"],"maxduration":30,"plcmt":1}}],"at":1,"tmax":1000,"cur":["CNY"]}\
            """;

    private final TestHouse test = TestHouse.open();
    private String operator = "";
    private int homes;

    @BeforeAll
    void signIn() {
        operator = test.staff(DemoAlliance.OPERATOR_KEY);
    }

    @AfterAll
    void close() {
        test.close();
    }

    @Test
    @Order(1)
    void aBidWithARegisteredFilmWinsABreakAndItsBuyerIsBilledOnceWhenItWasSeen() {
        try (FarPeer billing = FarPeer.open((_, out) -> FarPeer.reply(out, 200, ""));
                FarPeer bidder = FarPeer.open(bids("Tidewire open market", billing))) {
            configure("tide", bidder);

            PlacedAd won = wonBreak();

            Event.Fill fill = decided(won).fills().getFirst();
            assertThat(fill.advertiser()).isEqualTo(TIDEWIRE);
            assertThat(fill.priceMicros()).as("500 yuan for a thousand").isEqualTo(500_000);
            assertThat(fill.durationSeconds()).as("the film's own length").isEqualTo(10);
            Event.WonBid bid = fill.bid().orElseThrow();
            assertThat(bid.bidder()).isEqualTo("tide");
            assertThat(bid.bidId()).isEqualTo("b-1");
            assertThat(bid.billingUrl().orElseThrow()).endsWith("?p=500&b=b-1");
            assertThat(billing.requests()).as("nobody has seen it").isZero();

            for (int times = 0; times < 3; times++) {
                assertThat(beacon("/t/IMPRESSION?c=" + won.token())).isEqualTo(204);
                test.house().tails().catchUp();
            }
            waitFor(() -> billing.requests() > 0 && notices("SENT") > 0);
            assertThat(notices("SENT")).isEqualTo(1);
            assertThat(notices("WAITING")).isZero();
            assertThat(billing.requests()).isEqualTo(1);
            disable("tide", bidder);
        }
    }

    @Test
    @Order(2)
    void aFilmThatNobodyRegisteredIsNotShownAndTheBreakIsSoldDirectly() {
        try (FarPeer bidder = FarPeer.open(bids("never-registered", null))) {
            configure("fresh", bidder);
            List<PlacedAd> ads = List.of();
            for (int i = 0; i < MOST_TRIES && bidder.requests() < 3; i++) {
                ads = breakOn(LUMAO, "lumao");
                assertThat(ads).isNotEmpty();
                assertThat(decided(ads.getFirst()).fills()).allMatch(f -> f.bid().isEmpty());
            }
            assertThat(bidder.requests()).isPositive();
            disable("fresh", bidder);
        }
    }

    @Test
    @Order(3)
    void aStalledBidderLeavesTheBreakToDirectLineItems() {
        try (FarPeer bidder =
                FarPeer.open((_, _) -> {
                    Thread.sleep(600_000);
                    return false;
                })) {
            configure("stalled", bidder);

            List<PlacedAd> ads = breakOn(LUMAO, "lumao");

            assertThat(ads).isNotEmpty();
            assertThat(decided(ads.getFirst()).fills()).allMatch(f -> f.bid().isEmpty());
            disable("stalled", bidder);
        }
    }

    @Test
    @Order(4)
    void aMakersVetoOfABuyerKeepsItsBidsAway() {
        try (FarPeer bidder = FarPeer.open(bids("hearthline-house", null))) {
            configure("vetoed", bidder);
            wonBreak();
            int asked = bidder.requests();
            test.house().sales().veto(LUMAO, TIDEWIRE);

            for (int i = 0; i < 5; i++) {
                assertThat(decided(breakOn(LUMAO, "lumao").getFirst()).fills())
                        .allMatch(f -> f.bid().isEmpty());
            }

            assertThat(bidder.requests()).as("nobody of it is invited").isEqualTo(asked);
            test.house().sales().liftVeto(LUMAO, TIDEWIRE);
            disable("vetoed", bidder);
        }
    }

    @Test
    @Order(5)
    void anAdInAnotherSellersPlaceIsCountedOnceAndItsMonthCanBeClosed() {
        TestWire.Answer seller =
                desk(
                        "POST",
                        "/api/v1/console/sellers",
                        Map.of(
                                "key", "fireside",
                                "name", "Fireside",
                                "domain", "fireside.example",
                                "type", "PUBLISHER",
                                "enabled", true),
                        201);

        TestWire.Answer answer =
                test.send(
                        "POST",
                        "/openrtb2/bid/fireside",
                        Optional.of(seller.at("bearer")),
                        ELSEWHERE);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        LineItemId lineItem =
                new LineItemId(java.util.UUID.fromString(answer.at("seatbid/0/bid/0/cid")));
        String vast = answer.at("seatbid/0/bid/0/adm");
        assertThat(vast).contains("version=\"4.2\"", "<Pricing", answer.at("seatbid/0/bid/0/crid"));
        Matcher impression = IMPRESSION.matcher(vast);
        assertThat(impression.find()).as(vast).isTrue();
        long before = counted(lineItem);
        assertThat(beacon(impression.group(1))).isEqualTo(204);
        assertThat(beacon(impression.group(1))).isEqualTo(204);
        test.house().tails().catchUp();
        assertThat(counted(lineItem)).isEqualTo(before + 1);

        assertThat(test.get("/api/v1/console/decisions", Optional.of(operator)).text())
                .contains("Outside the alliance");
        Period month = Period.parse(TestHouse.PERIOD, House.ZONE);
        test.clock().set(month.end().plus(Duration.ofHours(36)));
        assertThat(test.house().settlement().close(month, new StaffId(Ids.named("staff/closer"))))
                .isInstanceOf(Closing.Closed.class);
    }

    private static FarPeer.Manner bids(
            String crid, @org.jspecify.annotations.Nullable FarPeer billing) {
        String burl =
                billing == null
                        ? ""
                        : ",\"burl\":\""
                                + billing.address()
                                + "?p=${AUCTION_PRICE}&b=${AUCTION_BID_ID}\"";
        return (body, out) -> {
            String id =
                    Json.textAt(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "id")
                            .orElseThrow();
            return FarPeer.reply(
                    out,
                    200,
                    """
                    {"id":"%s","cur":"CNY","seatbid":[{"bid":[{"id":"b-1","impid":"1","price":500,
                    "adm":"<VAST/>","dur":15,"crid":"%s","adomain":["tidewire.example"]%s}]}]}\
                    """
                            .formatted(id, crid, burl));
        };
    }

    private void configure(String key, FarPeer bidder) {
        desk("POST", BIDDERS, row(key, bidder, true), 201);
    }

    private void disable(String key, FarPeer bidder) {
        desk("PUT", BIDDERS + "/" + key, row(key, bidder, false), 200);
    }

    private static Map<String, Object> row(String key, FarPeer bidder, boolean enabled) {
        return Map.of(
                "key",
                key,
                "partnerId",
                TIDEWIRE.toString(),
                "name",
                key,
                "endpoint",
                bidder.address().toString(),
                "privateAddress",
                true,
                "enabled",
                enabled,
                "maxConnections",
                16);
    }

    private TestWire.Answer desk(
            String method, String path, Map<String, Object> body, int expected) {
        TestWire.Answer answer = test.send(method, path, Optional.of(operator), Json.text(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
        return answer;
    }

    /** Decides breaks, each of another home, until a bid is in time. */
    private PlacedAd wonBreak() {
        for (int i = 0; i < MOST_TRIES; i++) {
            List<PlacedAd> ads = breakOn(LUMAO, "lumao");
            if (!ads.isEmpty() && ads.getFirst().lineItem().equals(OPEN_MARKET)) {
                return ads.getFirst();
            }
        }
        throw new AssertionError("no bid was taken in " + MOST_TRIES + " breaks");
    }

    private List<PlacedAd> breakOn(PartnerId maker, String brand) {
        String home = "market-wiring/" + homes++;
        return test.house()
                .ads()
                .decideBreaks(
                        new AdRequest(
                                new DeviceId(Ids.named("device/" + home)),
                                new HouseholdId(Ids.named("household/" + home)),
                                new BrandId(Ids.named("brand/" + brand)),
                                maker,
                                Viewers.Screen.TV,
                                AdRequest.Viewer.ADULT,
                                Optional.empty(),
                                Optional.of(DemoAlliance.partner("silverreed")),
                                List.of(new AdRequest.Room(Surface.MID_ROLL, 15, 1))))
                .getFirst();
    }

    private Event.AdDecided decided(PlacedAd ad) {
        return test.owner()
                .withHandle(h ->
                        h
                                .createQuery("select body from log.event where kind = 'AdDecided'")
                                .mapTo(String.class)
                                .list()
                                .stream()
                                .map(body -> (Event.AdDecided) Json.read(body, Event.class))
                                .filter(one -> one.decision().equals(ad.decision()))
                                .findFirst()
                                .orElseThrow());
    }

    private int beacon(String path) {
        return test.get(path, Optional.empty()).status();
    }

    private long notices(String state) {
        return test.owner()
                .withHandle(h ->
                        h.createQuery("select count(*) from exchange.notice where state = :state")
                                .bind("state", state)
                                .mapTo(Long.class)
                                .one());
    }

    private long counted(LineItemId lineItem) {
        return test.house().measurement().lineItemsOfHouse().stream()
                .filter(numbers -> numbers.lineItem().equals(lineItem))
                .mapToLong(LineItemNumbers::impressions)
                .sum();
    }

    /** The notice is sent behind the log's back; a bound that only a broken one reaches. */
    private static void waitFor(java.util.function.BooleanSupplier done) {
        for (int i = 0; i < 3_000 && !done.getAsBoolean(); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }
}
