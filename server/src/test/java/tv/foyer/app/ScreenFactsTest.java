package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tv.foyer.devices.DeviceClass;
import tv.foyer.devices.DeviceKind;
import tv.foyer.devices.ModelDraft;
import tv.foyer.devices.Settings;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Review;
import tv.foyer.sales.Targeting;

/** What a set is, by its model, decides what it is shown. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenFactsTest {
    private static final LineItemId PROJECTORS = new LineItemId(Ids.named("line/projectors"));

    private TestHouse test;
    private int sets;

    @BeforeAll
    void open() {
        test = TestHouse.open();
        for (DeviceClass sold : DeviceClass.values()) {
            sell("kestral-" + word(sold), DeviceKind.TV, sold);
        }
        sell("kestral-beam", DeviceKind.PROJECTOR, DeviceClass.HOME);
        bookForProjectors();
    }

    @AfterAll
    void close() {
        test.close();
    }

    @Test
    void aSetThatIsNotSoldToAHomeGetsNoBootAdAndTheDecisionSaysWhy() throws Exception {
        LineItemId boot = new LineItemId(Ids.named("line-item/pedalfox/dawn"));
        assertThat(bootAd("kestral-home")).isTrue();
        for (DeviceClass sold : List.of(DeviceClass.HOTEL, DeviceClass.IPTV, DeviceClass.CABLE)) {
            String device = "kestral-" + word(sold);
            assertThat(bootAd(device)).as(device).isFalse();

            Verdict verdict = verdict(Surface.BOOT, boot);

            assertThat(verdict.reason()).as(device).isEqualTo("SURFACE_NOT_ALLOWED");
            assertThat(verdict.detail()).contains("BOOT", sold + " set");
        }
    }

    @Test
    void aLineItemForProjectorsIsShownOnOneAndRefusedOnATelevision() throws Exception {
        assertThat(pauseAd("kestral-beam")).contains("For the wall");
        assertThat(pauseAd("kestral-k55")).doesNotContain("For the wall");

        Verdict verdict = verdict(Surface.PAUSE, PROJECTORS);

        assertThat(verdict.reason()).isEqualTo("WRONG_MODEL_CLASS");
        assertThat(verdict.detail()).contains("the set is a tv", "projector");
    }

    @Test
    void aFilmsBreaksKnowTheSetToo() throws Exception {
        Sofa sofa = join("kestral-beam");
        Titles some =
                Json.readKnown(
                        send("GET", "/api/v1/search?q=", sofa.set(), "").body(), Titles.class);
        send(
                "POST",
                "/api/v1/play",
                sofa.set(),
                Json.text(
                        Map.of(
                                "titleId",
                                some.items().getFirst().id(),
                                "profileId",
                                sofa.profile(test.wire()),
                                "resume",
                                false)));

        assertThat(newest(Surface.PRE_ROLL).opportunity().modelClass()).isEqualTo("projector");
    }

    record Titles(List<Seen.Card> items) {}

    record Opportunity(String modelClass) {}

    record Decision(String decision, String surface, Opportunity opportunity) {}

    record Decisions(List<Decision> items) {}

    record Verdict(String reason, String detail) {}

    record Explanation(List<Verdict> verdicts) {}

    private boolean bootAd(String model) throws Exception {
        return Json.readKnown(
                        send("POST", "/api/v1/boot", join(model).set(), "{}").body(),
                        Seen.Boot.class)
                .ad()
                .isPresent();
    }

    private String pauseAd(String model) throws Exception {
        Sofa sofa = join(model);
        String ask =
                Json.text(
                        Map.of(
                                "profileId",
                                sofa.profile(test.wire()),
                                "breaks",
                                List.of(Map.of("surface", "PAUSE"))));
        return send("POST", "/api/v1/ads", sofa.set(), ask).text();
    }

    private Sofa join(String model) throws Exception {
        return Sofa.join(test.wire(), model, "SF-" + sets++, Optional.empty());
    }

    /** The console's list follows the log, so a decision is there a moment later. */
    private Decision newest(Surface surface) {
        test.house().tails().catchUp();
        return read("/api/v1/console/decisions", Decisions.class).items().stream()
                .filter(one -> one.surface().equals(surface.name()))
                .findFirst()
                .orElseThrow();
    }

    private Verdict verdict(Surface surface, LineItemId line) {
        String decision = newest(surface).decision();
        return read(
                        "/api/v1/console/decisions/" + decision + "/explain?lineItem=" + line,
                        Explanation.class)
                .verdicts()
                .getFirst();
    }

    private <T> T read(String path, Class<T> type) {
        return Json.readKnown(send("GET", path, test.staff("hearthline"), "").body(), type);
    }

    private TestWire.Answer send(String method, String path, String token, String body) {
        TestWire.Answer answer = test.send(method, path, Optional.of(token), body);
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        return answer;
    }

    private void sell(String key, DeviceKind kind, DeviceClass sold) {
        test.house()
                .devices()
                .addModel(new ModelDraft("kestral", key, key, kind, sold, Settings.NONE));
    }

    private static String word(DeviceClass sold) {
        return sold.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void bookForProjectors() {
        CreativeId creative = new CreativeId(Ids.named("creative/projectors"));
        Targeting targeting =
                new Targeting(
                        Set.of(Surface.PAUSE),
                        Set.of(),
                        Set.of("projector"),
                        Set.of(),
                        Set.of(),
                        0,
                        Set.of(),
                        Set.of());
        OrderDraft.Film film =
                new OrderDraft.Film(
                        creative,
                        LineItem.Format.IMAGE,
                        "brightwok-pause",
                        0,
                        Set.of(),
                        new Text("投影专属", "For the wall"),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        Booking booked =
                test.house()
                        .sales()
                        .book(
                                new OrderDraft(
                                        new OrderId(Ids.named("order/projectors")),
                                        DemoAlliance.partner("brightwok"),
                                        "Projectors",
                                        List.of(line(targeting, film))));
        assertThat(booked).isNotInstanceOf(Booking.Refused.class);
        assertThat(test.house().sales().review(creative, Review.APPROVED)).isTrue();
    }

    private OrderDraft.Line line(Targeting targeting, OrderDraft.Film film) {
        return new OrderDraft.Line(
                PROJECTORS,
                "For the wall",
                LineItemKind.PRICE_PRIORITY,
                targeting,
                test.clock().instant().minus(Duration.ofHours(1)),
                test.clock().instant().plus(Duration.ofDays(30)),
                OrderDraft.Goal.upTo(Money.of(1_000_000, "CNY")),
                Money.of(90_00, "CNY"),
                10,
                "food",
                true,
                List.of(film));
    }
}
