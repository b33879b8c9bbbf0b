package tv.foyer.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real browser for the screens of a house: televisions, phones and desks, and their pictures. */
final class Screens implements AutoCloseable {
    /** Longer than anything takes on a slow machine; nothing waits this long when all is well. */
    static final double PATIENCE_MILLIS = 60_000;

    private static final Path PICTURES = Path.of("target", "screens");

    private final URI house;
    private final Playwright playwright;
    private final Browser browser;

    private Screens(URI house) {
        this.house = house;
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--autoplay-policy=no-user-gesture-required")));
    }

    static Screens of(URI house) {
        return new Screens(house);
    }

    /** Switches on a set of a model for the first time; it shows its code. */
    TvScreen television(String model, String serial) {
        Page page = page(1920, 1080);
        TvScreen tv = new TvScreen(page);
        page.navigate(house + "/tv/?model=" + model + "&serial=" + serial);
        return tv;
    }

    /** A phone that remembers its household while it is used. */
    BrowserContext phone() {
        return context(390, 844, 2);
    }

    /** Opens a phone's page for the code on a set. */
    Page onPhone(BrowserContext phone, String code) {
        Page page = phone.newPage();
        page.navigate(house + "/phone/activate?code=" + code);
        return page;
    }

    /** A desk in the console, not signed in. */
    DeskScreen desk() {
        return new DeskScreen(page(1440, 900), house);
    }

    /** The server itself, asked without a screen. */
    Calls calls() {
        return new Calls(playwright.request().newContext(), house);
    }

    /** Waits until a page's pictures and letters have arrived and what moves once has moved. */
    static void settled(Page page) {
        page.waitForFunction(
                """
                () => document.fonts.status === 'loaded' && [...document.images].every(i => i.complete)
                  && document.getAnimations().every(a => a.playState !== 'running'
                    || a.effect.getComputedTiming().iterations === Infinity)
                """);
    }

    /** Keeps what a page shows, for people to look at. */
    static byte[] picture(Page page, String name) {
        return page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** A page of a size, in a browser that remembers nothing. */
    Page page(int width, int height) {
        return context(width, height, 1).newPage();
    }

    private BrowserContext context(int width, int height, int density) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setDeviceScaleFactor(density)
                                .setLocale("zh-CN")
                                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }
}
