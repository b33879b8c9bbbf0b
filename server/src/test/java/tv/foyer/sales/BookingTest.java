package tv.foyer.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.sales.Desk.BRIGHTWOK;
import static tv.foyer.sales.Desk.EVENING;
import static tv.foyer.sales.Desk.HEARTHLINE;
import static tv.foyer.sales.Desk.KESTRAL;
import static tv.foyer.sales.Desk.PEDALFOX;
import static tv.foyer.sales.Desk.film;
import static tv.foyer.sales.Desk.line;
import static tv.foyer.sales.Desk.order;
import static tv.foyer.sales.Desk.sponsorship;
import static tv.foyer.sales.Desk.yuan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.kernel.Role;

class BookingTest {
    private static final Caller.Staff BUYER = Desk.advertiser(BRIGHTWOK);
    private static final Caller.Staff OPERATOR = Desk.operator();

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anAdvertiserBooksForItselfAndTheOrderReadsAsItWasSent() {
        Desk.Answer booked = desk.post(BUYER, "orders", order("soup", line("soup")));

        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.at("advertiser/id")).isEqualTo(BRIGHTWOK.toString());
        assertThat(booked.at("lineItems/0/version")).isEqualTo("1");
        assertThat(booked.at("lineItems/0/line/cpm/minor")).isEqualTo("5000");
        assertThat(booked.at("lineItems/0/creatives/0/review")).isEqualTo("PENDING");
        assertThat(desk.get(BUYER, "orders/" + Desk.orderId("soup")).text())
                .isEqualTo(booked.text());
        assertThat(desk.sales().book().lineItems()).hasSize(1);
        assertThat(desk.audit).hasSize(1);
        assertThat(desk.audit.getFirst()).startsWith("book-order").contains("PRICE_PRIORITY soup");
    }

    /** The buyer made the ids, so a retry needs no other key. */
    @Test
    void theSameOrderAgainChangesNothingEvenIfItSaysOtherwise() {
        desk.post(BUYER, "orders", order("soup", line("soup")));

        Desk.Answer again = desk.post(BUYER, "orders", order("soup", line("soup", "cpm", yuan(1))));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("lineItems/0/line/cpm/minor")).isEqualTo("5000");
        assertThat(desk.audit).hasSize(1);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Map<String, Object> bad =
                line(
                        "soup",
                        "name",
                        " ",
                        "capPerDay",
                        0,
                        "end",
                        EVENING.minus(Duration.ofDays(2)),
                        "cpm",
                        Map.of("minor", 5, "currency", "EUR"),
                        "targeting",
                        Map.of(
                                "surfaces", List.of("PRE_ROLL"),
                                "brands", List.of(Desk.brand("nobody")),
                                "regions", List.of("CN-51", "Sichuan"),
                                "genres", List.of("opera"),
                                "modelClasses", List.of("toaster"),
                                "segments", List.of("NO SPACES"),
                                "maxRatingAge", 99,
                                "hoursOfWeek", List.of(168)),
                        "creatives",
                        List.of(
                                film("soup", "seconds", 0, "link", "http://soup.example/"),
                                film("still", "format", "IMAGE")));
        bad.remove("category");

        Desk.Answer refused = desk.post(BUYER, "orders", order("", bad));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("type")).isEqualTo("rules-broken");
        assertThat(refused.faults())
                .contains(
                        "name",
                        "lineItems[0].category",
                        "lineItems[0].name",
                        "lineItems[0].capPerDay",
                        "lineItems[0].end",
                        "lineItems[0].cpm",
                        "lineItems[0].targeting.brands",
                        "lineItems[0].targeting.regions",
                        "lineItems[0].targeting.genres",
                        "lineItems[0].targeting.modelClasses",
                        "lineItems[0].targeting.segments",
                        "lineItems[0].targeting.maxRatingAge",
                        "lineItems[0].targeting.hoursOfWeek",
                        "lineItems[0].creatives[0].seconds",
                        "lineItems[0].creatives[0].link",
                        "lineItems[0].creatives[1].format");
        assertThat(desk.sales().book().lineItems()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamedAndNothingElseIsBlamedForIt() {
        Desk.Answer refused =
                desk.post(BUYER, "orders", "{\"lineItems\":[{\"goal\":{}},{\"kind\":\"HOUSE\"}]}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faults())
                .contains(
                        "orderId",
                        "name",
                        "lineItems[0].id",
                        "lineItems[0].kind",
                        "lineItems[0].targeting",
                        "lineItems[0].goal.budget",
                        "lineItems[0].cpm",
                        "lineItems[1].kind")
                .doesNotContain("lineItems[0].targeting.surfaces", "lineItems[1].cpm");
        assertThat(desk.post(BUYER, "orders", "{\"lineItems\":[null]}").status()).isEqualTo(400);
    }

    @Test
    void sizesAreBounded() {
        List<Map<String, Object>> lines =
                IntStream.range(0, 101).mapToObj(i -> line("line-" + i)).toList();
        Map<String, Object> order = order("many");
        order.put("lineItems", lines);
        Map<String, Object> films =
                line(
                        "films",
                        "creatives",
                        IntStream.range(0, 21).mapToObj(i -> film("film-" + i)).toList());

        assertThat(desk.post(BUYER, "orders", order).faults()).containsExactly("lineItems");
        assertThat(desk.post(BUYER, "orders", order("few")).faults()).containsExactly("lineItems");
        assertThat(desk.post(BUYER, "orders", order("films", films)).faults())
                .containsExactly("lineItems[0].creatives");
    }

    @Test
    void onlyTheHouseBooksProgrammaticAndItsOwnAds() {
        Map<String, Object> deal = line("deal", "kind", "PROGRAMMATIC", "creatives", List.of());
        Map<String, Object> own = line("own", "kind", "HOUSE");
        own.remove("cpm");
        own.remove("goal");
        Map<String, Object> forBuyer = order("deal", deal);
        forBuyer.put("advertiserId", PEDALFOX);

        assertThat(desk.post(BUYER, "orders", order("deal", deal)).faults())
                .containsExactly("lineItems[0].kind");
        assertThat(desk.post(BUYER, "orders", order("own", own)).faults())
                .containsOnly("lineItems[0].kind");
        assertThat(desk.post(OPERATOR, "orders", forBuyer).status()).isEqualTo(201);
        assertThat(desk.post(OPERATOR, "orders", order("own", own)).status()).isEqualTo(201);
        assertThat(desk.post(OPERATOR, "orders", order("sold", line("sold"))).faults())
                .containsExactly("lineItems[0].kind");
        LineItem house =
                desk.sales().book().lineItems().stream()
                        .filter(item -> item.kind() == LineItemKind.HOUSE)
                        .findFirst()
                        .orElseThrow();
        assertThat(house.advertiser()).isEqualTo(HEARTHLINE);
        assertThat(house.priceMicros()).isZero();
    }

    @Test
    void theOperatorBooksForAnyAdvertiserAndAnAdvertiserForNoOther() {
        Map<String, Object> order = order("ride", line("ride"));
        order.put("advertiserId", PEDALFOX);

        assertThat(desk.post(BUYER, "orders", order).faults()).containsExactly("advertiserId");
        assertThat(desk.post(OPERATOR, "orders", order).status()).isEqualTo(201);
        order.put("advertiserId", KESTRAL);
        order.put("orderId", Desk.orderId("other"));
        assertThat(desk.post(OPERATOR, "orders", order).faults()).contains("advertiserId");
        Caller viewer = Desk.advertiser(BRIGHTWOK, Role.VIEWER);
        assertThat(desk.post(viewer, "orders", order).status()).isEqualTo(403);
    }

    @Test
    void aGuaranteeHasTheBudgetThatItsImpressionsCost() {
        Map<String, Object> owed =
                line("owed", "kind", "GUARANTEED", "goal", Map.of("impressions", 1_001));
        Map<String, Object> poor =
                line(
                        "poor",
                        "kind",
                        "GUARANTEED",
                        "goal",
                        Map.of("impressions", 1_001, "budget", yuan(50)));
        Map<String, Object> none = line("none", "kind", "GUARANTEED");

        Desk.Answer booked = desk.post(BUYER, "orders", order("owed", owed));

        assertThat(booked.at("lineItems/0/line/goal/budget/minor")).isEqualTo("5005");
        assertThat(desk.post(BUYER, "orders", order("poor", poor)).faults())
                .containsExactly("lineItems[0].goal.budget");
        assertThat(desk.post(BUYER, "orders", order("none", none)).faults())
                .containsExactly("lineItems[0].goal.impressions");
    }

    @Test
    void sponsorshipsThatMeetShareAtMostEverything() {
        assertThat(desk.post(BUYER, "orders", order("a", sponsorship("a", 60, "kestral"))).status())
                .isEqualTo(201);
        Caller.Staff rival = Desk.advertiser(PEDALFOX);

        Desk.Answer refused =
                desk.post(rival, "orders", order("b", sponsorship("b", 41, "kestral", "pop")));

        assertThat(refused.faults()).containsExactly("lineItems[0].goal.sharePercent");
        assertThat(refused.text())
                .contains(Sponsorships.RULE)
                .doesNotContain(BRIGHTWOK.toString(), "60");
        assertThat(desk.post(rival, "orders", order("c", sponsorship("c", 40, "kestral"))).status())
                .isEqualTo(201);
        assertThat(desk.post(rival, "orders", order("d", sponsorship("d", 100, "pop"))).status())
                .isEqualTo(201);
        assertThat(desk.post(rival, "orders", order("e", sponsorship("e", 1))).faults())
                .as("no brand named is every brand")
                .hasSize(1);
        Map<String, Object> later = sponsorship("f", 100, "kestral");
        later.put("start", EVENING.plus(Duration.ofDays(30)));
        later.put("end", EVENING.plus(Duration.ofDays(31)));
        assertThat(desk.post(rival, "orders", order("f", later)).status()).isEqualTo(201);
    }

    /** Each of two meets the third, but never both at once: then all three fit. */
    @Test
    void sharesAreAddedOnlyWhereAllMeet() {
        desk.post(BUYER, "orders", order("a", sponsorship("a", 60, "kestral")));
        desk.post(BUYER, "orders", order("b", sponsorship("b", 60, "pop")));

        assertThat(
                        desk.post(
                                        BUYER,
                                        "orders",
                                        order("c", sponsorship("c", 40, "kestral", "pop")))
                                .status())
                .isEqualTo(201);
        assertThat(
                        desk.post(
                                        BUYER,
                                        "orders",
                                        order(
                                                "d",
                                                sponsorship("d", 50, "ombrix"),
                                                sponsorship("e", 51, "ombrix")))
                                .faults())
                .as("within one order too")
                .containsExactly("lineItems[1].goal.sharePercent");
    }

    /** Ids are the buyer's own to make; one that is taken is refused, whoever has it. */
    @Test
    void nobodyBooksUnderAnIdThatNamesSomethingElse() {
        desk.post(BUYER, "orders", order("soup", line("soup")));
        Caller.Staff rival = Desk.advertiser(PEDALFOX);

        assertThat(desk.post(rival, "orders", order("soup", line("mine"))).faults())
                .containsExactly("orderId");
        assertThat(desk.post(rival, "orders", order("mine", line("soup"))).faults())
                .containsExactlyInAnyOrder("lineItems[0].id", "lineItems[0].creatives[0].id");
    }

    @Test
    void anotherAdvertisersOrderIsAsUnknownAsNone() {
        desk.post(BUYER, "orders", order("soup", line("soup")));
        Caller.Staff rival = Desk.advertiser(PEDALFOX);
        String item = "line-items/" + Desk.lineId("soup");

        assertThat(desk.get(rival, "orders/" + Desk.orderId("soup")).status()).isEqualTo(404);
        assertThat(desk.get(rival, "orders").text()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(desk.get(rival, "creatives").text()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(desk.get(rival, item + "/versions").status()).isEqualTo(404);
        assertThat(desk.get(rival, item + "/delivery").status()).isEqualTo(404);
        assertThat(desk.get(rival, item + "/delivery.csv").status()).isEqualTo(404);
        assertThat(desk.put(rival, item, line("soup", "version", 1)).status()).isEqualTo(404);
        assertThat(desk.post(rival, item + "/archive", "").status()).isEqualTo(404);
        assertThat(desk.post(rival, "orders/" + Desk.orderId("soup") + "/archive", "").status())
                .isEqualTo(404);
        assertThat(desk.get(rival, "line-items.csv").text()).doesNotContain("soup");
        assertThat(desk.get(OPERATOR, "orders").text()).contains("soup");
        assertThat(desk.get(Desk.maker(KESTRAL), "orders").status()).isEqualTo(403);
    }

    /** A buyer that is refused on a maker's sets must not learn it from the house. */
    @Test
    void vetoesAndFloorsChangeNoAnswerOfABooking() {
        Desk.Answer before = desk.post(BUYER, "orders", order("soup", line("soup")));
        Desk.Answer choices = desk.get(BUYER, "targeting");
        desk.sales().veto(KESTRAL, PEDALFOX);
        Map<String, Object> floor =
                Map.of("brandId", Desk.brand("kestral"), "surface", "PRE_ROLL", "cpm", yuan(900));
        assertThat(
                        desk.put(Desk.maker(KESTRAL), "floors", Map.of("items", List.of(floor)))
                                .status())
                .isEqualTo(200);

        Caller.Staff vetoed = Desk.advertiser(PEDALFOX);
        Desk.Answer after = desk.post(vetoed, "orders", order("ride", line("ride")));

        assertThat(after.status()).isEqualTo(before.status());
        assertThat(desk.get(vetoed, "targeting").text()).isEqualTo(choices.text());
        assertThat(desk.get(vetoed, "orders/" + Desk.orderId("ride")).text())
                .doesNotContain("90000", "floor", "veto");
    }

    @Test
    void ordersComeInPagesTheNewestFirst() {
        for (int i = 0; i < 53; i++) {
            desk.now.set(EVENING.plusSeconds(i));
            desk.post(BUYER, "orders", order("o" + i, line("l" + i)));
        }

        Desk.Answer first = desk.get(BUYER, "orders");
        Desk.Answer rest = desk.get(BUYER, "orders?cursor=" + first.at("next"));

        assertThat(first.at("items/0/name")).isEqualTo("o52");
        assertThat(first.at("items/49/name")).isEqualTo("o3");
        assertThat(rest.at("items/0/name")).isEqualTo("o2");
        assertThat(rest.at("items/2/name")).isEqualTo("o0");
        assertThat(rest.at("next")).isEmpty();
        assertThat(desk.get(BUYER, "orders?cursor=x").status()).isEqualTo(400);
    }
}
