package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.foyer.app.AdLounge.Room;
import tv.foyer.app.AdLounge.Wish;
import tv.foyer.app.ArrangedAds.Spot;

/** Every surface of two brands in two languages, and the phone's privacy page, to be looked at. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdPicturesTest {
    private static final long MINUTE = 60_000;

    private AdLounge lounge;

    @BeforeAll
    void open(@TempDir Path data) {
        lounge = AdLounge.open(data);
    }

    @AfterAll
    void close() {
        lounge.close();
    }

    @ParameterizedTest
    @CsvSource({"kestral-k55, zh", "ombrix-x65, en"})
    void everySurfaceWearsTheLabelInTheViewersLanguage(String model, String language) {
        ArrangedAds ads = new ArrangedAds().everywhere();
        Room room = lounge.atHome(Wish.of(model).in(language), ads);
        String name = "-" + model + "-" + language;
        String label = language.equals("zh") ? "广告" : "Ad";

        room.tv().press("ArrowDown");
        shot(room, "ad-home-before-masthead" + name);
        AdConformanceTest.walkDownTo(room, "masthead");
        labelled(room, "masthead", label);
        shot(room, "ad-masthead" + name);
        room.tv().press("ArrowDown", "ArrowRight", "ArrowRight");
        shot(room, "ad-row" + name);
        room.tv().press("ArrowRight");
        labelled(room, "row-slot", label);
        shot(room, "ad-row-slot" + name);
        room.tv().press("Enter");
        labelled(room, "ad-details", label);
        shot(room, "ad-details" + name);
        room.tv().press("Enter", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp");

        lounge.goOn(room, 20);
        room.tv().press("Enter");
        labelled(room, "pause-ad", label);
        shot(room, "ad-pause" + name);
        room.tv().press("Escape");
        backHome(room);
        film(room, ads, new Film("OVERLAY", "overlay-ad", label, "ad-overlay" + name));
        film(room, ads, new Film("SQUEEZEBACK", "squeeze-ad", label, "ad-squeezeback" + name));

        room.page().clock().install();
        room.tv().press("ArrowRight");
        room.page().waitForTimeout(500);
        room.page().clock().fastForward(6 * MINUTE);
        labelled(room, "screensaver", label);
        shot(room, "ad-screensaver" + name);
        assertThat(room.tv().faults()).isEmpty();
    }

    @Test
    void aHouseholdSaysYesOnItsPhoneAndTakesItBack() {
        Room room = lounge.room(Wish.of("kestral-k55"));
        Page phone = lounge.onPhone(room, "zh");
        picture(phone, "phone-privacy-off-zh");

        phone.locator(".switch").click();
        phone.getByTestId("interest-cooking").click();
        assertThat(said(room, List.of("cooking")).adTargeting()).isTrue();
        phone.getByTestId("region").selectOption("CN-SC");
        phone.getByTestId("undo").waitFor();
        picture(phone, "phone-privacy-on-zh");
        Page other = lounge.onPhone(room, "en");
        picture(other, "phone-privacy-on-en");
        assertThat(said(room, List.of("cooking")).region()).contains("CN-SC");

        phone.locator(".switch").click();
        assertThat(said(room, List.of()).adTargeting()).isFalse();
        phone.getByTestId("undo").click();
        AdLounge.Consents back = said(room, List.of("cooking"));
        assertThat(back)
                .isEqualTo(new AdLounge.Consents(true, List.of("cooking"), Optional.of("CN-SC")));
    }

    /** A surface over a running film, and how it is known. */
    private record Film(String surface, String testid, String label, String picture) {}

    private void film(Room room, ArrangedAds ads, Film film) {
        boolean band = film.surface().equals("OVERLAY");
        Spot spot =
                band
                        ? Spot.picture(TestCreatives.ride(1240, 155), 1240, 155)
                        : Spot.picture(TestCreatives.noodles(1920, 1080), 1920, 1080).withCode();
        ads.arrange(film.surface(), spot.forSeconds(12));
        lounge.goOn(room, 70);
        labelled(room, film.testid(), film.label());
        room.page().waitForTimeout(600);
        shot(room, film.picture());
        ads.clear(film.surface());
        room.tv().press("Escape");
        backHome(room);
    }

    private static void backHome(Room room) {
        room.tv().press("Escape");
        room.tv().waitForScreen("title");
        room.tv().press("Escape");
        room.tv().waitForScreen("home");
        room.tv().focusedCard();
    }

    private static void labelled(Room room, String testid, String label) {
        room.tv().waitFor("[data-testid=" + testid + "]");
        assertThat(room.text("[data-testid=" + testid + "]")).contains(label);
    }

    private static void shot(Room room, String name) {
        room.page().waitForTimeout(700);
        room.tv().waitForPictures();
        Screens.picture(room.page(), name);
    }

    private static void picture(Page phone, String name) {
        phone.waitForTimeout(400);
        phone.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screens", name + ".png")));
    }

    private AdLounge.Consents said(Room room, List<String> interests) {
        return Patience.of(5)
                .until(() -> lounge.consents(room), c -> c.interests().equals(interests));
    }
}
