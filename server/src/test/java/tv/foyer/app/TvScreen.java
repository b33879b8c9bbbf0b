package tv.foyer.app;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tv.foyer.json.Json;

/**
 * A set on which the app runs, driven by its remote, and what one sees on it. The page keeps a list
 * of the ads whose picture really ran; it is read off the glass, not out of the reports.
 */
final class TvScreen {
    private static final int MENU = 8;
    private static final String WATCH_THE_GLASS =
            """
            window.adsOnGlass = [];
            const look = () => {
              const boot = document.querySelector('.boot-ad.running');
              if (boot && !window.adsOnGlass.includes('boot')) window.adsOnGlass.push('boot');
              const playing = document.querySelector('[data-screen=player][data-state=playing]');
              const slot = playing?.querySelector('[data-testid=ad-mark]')?.dataset.slot;
              if (slot && !window.adsOnGlass.includes(slot)) window.adsOnGlass.push(slot);
            };
            new MutationObserver(look).observe(document,
              {subtree: true, childList: true, attributes: true});
            """;

    private final Page page;
    private final List<Response> plays = new ArrayList<>();
    private final List<Response> boots = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private String token = "";
    private long reportedSeconds;

    TvScreen(Page page) {
        this.page = page;
        page.addInitScript(WATCH_THE_GLASS);
        page.onResponse(this::heard);
        page.onRequest(this::said);
        page.onPageError(faults::add);
    }

    Page page() {
        return page;
    }

    /** The token of the set, once it has called something. */
    String token() {
        return token;
    }

    /** Seconds of films that this set reported as watched. */
    long reportedSeconds() {
        return reportedSeconds;
    }

    /** What the page complained of; empty when all is well. */
    List<String> faults() {
        return faults;
    }

    /** The code that the set shows. */
    String userCode() {
        page.waitForFunction(
                "() => document.querySelector('[data-testid=user-code]')?.dataset.code");
        return page.getByTestId("user-code").getAttribute("data-code");
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    void waitForScreen(String name) {
        page.waitForSelector("[data-screen=" + name + "]");
    }

    void waitFor(String selector) {
        page.waitForSelector(selector);
    }

    /** Waits until every picture on the screen has arrived. */
    void waitForPictures() {
        Screens.settled(page);
    }

    /** Closes a boot ad if one is on the screen; its picture has run before. */
    void closeBootAd(String pictureName) {
        page.waitForSelector("[data-screen=boot-ad], [data-screen=profiles]");
        Locator ad = page.locator("[data-screen=boot-ad]");
        if (ad.count() == 0) {
            return;
        }
        page.waitForSelector(".boot-ad.running, [data-screen=profiles]");
        Screens.picture(page, pictureName);
        press("Enter");
        ad.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The boot ad whose picture ran, closed early or not. */
    Optional<Seen.BootAd> takeShownBootAd() {
        return takeAdsOnGlass().contains("boot")
                ? Json.readKnown(boots.getLast().body(), Seen.Boot.class).ad()
                : Optional.empty();
    }

    /** Goes to a section by the menu. */
    void goTo(String section) {
        while (page.locator("nav.menu.open").count() == 0) {
            press("Escape");
        }
        press(Collections.nCopies(MENU, "ArrowUp").toArray(String[]::new));
        for (int at = 0; at < MENU && !inMenu(section); at++) {
            press("ArrowDown");
        }
        press("Enter");
        waitForScreen(section);
    }

    private boolean inMenu(String section) {
        return page.locator("[data-testid=menu-" + section + "][data-focused=true]").count() == 1;
    }

    /** Moves down until a title's card has the focus, and returns the card's id. */
    String focusATitle() {
        for (int row = 0; row < 8; row++) {
            String id = focusedCard();
            if (page.locator("[data-focused=true]:not(.channel)[data-testid^=card-]").count() == 1
                    && !id.isEmpty()) {
                return id;
            }
            press("ArrowDown");
        }
        throw new AssertionError("no title on the home screen");
    }

    String focusedCard() {
        page.waitForSelector("[data-focused=true][data-testid^=card-]");
        String id =
                page.locator("[data-focused=true][data-testid^=card-]").getAttribute("data-testid");
        return id.substring("card-".length());
    }

    Locator player() {
        return page.getByTestId("player");
    }

    void waitForVideo(double seconds) {
        page.waitForFunction(
                "s => (document.querySelector('video')?.currentTime ?? 0) >= s", seconds);
    }

    void waitForContent(double seconds) {
        page.waitForFunction(
                "s => { const p = document.querySelector('[data-testid=player]');"
                        + " return p?.dataset.inAd === 'false' && Number(p.dataset.contentSeconds) >= s }",
                seconds);
    }

    double contentSeconds() {
        return Double.parseDouble(player().getAttribute("data-content-seconds"));
    }

    Seen.Play lastPlay() {
        return Json.readKnown(plays.getLast().body(), Seen.Play.class);
    }

    /** The ads of the last title whose picture ran since this was last asked. */
    List<Seen.Ad> takeShownAds() {
        List<String> onGlass = takeAdsOnGlass();
        List<Seen.Break> breaks = lastPlay().breaks();
        List<Seen.Ad> shown = new ArrayList<>();
        for (int index = 0; index < breaks.size(); index++) {
            for (Seen.Ad ad : breaks.get(index).ads()) {
                if (onGlass.contains(index + "." + ad.slot())) {
                    shown.add(ad);
                }
            }
        }
        return shown;
    }

    @SuppressWarnings("unchecked")
    private List<String> takeAdsOnGlass() {
        return (List<String>) page.evaluate("() => window.adsOnGlass.splice(0)");
    }

    private void heard(Response response) {
        String bearer = response.request().headers().getOrDefault("authorization", "");
        if (bearer.startsWith("Bearer ")) {
            token = bearer.substring("Bearer ".length());
        }
        if (response.url().endsWith("/api/v1/play") && response.ok()) {
            plays.add(response);
        } else if (response.url().endsWith("/api/v1/boot") && response.ok()) {
            boots.add(response);
        } else if (response.status() >= 400 && !response.url().endsWith("/oauth/token")) {
            faults.add(response.status() + " " + response.url());
        }
    }

    private void said(Request request) {
        if (request.url().endsWith("/v1/events") && request.postData() != null) {
            Json.readKnown(request.postDataBuffer(), Seen.Beacons.class).events().stream()
                    .filter(beacon -> beacon.kind().equals("watch"))
                    .forEach(beacon -> reportedSeconds += beacon.seconds().orElse(0));
        }
    }
}
