package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.events.Surface;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sql.TestDatabase;

/**
 * One evening in a household with sets of two brands, on the real screens before a real server:
 * what was shown is what was counted, and what was counted is what is paid.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
    private static final InstantSource CLOCK = InstantSource.system();

    /** An ad that ran on a set: on whose, in whose content. */
    private record Shown(String maker, String provider, String lineItem, String advertiser) {}

    private final List<Shown> shown = new ArrayList<>();
    private House house;
    private Screens screens;
    private Calls calls;
    private BrowserContext phone;
    private TvScreen ombrix;
    private TvScreen kestral;
    private TvScreen pop;
    private TvScreen lumao;
    private String title = "";

    @BeforeAll
    void open(@TempDir Path data) {
        Path media = Path.of(System.getProperty("foyer.home", ".."), ".foyer", "media");
        house =
                House.open(
                        new House.Config(
                                data, media, "127.0.0.1", 0, CLOCK, _ -> TestDatabase.with()));
        Demo.load(house, CLOCK.instant());
        Demo.produce(house, System.err);
        rollsOnly();
        screens = Screens.of(house.address());
        calls = screens.calls();
        phone = screens.phone();
        ombrix = screens.television("ombrix-x65", "E2E-1");
        kestral = screens.television("kestral-k55", "E2E-2");
        pop = screens.television("pop-p43", "E2E-3");
        lumao = screens.television("lumao-l50", "E2E-4");
    }

    @AfterAll
    void close() {
        screens.close();
        house.close();
    }

    @Test
    @Order(1)
    void aPhoneBringsSetsOfAllBrandsIntoOneHousehold() {
        approve(ombrix, "ombrix", 0);
        goHome(ombrix, "ombrix", "ombrix");
        approve(kestral, "kestral", 1);
        approve(pop, "pop", 2);
        approve(lumao, "lumao", 3);

        goHome(kestral, "kestral", "kestral");
        goHome(pop, "pop", "kestral");
        goHome(lumao, "lumao", "lumao");
        assertThat(sameHousehold()).hasSize(1);
    }

    /** The home screens' ads, and the house's own, have tests of their own. */
    private void rollsOnly() {
        house.sales().book().lineItems().stream()
                .filter(line ->
                        line.kind() == LineItemKind.HOUSE
                                || line.targeting().surfaces().stream()
                                        .noneMatch(
                                                Set.of(
                                                                Surface.BOOT,
                                                                Surface.PRE_ROLL,
                                                                Surface.MID_ROLL)
                                                        ::contains))
                .forEach(line -> house.sales().setPaused(line.id(), true));
    }

    @Test
    @Order(2)
    void anAdRunsBeforeTheFilmAndTheFilmAfterIt() {
        title = ombrix.focusATitle();
        ombrix.press("Enter");
        ombrix.waitFor("[data-testid=action-play][data-focused=true]");
        ombrix.waitForPictures();
        Screens.picture(ombrix.page(), "tv-title");
        ombrix.press("Enter");
        ombrix.waitFor("[data-testid=ad-mark]");
        ombrix.waitForVideo(3);
        assertThat(ombrix.player().getAttribute("data-in-ad")).isEqualTo("true");
        Seen.Ad first = ombrix.lastPlay().ads().getFirst();
        byte[] picture = Screens.picture(ombrix.page(), "tv-ad");
        assertThat(Spotted.of(picture)).isEqualTo(Spotted.of(first.advertiser().en()));

        ombrix.waitForContent(6);
        ombrix.press("ArrowDown");
        ombrix.waitFor("[data-testid=player-bar].on");
        ombrix.waitForPictures();
        Screens.picture(ombrix.page(), "tv-player");
        ombrix.press("Escape");
        ombrix.waitFor("[data-testid=action-resume]");
        Screens.picture(ombrix.page(), "tv-resume");
        count(ombrix, "ombrix");
        assertThat(ombrix.lastPlay().title().id()).isEqualTo(title);
    }

    @Test
    @Order(3)
    void theOtherBrandsSetGoesOnWhereTheFirstStoppedWithinFiveSeconds() {
        Seen.Title there =
                Patience.of(5)
                        .until(
                                () ->
                                        calls.get(
                                                kestral.token(),
                                                "/api/v1/titles/" + title + "?profile=" + adult(),
                                                Seen.Title.class),
                                found -> found.resume().isPresent());
        assertThat(there.resume().orElseThrow().positionSeconds()).isBetween(4, 10);
    }

    @Test
    @Order(4)
    void aMakersSetsShowNoAdOfAnAdvertiserItRefuses() {
        kestral.press("ArrowRight", "ArrowRight");
        assertThat(kestral.focusATitle()).isNotEqualTo(title);
        kestral.press("Enter");
        kestral.waitFor("[data-testid=action-play][data-focused=true]");
        kestral.press("Enter");
        kestral.waitFor("[data-testid=ad-mark]");
        kestral.waitForVideo(2);
        Screens.picture(kestral.page(), "tv-ad-kestral");
        kestral.press("Escape");
        kestral.waitFor("[data-screen=title]");
        count(kestral, "kestral");

        assertThat(advertisersOn(kestral)).isNotEmpty().doesNotContain("Ombrix");
        assertThat(advertisersOn(ombrix)).contains("Ombrix");
    }

    @Test
    @Order(5)
    void whatTheSetsShowedIsWhatTheServerCountedAndWhatTheMakerIsPaid() {
        String operator = calls.signIn(DemoAlliance.OPERATOR_KEY);
        Map<String, Long> expected =
                new TreeMap<>(
                        shown.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Shown::lineItem, Collectors.counting())));
        Map<String, Long> counted =
                Patience.of(20).until(() -> impressions(operator), found -> found.equals(expected));
        assertThat(counted).isEqualTo(expected);

        assertThat(ombrix.reportedSeconds()).isBetween(4L, 10L);
        Seen.Overview viewed =
                Patience.of(10)
                        .until(
                                () ->
                                        calls.get(
                                                operator,
                                                "/api/v1/console/overview",
                                                Seen.Overview.class),
                                found -> found.viewing().seconds() == ombrix.reportedSeconds());
        assertThat(viewed.viewing().seconds()).isEqualTo(ombrix.reportedSeconds());

        String maker = calls.signIn("ombrix");
        Seen.Statement statement =
                calls.get(maker, "/api/v1/console/statements/" + month(), Seen.Statement.class);
        assertThat(statement.state()).isEqualTo("open");
        assertThat(statement.payable()).isEqualTo(new Seen.Money(byHand(operator), "CNY"));
    }

    @Test
    @Order(6)
    void theConsoleShowsTheMakerTheSameAmount() {
        String minor = Long.toString(byHand(calls.signIn(DemoAlliance.OPERATOR_KEY)));
        DeskScreen desk = screens.desk();
        desk.picture("console-sign-in");
        desk.signIn("ombrix");
        assertThat(desk.minor("total-payable")).isEqualTo(minor);
        desk.picture("console-overview");
        desk.open("statements/" + month());
        assertThat(desk.minor("statement-total")).isEqualTo(minor);
        desk.picture("console-statement");
        desk.drill(1);
        desk.picture("console-statement-facts");
        for (String page : List.of("vetoes", "contracts", "delivery")) {
            desk.open(page);
            desk.picture("console-" + page);
        }
    }

    @Test
    @Order(7)
    void everyPageOfTheOperatorHasSomethingToShow() {
        DeskScreen desk = screens.desk();
        desk.signIn(DemoAlliance.OPERATOR_KEY);
        for (String page :
                List.of("overview", "campaigns", "decisions", "counting", "periods", "audit")) {
            desk.open(page);
            desk.picture("console-operator-" + page);
        }
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    @Order(8)
    void everySetSpeaksBothLanguagesAndShowsItsSections() {
        for (String section : List.of("search", "guide", "films", "series", "channels", "mine")) {
            lumao.goTo(section);
            lumao.waitForPictures();
            Screens.picture(lumao.page(), "tv-" + section);
        }
        Map<String, TvScreen> all =
                Map.of("ombrix", ombrix, "kestral", kestral, "pop", pop, "lumao", lumao);
        all.forEach((brand, tv) -> {
            tv.goTo("settings");
            Screens.picture(tv.page(), "tv-settings-" + brand);
            tv.press("Enter");
            tv.waitFor("html[lang^=en]");
            tv.goTo("home");
            tv.focusedCard();
            tv.waitForPictures();
            Screens.picture(tv.page(), "tv-home-" + brand + "-en");
        });
        kestral.press("ArrowDown");
        kestral.focusedCard();
        kestral.waitForPictures();
        Screens.picture(kestral.page(), "tv-home-kestral-second-row");
    }

    @Test
    @Order(9)
    void noScreenComplained() {
        assertThat(ombrix.faults()).isEmpty();
        assertThat(kestral.faults()).isEmpty();
        assertThat(pop.faults()).isEmpty();
        assertThat(lumao.faults()).isEmpty();
    }

    private void approve(TvScreen tv, String brand, int room) {
        String code = tv.userCode();
        tv.waitForPictures();
        Screens.picture(tv.page(), "tv-activate-" + brand);
        Page page = screens.onPhone(phone, code);
        page.getByTestId("set-brand").waitFor();
        page.locator(".chip").nth(room).click();
        if (room == 0) {
            page.getByTestId("household-input").fill("林间的家");
            page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        }
        Screens.settled(page);
        Screens.picture(page, "phone-approve-" + brand);
        page.getByTestId("approve-button").click();
        page.getByTestId("approved").waitFor();
        Screens.settled(page);
        Screens.picture(page, "phone-approved-" + brand);
        page.close();
    }

    private void goHome(TvScreen tv, String brand, String maker) {
        tv.closeBootAd("tv-boot-ad-" + brand);
        tv.waitForScreen("profiles");
        tv.takeShownBootAd()
                .ifPresent(ad ->
                        shown.add(new Shown(maker, "", ad.title().en(), ad.advertiser().en())));
        tv.waitForPictures();
        Screens.picture(tv.page(), "tv-profiles-" + brand);
        tv.press("Enter");
        tv.waitForScreen("home");
        tv.focusedCard();
        tv.waitForPictures();
        Screens.picture(tv.page(), "tv-home-" + brand + "-zh");
    }

    private Set<String> sameHousehold() {
        return Stream.of(ombrix, kestral, pop, lumao)
                .map(tv -> calls.get(tv.token(), "/api/v1/me", Seen.Me.class).household().id())
                .collect(Collectors.toSet());
    }

    private void count(TvScreen tv, String maker) {
        Seen.Play play = tv.lastPlay();
        for (Seen.Ad ad : tv.takeShownAds()) {
            shown.add(
                    new Shown(
                            maker,
                            play.title().provider().en(),
                            ad.title().en(),
                            ad.advertiser().en()));
        }
    }

    private String adult() {
        return calls.get(kestral.token(), "/api/v1/me", Seen.Me.class).profiles().stream()
                .filter(profile -> profile.kind().equals("adult"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Whose ads a set would show in the first titles of its home screen. */
    private List<String> advertisersOn(TvScreen tv) {
        String profile = adult();
        Seen.Home home = calls.get(tv.token(), "/api/v1/home?profile=" + profile, Seen.Home.class);
        return home.rows().stream()
                .filter(row -> row.kind().equals("provider"))
                .flatMap(row -> row.items().stream())
                .limit(8)
                .map(card -> Map.of("titleId", card.id(), "profileId", profile, "resume", false))
                .map(order -> calls.post(tv.token(), "/api/v1/play", order, Seen.Play.class))
                .flatMap(play -> play.ads().stream())
                .map(ad -> ad.advertiser().en())
                .toList();
    }

    private Map<String, Long> impressions(String operator) {
        return campaigns(operator).stream()
                .filter(line -> line.impressions() > 0)
                .collect(
                        Collectors.toMap(
                                Seen.LineItem::name,
                                Seen.LineItem::impressions,
                                Long::sum,
                                TreeMap::new));
    }

    private List<Seen.LineItem> campaigns(String operator) {
        return calls
                .get(operator, "/api/v1/console/campaigns", Seen.Campaigns.class)
                .items()
                .stream()
                .flatMap(campaign -> campaign.lineItems().stream())
                .toList();
    }

    private long byHand(String operator) {
        Map<String, Long> cpm =
                campaigns(operator).stream()
                        .collect(Collectors.toMap(Seen.LineItem::name, line -> line.cpm().minor()));
        OmbrixBooks books = new OmbrixBooks();
        for (Shown ad : shown) {
            long price = cpm.getOrDefault(ad.lineItem(), 0L);
            books.shown(ad.maker().equals("ombrix"), ad.provider(), ad.advertiser(), price);
        }
        return books.payableMinor();
    }

    private static String month() {
        return YearMonth.from(CLOCK.instant().atZone(House.ZONE)).toString();
    }
}
