package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.foyer.app.AdLounge.Room;
import tv.foyer.app.AdLounge.Wish;
import tv.foyer.app.ArrangedAds.Spot;
import tv.foyer.kernel.Text;

/**
 * The market's rules for ads on a set, one by one: the real house decides over line items booked
 * for each rule, and the real screens show it.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdConformanceTest {
    private static final long MINUTE = 60_000;

    /** What a set allows itself, and what the house allows a household. */
    private static final int HOME_ADS_PER_HOUR = 6;

    private static final int HOUSE_ADS_PER_HOUR = 12;

    private AdLounge lounge;

    @BeforeAll
    void open(@TempDir Path data) {
        lounge = AdLounge.open(data);
    }

    @AfterAll
    void close() {
        lounge.close();
    }

    // ---- boot

    @Test
    void aBootAdWearsItsLabelAndOneKeyEndsItAtOnce() {
        Room room = lounge.room(Wish.of("kestral-k55"));
        room.tv().waitFor(".boot-ad.running");

        assertThat(room.millis("boot", "bootClose")).isLessThanOrEqualTo(1_000);
        assertThat(room.text(".boot-label")).contains("广告", "踏狐");
        assertThat(room.focused()).isEqualTo("boot-close");
        assertThat(room.text(".boot-choices")).as("no countdown").doesNotContainPattern("[0-9]");

        room.tv().press("Enter");
        room.tv().waitForScreen("profiles");
        assertThat(room.millis("key", "bootGone")).isLessThanOrEqualTo(3_000);
    }

    @Test
    void everyKeyButAnArrowEndsABootAdAndItDoesNotComeBack() {
        Room room = lounge.room(Wish.of("kestral-k55"));
        room.tv().waitFor(".boot-ad.running");
        room.tv().press("5");
        room.tv().waitForScreen("profiles");

        room.goHome(0);
        room.tv().goTo("films");
        room.tv().goTo("home");

        assertThat(room.has("[data-screen=boot-ad]")).isFalse();
    }

    @Test
    void neverAgainIsOneKeyAwayAndHoldsAfterAResetAndOnAnotherBrandsSet() {
        Room first = lounge.room(Wish.of("kestral-k55"));
        first.tv().waitFor(".boot-ad.running");
        first.tv().press("ArrowRight");
        assertThat(first.focused()).isEqualTo("boot-never");
        first.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/api/v1/boot/refusal") && answer.ok(),
                        () -> first.tv().press("Enter"));
        first.tv().waitForScreen("profiles");

        first.page().reload();
        assertThat(startsWithoutAd(first)).as("switched on again").isTrue();
        Room other = lounge.room(Wish.of("lumao-l50").joining(first));
        assertThat(startsWithoutAd(other)).as("another brand, same household").isTrue();
        forgetAll(first);
        lounge.approve(first.tv(), Wish.of("kestral-k55").joining(first));
        assertThat(startsWithoutAd(first)).as("after a reset").isTrue();
    }

    @Test
    void aBootAdHasHalfAMinuteAtMostWhateverALongerOneWouldPay() {
        Room room = lounge.room(Wish.of(AdRuleBook.PROJECTOR));
        room.tv().waitFor(".boot-ad.running");

        assertThat(room.tv().takeShownBootAd().orElseThrow().title().en()).isEqualTo("thirty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kestral-hotel", "kestral-iptv", "kestral-cable"})
    void aSetThatIsNotSoldToAHomeStartsWithoutAnAd(String model) {
        assertThat(startsWithoutAd(lounge.room(Wish.of(model)))).isTrue();
    }

    // ---- home

    @Test
    void aMastheadNeverTakesTheFocusAndIsReachedByTheArrowsAlone() {
        Room room = lounge.atHome(Wish.of("kestral-k55"));
        String before = room.focused();
        room.page().waitForTimeout(1_500);

        assertThat(room.ads().asked()).containsExactly("MASTHEAD", "ROW_SLOT");
        assertThat(room.focused()).isEqualTo(before);
        assertThat(room.ads().points()).as("nothing seen yet").isEmpty();

        walkDownTo(room, "masthead");
        assertThat(room.text("[data-testid=masthead]")).contains("广告", "亮锅");
        assertThat(room.reported("MASTHEAD IMPRESSION")).isTrue();
        room.tv().press("ArrowDown");
        assertThat(room.focused()).startsWith("card-");
    }

    @Test
    void aSponsoredCardStandsApartAndIsSeenBeforeItIsCounted() {
        Room room = lounge.atHome(Wish.of("ombrix-x65"));
        walkDownTo(room, "masthead");
        room.tv().press("ArrowDown");
        room.tv().waitFor("[data-testid=row-slot]");

        assertThat(room.text("[data-testid=row-slot] .badge")).isEqualTo("广告");
        assertThat(room.reported("ROW_SLOT IMPRESSION")).isTrue();
        room.tv().press("ArrowRight", "ArrowRight", "ArrowRight");
        assertThat(room.focused()).isEqualTo("row-slot");
        room.tv().press("Enter");
        assertThat(room.page().getByTestId("ad-qr").boundingBox().width)
                .isGreaterThanOrEqualTo(300);
        room.page().waitForTimeout(500);
        room.tv().press("Escape");
        assertThat(Patience.of(5).until(room::focused, "row-slot"::equals)).isEqualTo("row-slot");
    }

    @Test
    void aHomeShowsNoMoreAdsInAnHourThanItsBudget() {
        Room room = lounge.withClock(Wish.of("pop-p43"));
        room.goHome(0);
        for (int visit = 0; visit < 5; visit++) {
            room.tv().press(Collections.nCopies(8, "ArrowUp").toArray(String[]::new));
            if (visit < 3) {
                walkDownTo(room, "masthead");
                room.tv().press("ArrowDown");
                room.page().waitForTimeout(700);
            }
            room.tv().goTo("settings");
            room.page().clock().fastForward(11 * MINUTE);
            room.tv().goTo("home");
            room.tv().focusedCard();
            room.page().waitForTimeout(500);
        }
        room.page().waitForTimeout(1_500);

        assertThat(room.ads().asked()).hasSize(HOME_ADS_PER_HOUR);
        assertThat(room.ads().points())
                .hasSize(HOME_ADS_PER_HOUR)
                .allMatch(p -> p.endsWith("IMPRESSION"));
        assertThat(room.has("[data-testid=masthead]")).isFalse();
        room.tv().goTo("settings");
        room.page().clock().fastForward(30 * MINUTE);
        room.tv().goTo("home");
        assertThat(Patience.of(5).until(() -> asks(room), n -> n > HOME_ADS_PER_HOUR))
                .as("an hour later")
                .isEqualTo(HOME_ADS_PER_HOUR + 2);
    }

    @Test
    void whatOneSetOfAHouseholdShowsIsMissingInTheBudgetOfTheOthers() {
        Room room = lounge.room(Wish.of("kestral-k55"));
        room.tv().closeBootAd("ad-boot-budget");
        room.tv().waitForScreen("profiles");
        String profile = lounge.profile(room);
        int shown = room.tv().takeShownBootAd().isPresent() ? 1 : 0;
        int spent = 0;
        for (int ask = 0; ask < 2 * HOUSE_ADS_PER_HOUR; ask++) {
            spent += lounge.spend(room, profile, "MASTHEAD");
        }
        assertThat(spent).isBetween(HOUSE_ADS_PER_HOUR - 1, HOUSE_ADS_PER_HOUR - shown);

        room.goHome(0);
        room.tv().press("ArrowDown", "ArrowDown", "ArrowDown");
        room.page().waitForTimeout(1_500);

        assertThat(room.ads().asked()).containsExactly("MASTHEAD", "ROW_SLOT");
        assertThat(room.ads().given()).isEmpty();
        assertThat(room.has("[data-testid=masthead], [data-testid=row-slot]")).isFalse();
    }

    @Test
    void aChildsScreensAskForNoAdAndShowNone() {
        Room room = lounge.withClock(Wish.of("kestral-k55"));
        room.goHome(1);
        assertThat(room.has(".kind-kids")).isTrue();
        room.tv().press("ArrowDown", "ArrowDown", "ArrowDown");
        room.page().clock().fastForward(20 * MINUTE);
        room.page().waitForTimeout(1_500);

        assertThat(room.ads().asked()).isEmpty();
        assertThat(room.has("[data-testid=masthead], [data-testid=screensaver]")).isFalse();
    }

    @Test
    void atTheEdgeAnAdWithoutItsLabelOrItsPictureIsNotShownAndReportedAsAnError() {
        ArrangedAds ads = new ArrangedAds();
        Text none = new Text("广告", "-");
        Spot spot = Spot.picture("/media/art/there-is-none.jpg", 1280, 360);
        ads.arrange("MASTHEAD", spot);
        ads.arrange("ROW_SLOT", new Spot("", 640, 360, 0, false, none));
        Room room = lounge.atHome(Wish.of("kestral-k55"), ads);

        assertThat(room.reported("MASTHEAD ERROR")).isTrue();
        assertThat(room.reported("ROW_SLOT ERROR")).isTrue();
        assertThat(room.has("[data-testid=masthead], [data-testid=row-slot]")).isFalse();
        room.tv().press("ArrowDown", "ArrowDown");
        assertThat(room.focused()).startsWith("card-");
    }

    @Test
    void aScreensaverFillsTheScreenAndAnyKeyLeadsBackToTheVeryPlace() {
        Room room = lounge.withClock(Wish.of("kestral-k55"));
        room.goHome(0);
        room.tv().press("ArrowRight", "ArrowRight");
        String before = room.focused();
        room.page().waitForTimeout(500);

        room.page().clock().fastForward(4 * MINUTE);
        room.page().waitForTimeout(800);
        assertThat(room.has("[data-testid=screensaver]")).as("too early").isFalse();
        room.page().clock().fastForward(2 * MINUTE);
        room.tv().waitFor("[data-testid=screensaver]");
        assertThat(room.text("[data-testid=screensaver]")).contains("广告", "踏狐");
        assertThat(room.reported("SCREENSAVER IMPRESSION")).isTrue();

        room.tv().press("ArrowRight");
        assertThat(room.has("[data-testid=screensaver]")).isFalse();
        assertThat(room.focused()).isEqualTo(before);
        assertThat(room.reported("SCREENSAVER CLOSE")).isTrue();
        room.tv().press("ArrowRight");
        assertThat(room.focused()).isNotEqualTo(before);
    }

    // ---- walking

    private static boolean startsWithoutAd(Room room) {
        room.page().waitForSelector("[data-screen=boot-ad], [data-screen=profiles]");
        return !room.has("[data-screen=boot-ad]")
                && room.page().evaluate("() => window.adTimes.boot ?? null") == null;
    }

    /** The factory's state: what is left is its serial, and the secret in its secure store. */
    private static void forgetAll(Room room) {
        room.page()
                .evaluate(
                        """
                        () => Object.keys(localStorage)
                          .filter(key => !/\\.(model|serial|credentials)$/.test(key))
                          .forEach(key => localStorage.removeItem(key))
                        """);
        room.page().reload();
    }

    /** Ads come after the home; who runs ahead of them does not meet them. */
    static void walkDownTo(Room room, String testid) {
        room.tv().waitFor("[data-focused=true][data-testid^=card-]");
        room.page().waitForTimeout(1_000);
        for (int row = 0; row < 6; row++) {
            if (testid.equals(room.focused())) {
                return;
            }
            room.tv().press("ArrowDown");
            room.page().waitForTimeout(300);
        }
        assertThat(room.focused()).isEqualTo(testid);
    }

    private static int asks(Room room) {
        room.page().waitForTimeout(100);
        return room.ads().asked().size();
    }
}
