package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.app.AdLounge.Room;
import tv.foyer.app.AdLounge.Wish;

/**
 * The market's rules for ads in and around films: the real house decides, the real screens show.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilmAdConformanceTest {
    private AdLounge lounge;

    @BeforeAll
    void open(@TempDir Path data) {
        lounge = AdLounge.open(data);
    }

    @AfterAll
    void close() {
        lounge.close();
    }

    @Test
    void aChildsFilmHasNoAdOfACategoryForbiddenBesideMinorsWhateverItPays() {
        Room adult = lounge.atHome(Wish.of(AdRuleBook.PROJECTOR));
        play(adult);
        assertThat(titles(adult)).contains("games");

        Room child = lounge.room(Wish.of(AdRuleBook.PROJECTOR));
        child.tv().closeBootAd("ad-boot-child");
        child.goHome(1);
        assertThat(child.has(".kind-kids")).isTrue();
        play(child);
        assertThat(titles(child)).contains("soup").doesNotContain("games");
        child.tv().waitFor("[data-testid=ad-mark]");
        assertThat(child.text("[data-testid=ad-mark]")).contains("广告", "亮锅");
    }

    @Test
    void aPostRollComesAfterTheFilmsLastSecondAndBeforeTheWayToTheNext() {
        Room room = lounge.room(Wish.of("kestral-k55"));
        room.tv().closeBootAd("ad-boot-post-roll");
        room.tv().waitForScreen("profiles");
        lounge.goOnWithAnEpisode(room, 110);
        room.tv().waitForContent(111);
        assertThat(room.tv().lastPlay().breaks().getLast().kind()).isEqualTo("POST_ROLL");

        room.tv().waitFor("[data-testid=ad-mark]");
        assertThat(room.has("[data-testid=next-card]")).isFalse();
        assertThat(room.text("[data-testid=ad-mark]")).contains("广告", "踏狐");
        double credits = room.tv().contentSeconds();
        room.page().waitForTimeout(3_000);
        assertThat(room.tv().contentSeconds()).as("the film is over").isEqualTo(credits);
        Screens.picture(room.page(), "ad-post-roll");
        room.tv().waitFor("[data-testid=next-card]");
        Screens.picture(room.page(), "ad-post-roll-next");
        assertThat(room.has("[data-testid=ad-mark]")).isFalse();
        String first = room.tv().lastPlay().title().id();
        room.tv().press("Enter");
        Patience.of(20)
                .until(
                        () -> {
                            room.page().waitForTimeout(100);
                            return room.tv().lastPlay().title().id();
                        },
                        id -> !id.equals(first));
        assertThat(room.tv().lastPlay().title().id()).isNotEqualTo(first);
    }

    @Test
    void whoLeavesBeforeTheEndSeesNoPostRoll() {
        Room room = lounge.room(Wish.of("kestral-k55"));
        room.tv().closeBootAd("ad-boot-leaving");
        room.tv().waitForScreen("profiles");
        lounge.goOnWithAnEpisode(room, 100);
        room.tv().waitForContent(101);
        room.tv().takeShownAds();
        room.tv().press("Escape");
        room.tv().waitForScreen("title");

        assertThat(room.tv().takeShownAds()).isEmpty();
    }

    @Test
    void aPauseAdWaitsYieldsToTheFirstKeyAndDoesNotComeTwiceInOnePause() {
        Room room = lounge.atHome(Wish.of("kestral-k55"));
        lounge.goOn(room, 10);
        room.tv().press("Enter");
        room.tv().waitFor("[data-state=paused]");
        room.tv().waitFor("[data-testid=pause-ad]");

        assertThat(room.millis("paused", "pauseAd")).isGreaterThanOrEqualTo(3_000);
        assertThat(room.text("[data-testid=pause-ad]")).contains("广告", "亮锅");
        assertThat(room.page().getByTestId("ad-qr").boundingBox().width)
                .isGreaterThanOrEqualTo(300);
        assertThat(room.reported("PAUSE IMPRESSION")).isTrue();
        double place = room.tv().contentSeconds();
        room.tv().press("ArrowRight");
        assertThat(room.has("[data-testid=pause-ad]")).isFalse();
        assertThat(room.reported("PAUSE CLOSE")).isTrue();
        room.page().waitForTimeout(4_500);
        assertThat(room.tv().player().getAttribute("data-state")).isEqualTo("paused");
        assertThat(room.tv().contentSeconds()).isEqualTo(place);
        assertThat(Collections.frequency(room.ads().asked(), "PAUSE"))
                .as("once a pause")
                .isEqualTo(1);

        room.tv().press("Enter");
        room.tv().waitFor("[data-state=playing]");
        room.tv().press("Enter");
        room.tv().waitFor("[data-testid=pause-ad]");
        room.tv().press("Enter");
        room.tv().waitFor("[data-state=playing]");
        assertThat(room.has("[data-testid=pause-ad]")).as("play goes on at once").isFalse();
    }

    @Test
    void aBandOverAFilmKeepsClearOfSubtitlesAndEndsByItself() {
        lounge.hold("pedalfox/squeeze", true);
        Room room = lounge.atHome(Wish.of("kestral-k55"));
        lounge.goOn(room, 70);
        room.tv().waitFor("[data-testid=overlay-ad]");

        var band = room.page().getByTestId("overlay-ad").boundingBox();
        assertThat(band.x).isGreaterThanOrEqualTo(96);
        assertThat(band.y + band.height).isLessThanOrEqualTo(870);
        assertThat(band.width / band.height).isBetween(7.9, 8.1);
        assertThat(room.text("[data-testid=overlay-ad]")).contains("广告", "踏狐");
        room.page().waitForCondition(() -> !room.has("[data-testid=overlay-ad]"));
        assertThat(room.reported("OVERLAY COMPLETE")).isTrue();
        room.page().waitForTimeout(12_000);
        assertThat(room.ads().asked()).filteredOn("OVERLAY"::equals).as("once a film").hasSize(1);
        lounge.hold("pedalfox/squeeze", false);
    }

    @Test
    void aFilmStepsBackForAnAdAndBackBringsItForward() {
        lounge.hold("pedalfox/overlay", true);
        Room room = lounge.atHome(Wish.of("ombrix-x65"));
        lounge.goOn(room, 70);
        room.tv().waitFor("[data-testid=squeeze-ad]");

        assertThat(room.reported("SQUEEZEBACK IMPRESSION")).isTrue();
        assertThat(room.text("[data-testid=squeeze-ad]")).contains("广告", "踏狐");
        var film = room.page().locator("video").boundingBox();
        assertThat(List.of(film.x, film.y, film.width, film.height))
                .containsExactly(0.0, 0.0, 1440.0, 810.0);
        room.tv().press("Escape");
        room.page().waitForCondition(() -> !room.has("[data-testid=squeeze-ad]"));
        assertThat(room.page().locator("video").boundingBox().width).isEqualTo(1_920);
        assertThat(room.tv().player().getAttribute("data-state")).isEqualTo("playing");
        assertThat(room.reported("SQUEEZEBACK CLOSE")).isTrue();
        lounge.hold("pedalfox/overlay", false);
    }

    private static void play(Room room) {
        room.tv().focusATitle();
        room.tv().press("Enter");
        room.tv().waitFor("[data-testid=action-play][data-focused=true]");
        room.tv().press("Enter");
        room.tv().waitFor("[data-testid=player]");
    }

    /** What the breaks of the film hold that a room plays. */
    private static List<String> titles(Room room) {
        return room.tv().lastPlay().ads().stream().map(ad -> ad.title().en()).toList();
    }
}
