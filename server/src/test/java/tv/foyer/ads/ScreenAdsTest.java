package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tv.foyer.ads.Sample.BRIGHTWOK;
import static tv.foyer.ads.Sample.KESTRAL;
import static tv.foyer.ads.Sample.PEDALFOX;
import static tv.foyer.ads.Sample.line;
import static tv.foyer.ads.Sample.room;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.WonBid;
import tv.foyer.events.Surface;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.TitleId;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/** The ads of a set's screens, on a whole ad house. */
class ScreenAdsTest {
    private static final String ADULT = Sample.Sofas.profile("adult").toString();

    private House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSetGetsTheAdsOfItsScreensInTheOrderInWhichItAsked() {
        house.book(BRIGHTWOK, picture("wok", Surface.MASTHEAD));
        house.book(PEDALFOX, picture("fox", Surface.PAUSE).category("mobility"));

        String json = body(ask(ADULT, "{\"surface\":\"PAUSE\"},{\"surface\":\"MASTHEAD\"}"));

        assertThat(json)
                .startsWith("{\"policy\":\"cn-2\",\"breaks\":[{\"surface\":\"PAUSE\",\"ads\":[{")
                .contains("\"media\":\"/media/pictures/fox.webp\",\"width\":960,\"height\":540")
                .contains("\"format\":\"IMAGE\"")
                .contains("\"label\":{\"zh\":\"广告\"")
                .contains("\"headline\":{\"zh\":\"标题\",\"en\":\"headline of wok\"}")
                .contains(
                        "\"qr\":{\"path\":\"/api/v1/ads/qr/"
                                + Sample.creativeId("wok")
                                + ".svg\",\"url\":\"https://example.org/wok\"}");
        assertThat(json.indexOf("fox.webp")).isLessThan(json.indexOf("wok.webp"));
    }

    @Test
    void itsQrCodeLeadsWhereTheCreativeSays() {
        house.book(BRIGHTWOK, picture("wok", Surface.MASTHEAD));

        assertThat(body(qr(Sample.creativeId("wok") + ".svg")))
                .isEqualTo("<svg>https://example.org/wok</svg>");
        assertThat(qr(Sample.creativeId("nothing") + ".svg").status()).isEqualTo(404);
        assertThat(qr("nonsense").status()).isEqualTo(404);
    }

