package tv.foyer.creatives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.foyer.events.Surface;
import tv.foyer.media.Media;

class StillIngestTest {
    @TempDir static Path inbox;
    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door(inbox);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1728, 324, MASTHEAD",
        "1280, 240, MASTHEAD",
        "640, 360, ROW_SLOT",
        "400, 600, ROW_SLOT",
        "960, 1080, PAUSE",
        "720, 960, PAUSE",
        "1280, 160, OVERLAY"
    })
    void aPictureFitsTheSurfaceOfItsShape(int width, int height, Surface surface) {
        assertThat(StillRules.fitting(width, height, StillRules.surfaces()))
                .containsExactly(surface);
    }

    @Test
    void aShapeMayBeOffByThreeInAHundredAndNoMore() {
        Set<Surface> all = StillRules.surfaces();

        assertThat(StillRules.fitting(1_728, 333, all)).containsExactly(Surface.MASTHEAD);
        assertThat(StillRules.fitting(1_728, 340, all)).isEmpty();
        assertThat(StillRules.fitting(1_920, 1_080, all))
                .containsExactlyInAnyOrder(
                        Surface.ROW_SLOT, Surface.PAUSE, Surface.SCREENSAVER, Surface.SQUEEZEBACK);
        assertThat(StillRules.fitting(1_920, 1_080, Set.of(Surface.OVERLAY))).isEmpty();
        assertThat(StillRules.broken(1_920, 1_080, Set.of(Surface.OVERLAY)))
                .singleElement()
                .satisfies(r -> assertThat(r.rule()).contains("OVERLAY: 8:1 from 1280x160"));
    }

    @Test
    void aPictureIsDrawnAnewWithoutWhatItCarriedBesideItsPixels() throws Exception {
        byte[] sent = Stills.withText(Stills.png(1_728, 324), "made in secret at home");
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("secret");

        Delivery.Outcome made = fit(sent);

        Media.Picture kept = Clips.MEDIA.picture(made.assetKey()).orElseThrow();
        Path file = Clips.FOLDER.resolve(kept.path().substring("/media/".length()));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        assertThat(kept.path()).matches("/media/creatives/still-[0-9a-f]{32}\\.png");
        assertThat(List.of(kept.width(), kept.height())).containsExactly(1_728, 324);
        assertThat(made.surfaces()).containsExactly(Surface.MASTHEAD);
        assertThat(Media.open(Clips.FOLDER).picture(made.assetKey())).contains(kept);
    }

    @Test
    void aLargePictureIsShrunkToTheScreenAndAClearOneStaysClear() {
        Delivery.Outcome large = fit(Stills.jpeg(3_840, 2_160));
        Delivery.Outcome clear = fit(Stills.clearPng(1_920, 1_080));

        assertThat(List.of(large.width(), large.height())).containsExactly(1_920, 1_080);
        assertThat(Clips.MEDIA.picture(large.assetKey()).orElseThrow().path()).endsWith(".jpg");
        assertThat(Clips.MEDIA.picture(clear.assetKey()).orElseThrow().path()).endsWith(".png");
    }

    @Test
    void aPictureThatClaimsGiganticSizeIsRejectedByItsHeaderAlone() {
        for (byte[] bomb : List.of(Stills.bomb(60_000, 60_000), Stills.bomb(4_000, 4_000))) {
            assertThat(unfit(bomb)).extracting(Reason::field).containsOnly("picture.size");
        }
        assertThat(unfit(Stills.bomb(60_000, 60_000)).getFirst().found()).isEqualTo("60000x60000");
    }

    @Test
    void aBrokenPictureIsRejected() {
        byte[] whole = Stills.png(1_280, 160);
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);

        assertThat(unfit(cut)).extracting(Reason::field).containsExactly("file");
        assertThat(unfit(Stills.bomb(1_280, 160)))
                .extracting(Reason::field)
                .containsExactly("file");
    }

    private static Delivery.Outcome fit(byte[] bytes) {
        Delivery done = door.done(door.deliver(Door.STILLS, bytes));
        assertThat(done.reasons()).isEmpty();
        return done.outcome().orElseThrow();
    }

    private static List<Reason> unfit(byte[] bytes) {
        Delivery done = door.done(door.deliver(Door.STILLS, bytes));
        assertThat(done.state()).isEqualTo(Delivery.State.REJECTED);
        return done.reasons();
    }
}
