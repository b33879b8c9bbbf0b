package tv.foyer.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tv.foyer.sales.Desk.BRIGHTWOK;
import static tv.foyer.sales.Desk.EVENING;
import static tv.foyer.sales.Desk.film;
import static tv.foyer.sales.Desk.line;
import static tv.foyer.sales.Desk.order;
import static tv.foyer.sales.Desk.yuan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Text;

class VersionTest {
    private static final Caller.Staff BUYER = Desk.advertiser(BRIGHTWOK);
    private static final Caller.Staff OPERATOR = Desk.operator();
    private static final LineItemId SOUP = Desk.lineId("soup");
    private static final String ITEM = "line-items/" + SOUP;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk();
        desk.post(BUYER, "orders", order("soup", line("soup")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void everyChangeIsAVersionThatSaysWhoWhenAndWhat() {
        desk.now.set(EVENING.plusSeconds(60));
        Desk.Answer changed = desk.put(BUYER, ITEM, line("soup", "version", 1, "cpm", yuan(60)));
        desk.now.set(EVENING.plusSeconds(120));
        desk.post(OPERATOR, ITEM + "/pause", "");
        desk.post(OPERATOR, ITEM + "/pause", "");
        desk.post(OPERATOR, ITEM + "/resume", "");

        assertThat(changed.at("version")).isEqualTo("2");
        Desk.Answer versions = desk.get(BUYER, ITEM + "/versions");
        assertThat(actions(versions)).containsExactly("RESUMED", "PAUSED", "CHANGED", "BOOKED");
        assertThat(versions.at("items/2/at")).isEqualTo("2026-11-20T12:01:00Z");
        assertThat(versions.at("items/2/by/staff")).isEqualTo(BUYER.staff().toString());
        assertThat(versions.at("items/0/by/staff")).as("the house's own people").isEmpty();
        assertThat(versions.at("items/0/by/partner/en")).contains(Desk.HEARTHLINE.toString());
        assertThat(desk.get(OPERATOR, ITEM + "/versions").at("items/2/by/staff")).isEmpty();
        assertThat(versions.at("items/3/line/cpm/minor")).isEqualTo("5000");
        assertThat(versions.at("items/2/line/cpm/minor")).isEqualTo("6000");
        assertThat(desk.audit)
                .contains(
                        "change-line-item " + SOUP + " cpm: 50.00 CNY → 60.00 CNY",
                        "pause-line-item " + SOUP + " state: ACTIVE → PAUSED")
                .hasSize(4);
    }

    @Test
    void whoReadAnOlderVersionIsTold() {
        desk.put(BUYER, ITEM, line("soup", "version", 1, "name", "hot soup"));

        Desk.Answer late = desk.put(OPERATOR, ITEM, line("soup", "version", 1, "name", "cold"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("type")).isEqualTo("changed-meanwhile");
        assertThat(desk.put(BUYER, ITEM, line("soup")).faults()).containsExactly("version");
        assertThat(desk.get(BUYER, ITEM + "/versions").at("items/0/line/name"))
                .isEqualTo("hot soup");
    }

    @Test
    void aChangeThatChangesNothingIsNoVersion() {
        Desk.Answer same = desk.put(BUYER, ITEM, line("soup", "version", 1));

        assertThat(same.at("version")).isEqualTo("1");
        assertThat(actions(desk.get(BUYER, ITEM + "/versions"))).containsExactly("BOOKED");
        assertThat(desk.audit).hasSize(1);
    }

    @Test
    void onceDeliveryBeganItsKindAndStartStandAndItsGoalCoversWhatWasGiven() {
        desk.delivered.put(SOUP, new Delivery.Delivered(400, 20_000_000, 300, List.of()));
        Map<String, Object> otherKind =
                line(
                        "soup",
                        "version",
                        1,
                        "kind",
                        "GUARANTEED",
                        "goal",
                        Map.of("impressions", 399),
                        "start",
                        EVENING);
        Map<String, Object> poor = line("soup", "version", 1, "goal", Map.of("budget", yuan(19)));
        Map<String, Object> dearer = line("soup", "version", 1, "cpm", yuan(80));

        assertThat(desk.put(BUYER, ITEM, otherKind).faults())
                .containsExactlyInAnyOrder("kind", "start", "goal.impressions", "goal.budget");
        assertThat(desk.put(BUYER, ITEM, poor).faults()).containsExactly("goal.budget");
        assertThat(desk.put(BUYER, ITEM, dearer).status()).isEqualTo(200);
    }

    @Test
    void aChangeKeepsTheRulesOfABooking() {
        assertThat(
                        desk.put(
                                        BUYER,
                                        ITEM,
                                        line("soup", "version", 1, "capPerDay", 0, "kind", "HOUSE"))
                                .faults())
                .contains("capPerDay", "kind");
        assertThat(
                        desk.put(BUYER, ITEM, line("other", "version", 1, "creatives", List.of()))
                                .faults())
                .containsExactly("id");
        assertThat(desk.put(BUYER, ITEM, Map.of("version", 1)).faults())
                .contains("name", "kind", "targeting", "cpm")
                .doesNotContain("id", "creatives");
    }

    @Test
    void aLineItemIsKnownAsItWasAtAnyInstant() {
        desk.sales().review(Desk.creativeId("soup"), Review.APPROVED);
        desk.now.set(EVENING.plusSeconds(60));
        desk.put(BUYER, ITEM, line("soup", "version", 1, "cpm", yuan(60)));
        desk.now.set(EVENING.plusSeconds(120));
        desk.sales().setPaused(SOUP, true);
        desk.sales().review(Desk.creativeId("soup"), Review.REFUSED);
        desk.now.set(EVENING.plus(Duration.ofDays(400)));
        desk.sales().refresh();

        assertThat(desk.sales().asOf(SOUP, EVENING.minusSeconds(1))).isEmpty();
        LineItem first = asOf(30);
        LineItem second = asOf(60);
        LineItem third = asOf(1_000_000);
        assertThat(first.priceMicros()).isEqualTo(50_000);
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.creatives()).hasSize(1);
        assertThat(second.priceMicros()).isEqualTo(60_000);
        assertThat(second.paused()).isFalse();
        assertThat(third.paused()).isTrue();
        assertThat(third.creatives()).isEmpty();
    }

    /** The newest version of what runs is what the book says. */
    @Test
    void theBookAndTheVersionsAgree() {
        desk.sales().review(Desk.creativeId("soup"), Review.APPROVED);
        desk.put(
                BUYER,
                ITEM,
                line(
                        "soup",
                        "version",
                        1,
                        "targeting",
                        Map.of(
                                "surfaces", List.of("PRE_ROLL", "MID_ROLL"),
                                "regions", List.of("CN-51"),
                                "hoursOfWeek", List.of(3, 4))));

        assertThat(Optional.of(desk.sales().book().lineItems().getFirst()))
                .isEqualTo(desk.sales().asOf(SOUP, desk.now.get()));
    }

    @Test
    void archivedStaysReadableForThreeYearsAndNothingCanBeDeleted() {
        desk.sales().review(Desk.creativeId("soup"), Review.APPROVED);
        desk.now.set(EVENING.plusSeconds(60));
        assertThat(desk.post(BUYER, "orders/" + Desk.orderId("soup") + "/archive", "").status())
                .isEqualTo(200);
        assertThat(desk.sales().book().lineItems()).isEmpty();
        desk.now.set(EVENING.plus(Duration.ofDays(3 * 365)));

        assertThat(desk.get(BUYER, "orders").text()).doesNotContain("soup");
        Desk.Answer archive = desk.get(BUYER, "orders?archived=true");
        assertThat(archive.at("items/0/archivedAt")).isEqualTo(EVENING.plusSeconds(60).toString());
        assertThat(archive.at("items/0/lineItems/0/state")).isEqualTo("ARCHIVED");
        assertThat(desk.get(BUYER, "creatives?state=ARCHIVED").at("items/0/creative/film/assetKey"))
                .isEqualTo("soup");
        assertThat(desk.sales().asOf(SOUP, EVENING).orElseThrow().creatives()).hasSize(1);
        for (String table :
                List.of("orders", "line_item", "creative", "line_item_version", "review")) {
            assertThatThrownBy(() ->
                            desk.database
                                    .sql()
                                    .houseDo(h -> h.execute("delete from sales." + table)))
                    .as(table)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() ->
                            desk.database
                                    .sql()
                                    .asPartner(
                                            BRIGHTWOK,
                                            h -> h.execute("delete from sales." + table)))
                    .as(table)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aVersionIsNeverRewritten() {
        assertThatThrownBy(() ->
                        desk.database
                                .sql()
                                .houseDo(h ->
                                        h.execute(
                                                "update sales.line_item_version set version = 9")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void whatIsArchivedChangesNoMore() {
        assertThat(desk.post(BUYER, ITEM + "/archive", "").at("state")).isEqualTo("ARCHIVED");

        assertThat(desk.put(BUYER, ITEM, line("soup", "version", 2)).at("type"))
                .isEqualTo("archived");
        assertThat(desk.post(OPERATOR, ITEM + "/resume", "").status()).isEqualTo(409);
        assertThat(desk.post(BUYER, ITEM + "/archive", "").status()).isEqualTo(200);
        assertThat(actions(desk.get(BUYER, ITEM + "/versions")))
                .containsExactly("ARCHIVED", "BOOKED");
    }

    @Test
    void aCreativeOfIngestJoinsItsLineItemAndWaitsForReview() {
        OrderDraft.Film film =
                OrderDraft.Film.video(
                        Desk.creativeId("fresh"), "up-fresh", 15, new Text("新", "Fresh"));
        Booking attached = desk.sales().attach(SOUP, film, BUYER);
        Booking again = desk.sales().attach(SOUP, film, BUYER);
        Booking foreign = desk.sales().attach(SOUP, film, Desk.advertiser(Desk.PEDALFOX));

        assertThat(attached).isEqualTo(new Booking.Booked(Desk.orderId("soup")));
        assertThat(again).isEqualTo(attached);
        assertThat(foreign)
                .isEqualTo(desk.sales().attach(Desk.lineId("none"), film, BUYER))
                .isInstanceOf(Booking.Refused.class);
        assertThat(actions(desk.get(BUYER, ITEM + "/versions")))
                .containsExactly("CREATIVE_ADDED", "BOOKED");
        assertThat(desk.get(OPERATOR, "creatives?state=PENDING").text()).contains("up-fresh");
        assertThat(desk.put(BUYER, ITEM, line("soup", "version", 1)).status())
                .as("a change made before the creative came does not lose it")
                .isEqualTo(409);
        assertThat(
                        desk.sales()
                                .attach(
                                        SOUP,
                                        new OrderDraft.Film(
                                                Desk.creativeId("still"),
                                                LineItem.Format.IMAGE,
                                                "still",
                                                0,
                                                java.util.Set.of(),
                                                new Text("图", "Still"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                false),
                                        BUYER))
                .isInstanceOf(Booking.Refused.class);
    }

    @Test
    void whoeverLeavesCreativesOutKeepsThemAndWhoeverNamesThemReplacesThem() {
        Map<String, Object> without = line("soup", "version", 1, "name", "hot");
        without.remove("creatives");
        assertThat(desk.put(BUYER, ITEM, without).at("line/creatives/0/assetKey"))
                .isEqualTo("soup");

        Desk.Answer other =
                desk.put(
                        BUYER,
                        ITEM,
                        line("soup", "version", 2, "creatives", List.of(film("other"))));

        assertThat(other.at("line/creatives/0/assetKey")).isEqualTo("other");
        assertThat(other.at("creatives/0/review")).isEqualTo("ARCHIVED");
    }

    private LineItem asOf(int seconds) {
        return desk.sales().asOf(SOUP, EVENING.plusSeconds(seconds)).orElseThrow();
    }

    private static List<String> actions(Desk.Answer versions) {
        return java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> versions.at("items/" + i + "/action"))
                .takeWhile(action -> !action.isEmpty())
                .toList();
    }
}