    @Test
    void aBadRequestIsToldByFieldAndRuleAndAnothersProfileIsNotFound() {
        assertThatThrownBy(() -> ask(ADULT, "{\"surface\":\"BOOT\"}"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("breaks[0].surface");
        assertThatThrownBy(() -> ask(ADULT, "{\"surface\":\"PAUSE\",\"maxAds\":8}"))
                .hasMessageContaining("breaks[0].maxAds: 1 to 7");
        assertThatThrownBy(() -> ask(ADULT, "")).hasMessageContaining("breaks: 1 to 16");
        assertThat(
                        ask(Sample.Sofas.profile("other").toString(), "{\"surface\":\"PAUSE\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void aBrokenLogMeansNoAdsAndNoError() {
        house.book(BRIGHTWOK, picture("wok", Surface.MASTHEAD));
        house.log().close();

        assertThat(body(ask(ADULT, "{\"surface\":\"MASTHEAD\"}")))
                .isEqualTo(
                        "{\"policy\":\"cn-2\",\"breaks\":[{\"surface\":\"MASTHEAD\",\"ads\":[]}]}");
    }

    @Test
    void aHouseholdsHomeScreensShowNoMoreAdsInAnHourThanThePackSaysOnWhateverBrand() {
        house.book(BRIGHTWOK, picture("wok", Surface.MASTHEAD));
        house.book(PEDALFOX, line("dawn").on(Surface.BOOT).films(Sample.film("dawn", 5)));
        int shown = 0;
        for (int n = 0; n < 30; n++) {
            String brand = List.of("kestral", "pop", "lumao").get(n % 3);
            Surface surface = n % 2 == 0 ? Surface.BOOT : Surface.MASTHEAD;
            var ads = house.ads().decideBreaks(home("home", brand, surface)).getFirst();
            ads.forEach(house::show);
            shown += ads.size();
        }
        assertThat(shown).isEqualTo(12);
        house.catchUp();
        house.restart();
        assertThat(house.ads().decideBreaks(home("home", "pop", Surface.MASTHEAD)).getFirst())
                .isEmpty();
        assertThat(house.ads().decideBreaks(home("other", "pop", Surface.MASTHEAD)).getFirst())
                .hasSize(1);

        house.now.set(house.now.get().plus(Duration.ofMinutes(61)));
        assertThat(house.ads().decideBreaks(home("home", "pop", Surface.MASTHEAD)).getFirst())
                .hasSize(1);
    }

    @Test
    void aGoalIsReachedByWhatWasShownAndWhatIsPromised() {
        house.book(BRIGHTWOK, line("owed").kind(LineItemKind.GUARANTEED).goal(3));
        house.show(only("one"));
        house.show(only("two"));
        house.catchUp();
        house.restart();

        assertThat(decide("three")).hasSize(1);
        assertThat(decide("four")).isEmpty();
        assertThat(reason("four")).isEqualTo("GOAL_REACHED");
    }

    @Test
    void interestsCountOnlyWithTheHouseholdsConsent() {
        Targeting cooks =
                new Targeting(
                        Set.of(Surface.PRE_ROLL),
                        Set.of(),
                        Set.of(),
                        Set.of("CN-SC"),
                        Set.of("drama"),
                        0,
                        Set.of("cooking"),
                        Set.of());
        house.book(BRIGHTWOK, line("cook").targeting(cooks));
        house.sofas.content = Optional.of(new Viewers.Content(KESTRAL, List.of("drama"), 0));

        assertThat(reason("home")).isEqualTo("WRONG_REGION");
        house.sofas.household =
                new Viewers.Household(Optional.of("CN-SC"), false, Set.of("cooking"));
        assertThat(reason("home")).isEqualTo("NO_CONSENT");
        house.sofas.household = new Viewers.Household(Optional.of("CN-SC"), true, Set.of("cars"));
        assertThat(reason("home")).isEqualTo("WRONG_SEGMENT");
        house.sofas.household =
                new Viewers.Household(Optional.of("CN-SC"), true, Set.of("cooking"));
        assertThat(decide("home")).hasSize(1);
        AdDecided last = lastFact();
        assertThat(last.opportunity().orElseThrow().segments()).containsExactly("cooking");
        assertThat(last.opportunity().orElseThrow().policy()).isEqualTo("cn-2");
        assertThat(last.opportunity().orElseThrow().eligible()).isEqualTo(1);
    }

    @Test
    void anyPastDecisionCanBeExplainedAndAnUnknownOneIsNotFound() {
        house.book(BRIGHTWOK, line("noodles").cap(1));
        assertThat(decide("home")).hasSize(1);
        AdDecided first = lastFact();
        assertThat(reason("home")).isEqualTo("HOUSEHOLD_CAP");
        house.now.set(house.now.get().plus(Duration.ofDays(3)));
        house.restart();

        var verdict = house.explained(first.decision()).getFirst();
        assertThat(verdict.reason()).isEqualTo("FILLED");
        assertThat(verdict.name()).isEqualTo("noodles");
        assertThat(verdict.detail()).contains("slot 0, 15 s for 50000 micros").contains("of today");
        Caller operator =
                new Caller.Staff(
                        new tv.foyer.kernel.StaffId(Ids.named("staff")),
                        KESTRAL,
                        Set.of(tv.foyer.kernel.PartnerKind.OPERATOR),
                        Set.of());
        assertThat(
                        house.call(
                                        "GET",
                                        "/api/v1/console/decisions/{id}/explain",
                                        operator,
                                        Map.of("id", Ids.named("none").toString()))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void aWonBidFillsTheBreakAndItsFactNamesTheBidder() {
        reopen((call, _) ->
                List.of(
                        new Market.Offer(
                                call.rooms().getFirst().number(),
                                Sample.lineId("deal"),
                                Sample.creativeId("deal"),
                                90_000,
                                15,
                                new WonBid(
                                        "quince",
                                        "bid-1",
                                        Optional.empty(),
                                        Optional.of("https://quince.example/b")))));
        house.book(BRIGHTWOK, line("deal").kind(LineItemKind.PROGRAMMATIC));
        house.book(PEDALFOX, line("ride"));

        assertThat(decide("home")).extracting(PlacedAd::lineItem).containsExactly(id("deal"));
        assertThat(lastFact().fills().getFirst().bid().orElseThrow().bidder()).isEqualTo("quince");
        assertThat(lastFact().fills().getFirst().priceMicros()).isEqualTo(90_000);
    }

    @Test
    void aMarketThatStallsCostsItsBidsAndNothingElse() {
        CountDownLatch never = new CountDownLatch(1);
        reopen((_, _) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        house.book(BRIGHTWOK, line("deal").kind(LineItemKind.PROGRAMMATIC));
        house.book(PEDALFOX, line("ride").category("mobility"));

        assertThat(decide("home")).extracting(PlacedAd::lineItem).containsExactly(id("ride"));
        assertThat(house.explained(lastFact().decision()))
                .anyMatch(v -> v.lineItem().equals(id("deal")) && v.reason().equals("NO_BID"));
        never.countDown();
    }

    @Test
    void whatWinsElsewhereIsPaidFromTheSameBudget() {
        house.book(BRIGHTWOK, line("noodles").cap(1).budget(Sample.yuan(1)));
        SlotFacts slot = slot(0);
        List<Priced> offered = house.ads().direct(slot);

        assertThat(offered).extracting(Priced::lineItem).containsExactly(id("noodles"));
        assertThat(house.ads().direct(slot(50_001))).isEmpty();
        int won = 0;
        for (int n = 0; n < 30; n++) {
            won += house.ads().commit(slot, offered).map(List::size).orElse(0);
        }
        assertThat(won).isEqualTo(20);
        assertThat(house.ads().direct(slot)).isEmpty();
        assertThat(decide("home")).isEmpty();
    }

    private void reopen(Market market) {
        house.close();
        house =
                new House(
                        new Neighbours.Demand(
                                market, Plan.Planner.none(), Neighbours.PastBooks.none()));
    }

    private static SlotFacts slot(long floor) {
        return new SlotFacts(
                new SlotFacts.Viewer(
                        new DeviceId(Ids.named("elsewhere")),
                        Sample.household("elsewhere"),
                        Optional.empty()),
                Surface.PRE_ROLL,
                Sample.brand("pop"),
                KESTRAL,
                30,
                1,
                false,
                Viewers.Screen.TV,
                Optional.empty(),
                List.of(),
                0,
                floor);
    }

    private static Sample.Line picture(String name, Surface surface) {
        return line(name).on(surface).films(Sample.picture(name));
    }

    private PlacedAd only(String household) {
        return decide(household).getFirst();
    }

    private List<PlacedAd> decide(String household) {
        AdRequest plain = Sample.request(household, "pop", room(30, 1));
        AdRequest watching =
                new AdRequest(
                        plain.device(),
                        plain.household(),
                        plain.brand(),
                        plain.maker(),
                        plain.screen(),
                        plain.viewer(),
                        Optional.of(new TitleId(Ids.named("title/x"))),
                        plain.provider(),
                        plain.breaks());
        return house.ads().decideBreaks(watching).getFirst();
    }

    private String reason(String household) {
        assertThat(decide(household)).isEmpty();
        return house.explained(lastFact().decision()).getFirst().reason();
    }

    private AdDecided lastFact() {
        return house.log().read(0, 10_000).stream()
                .map(recorded -> recorded.event())
                .filter(AdDecided.class::isInstance)
                .map(AdDecided.class::cast)
                .toList()
                .getLast();
    }

    private static AdRequest home(String household, String brand, Surface surface) {
        return Sample.request(household, brand, new AdRequest.Room(surface, 30, 1));
    }

    private Reply ask(String profile, String breaks) {
        String json = "{\"profileId\":\"" + profile + "\",\"breaks\":[" + breaks + "]}";
        return house.call("POST", "/api/v1/ads", set(), Map.of(), json);
    }

    private Reply qr(String file) {
        return house.call(
                "GET", "/api/v1/ads/qr/{file}", new Caller.Nobody(), Map.of("file", file));
    }

    private static Caller set() {
        return new Caller.TvSet(
                new DeviceId(Ids.named("device/sofa")),
                Sample.household("home"),
                new ModelId(Ids.named("model")),
                Sample.brand("kestral"),
                KESTRAL);
    }

    private static tv.foyer.kernel.LineItemId id(String name) {
        return Sample.lineId(name);
    }

    private static String body(Reply reply) {
        return new String(((Reply.Body.Bytes) reply.body()).bytes(), StandardCharsets.UTF_8);
    }
}
