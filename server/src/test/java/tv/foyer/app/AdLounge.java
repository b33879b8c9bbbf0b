package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sql.TestDatabase;

/**
 * A house with the demo alliance and the line items of {@link AdRuleBook}, and sets in living rooms
 * that show what it decides; only where a test brings {@link ArrangedAds} does it not decide.
 */
final class AdLounge implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 60_000;
    private static final InstantSource CLOCK = InstantSource.system();

    /** Notes, by the page's own clock, when ads come and go and when keys are pressed. */
    private static final String WATCH_THE_ADS =
            """
            window.adTimes = {};
            const note = (name) => { window.adTimes[name] ??= performance.now(); };
            const look = () => {
              const boot = document.querySelector('[data-screen=boot-ad]');
              if (boot) note('boot');
              if (document.querySelector('[data-testid=boot-close]')) note('bootClose');
              if (window.adTimes.boot && !boot) note('bootGone');
              const player = document.querySelector('[data-screen=player]')?.dataset.state;
              if (player === 'paused') note('paused');
              if (document.querySelector('[data-testid=pause-ad]')) note('pauseAd');
            };
            new MutationObserver(look).observe(document,
              {subtree: true, childList: true, attributes: true});
            addEventListener('keydown', () => { window.adTimes.key = performance.now(); }, true);
            """;

    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private final House house;
    private final Screens screens;
    private int sets;

    private AdLounge(House house, Screens screens) {
        this.house = house;
        this.screens = screens;
    }

    static AdLounge open(Path data) {
        Path media = Path.of(System.getProperty("foyer.home", ".."), ".foyer", "media");
        House house =
                House.open(
                        new House.Config(
                                data, media, "127.0.0.1", 0, CLOCK, _ -> TestDatabase.with()));
        Demo.load(house, CLOCK.instant());
        Demo.produce(house, System.err);
        AdRuleBook.fill(house, CLOCK.instant());
        AdLounge lounge = new AdLounge(house, Screens.of(house.address()));
        lounge.warmUp();
        return lounge;
    }

    House house() {
        return house;
    }

    Calls calls() {
        return screens.calls();
    }

    /** A plain page of the house's origin, for a player that is not ours. */
    Page page(String path) {
        Page page = screens.page(640, 480);
        page.navigate(house.address() + path);
        return page;
    }

    /** A set in a living room, its household's phone, and what is heard of its ads. */
    record Room(TvScreen tv, HeardAds ads, String phone) {
        Page page() {
            return tv.page();
        }

        /** Milliseconds of the page's clock between two things that it noted. */
        double millis(String from, String to) {
            return ((Number)
                            page().evaluate(
                                            "([a, b]) => window.adTimes[b] - window.adTimes[a]",
                                            new String[] {from, to}))
                    .doubleValue();
        }

        boolean has(String selector) {
            return page().locator(selector).count() > 0;
        }

        String text(String selector) {
            return page().locator(selector).first().innerText();
        }

        /** Waits for a report of the set. */
        boolean reported(String point) {
            return Patience.of(10)
                    .until(
                            () -> {
                                page().waitForTimeout(100);
                                return ads.points().contains(point);
                            },
                            seen -> seen);
        }

        /** The testid of the one thing that has the focus. */
        String focused() {
            return page().locator("[data-focused=true]").first().getAttribute("data-testid");
        }

        /** From the profile picker to the home of the n-th profile. */
        void goHome(int profile) {
            tv.waitForScreen("profiles");
            for (int n = 0; n < profile; n++) {
                tv.press("ArrowRight");
            }
            tv.press("Enter");
            tv.waitForScreen("home");
            tv.focusedCard();
            tv.waitForPictures();
        }
    }

    /** Who lives in a room: which set, in which language, and whose household it joins. */
    record Wish(String model, String language, Optional<String> phone) {
        static Wish of(String model) {
            return new Wish(model, "zh", Optional.empty());
        }

        Wish in(String spoken) {
            return new Wish(model, spoken, phone);
        }

        Wish joining(Room other) {
            return new Wish(model, language, Optional.of(other.phone()));
        }
    }

    record Approval(String householdToken) {}

    /** Brings a set into a home; it is then on its way to its boot ad. */
    Room room(Wish wish) {
        return room(wish, Optional.empty());
    }

    private Room room(Wish wish, Optional<ArrangedAds> arranged) {
        TvScreen tv = screens.television(wish.model(), "AD-" + sets++);
        tv.page().setDefaultTimeout(PATIENCE_MILLIS);
        // Once it shows its code it is registered, and may be switched off and on.
        tv.userCode();
        arranged.ifPresent(ads -> ads.on(tv.page()));
        HeardAds heard = HeardAds.on(tv.page());
        tv.page().addInitScript(WATCH_THE_ADS);
        tv.page().reload();
        return new Room(tv, heard, approve(tv, wish));
    }

    /** Says yes, on the household's phone, to the code that a set shows. */
    String approve(TvScreen tv, Wish wish) {
        return screens.calls()
                .post(
                        wish.phone().orElse(""),
                        "/api/v1/activations/" + tv.userCode() + "/approve",
                        Map.of("room", "客厅", "householdName", "林间的家", "language", wish.language()),
                        Approval.class)
                .householdToken();
    }

    /** A set before its profile picker, its clock in the test's hand. */
    Room withClock(Wish wish) {
        Room room = room(wish);
        room.tv().closeBootAd("ad-boot-" + wish.model() + "-clock");
        room.tv().waitForScreen("profiles");
        room.page().clock().install();
        return room;
    }

    /** A set at home, its boot ad closed, on a grown-up's home screen. */
    Room atHome(Wish wish) {
        return atHome(wish, Optional.empty());
    }

    /** The same, but the ads of its screens are the test's. */
    Room atHome(Wish wish, ArrangedAds wanted) {
        return atHome(wish, Optional.of(wanted));
    }

    private Room atHome(Wish wish, Optional<ArrangedAds> arranged) {
        Room room = room(wish, arranged);
        room.tv().closeBootAd("ad-boot-" + wish.model() + "-" + wish.language());
        room.goHome(0);
        return room;
    }

    /** Goes on, from the home, with its first film where it was left; hands off the remote then. */
    void goOn(Room room, int second) {
        String title = room.tv().focusATitle();
        leaveAt(room, title, second);
        room.tv().press("Enter");
        room.tv().waitFor("[data-testid=action-resume][data-focused=true]");
        room.tv().press("Enter");
        room.tv().waitForContent(second + 1);
    }

    /** Goes on, from the picker, with a series' first episode where it was left. */
    void goOnWithAnEpisode(Room room, int second) {
        var catalog = house.catalog().snapshot();
        String episode =
                catalog.titles().stream()
                        .filter(title -> title.asset().isPresent())
                        .filter(title -> catalog.next(title).isPresent())
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString();
        goOnWith(room, episode, second);
    }

    /** Goes on, from the picker, with a title where it was left. */
    void goOnWith(Room room, String title, int second) {
        leaveAt(room, title, second);
        room.goHome(0);
        room.tv().waitFor("[data-testid=card-" + title + "]");
        for (int row = 0; row < 8 && !room.tv().focusATitle().equals(title); row++) {
            room.tv()
                    .press("ArrowUp"); // on a slow machine the row to go on with comes after others
        }
        assertThat(room.tv().focusATitle()).isEqualTo(title);
        room.tv().press("Enter");
        room.tv().waitFor("[data-testid=action-resume][data-focused=true]");
        room.tv().press("Enter");
    }

    /** Sells or holds back one of the demo's line items. */
    void hold(String lineItem, boolean held) {
        LineItemId id = new LineItemId(Ids.named("line-item/" + lineItem));
        assertThat(house.sales().setPaused(id, held)).isTrue();
    }

    /** Asks for ads as another set of the household would; returns how many there were. */
    int spend(Room room, String profile, String surface) {
        return screens.calls()
                .post(
                        room.tv().token(),
                        "/api/v1/ads",
                        Map.of("profileId", profile, "breaks", List.of(Map.of("surface", surface))),
                        HeardAds.Answer.class)
                .breaks()
                .getFirst()
                .ads()
                .size();
    }

    /** The household's first profile, a grown-up's. */
    String profile(Room room) {
        return screens.calls()
                .get(room.tv().token(), "/api/v1/me", Seen.Me.class)
                .profiles()
                .getFirst()
                .id();
    }

    /** A household's phone on its privacy page. */
    Page onPhone(Room room, String language) {
        Page page = screens.phone().newPage();
        page.addInitScript(
                "localStorage.setItem('foyer.household', '%s');localStorage.setItem('foyer.language', '%s')"
                        .formatted(room.phone(), language));
        page.navigate(house.address() + "/phone/privacy");
        page.getByTestId("targeting").waitFor(ATTACHED);
        return page;
    }

    Consents consents(Room room) {
        return screens.calls().get(room.phone(), "/api/v1/household/consents", Consents.class);
    }

    record Consents(boolean adTargeting, List<String> interests, Optional<String> region) {}

    record Started(String viewToken) {}

    record Told(int accepted) {}

    /** Leaves a film at a second, so that it goes on from there without a break before it. */
    private void leaveAt(Room room, String title, int second) {
        Calls calls = screens.calls();
        String token = room.tv().token();
        String profile = profile(room);
        Started play =
                calls.post(
                        token,
                        "/api/v1/play",
                        Map.of("titleId", title, "profileId", profile, "resume", false),
                        Started.class);
        Map<String, Object> watched =
                Map.of(
                        "kind",
                        "watch",
                        "token",
                        play.viewToken(),
                        "id",
                        new Ids(CLOCK).next().toString(),
                        "at",
                        CLOCK.instant().toString(),
                        "positionSeconds",
                        second,
                        "seconds",
                        1);
        calls.post("", "/v1/events", Map.of("events", List.of(watched)), Told.class);
        Patience.of(10)
                .until(
                        () ->
                                calls.get(
                                        token,
                                        "/api/v1/titles/" + title + "?profile=" + profile,
                                        Seen.Title.class),
                        found -> found.resume().isPresent());
    }

    /** The first decision of a house is slow, and a boot ad is not waited for. */
    private void warmUp() {
        Room room = room(Wish.of("kestral-k55"));
        room.page().waitForSelector("[data-screen=boot-ad], [data-screen=profiles]");
        for (int n = 0; n < 5; n++) {
            screens.calls().post(room.tv().token(), "/api/v1/boot", Map.of(), Seen.Boot.class);
        }
        room.page().close();
    }

    @Override
    public void close() {
        screens.close();
        house.close();
    }
}
