package tv.foyer.scenery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ArtworkTest {
    private static final ArtSpec SPEC = new ArtSpec("homeward", "drama", "归舟", "Homeward", 4);

    @Test
    void theSameSpecGivesTheSameBytes() {
        ArtSpec again = new ArtSpec("homeward", "drama", "归舟", "Homeward", 4);

        assertThat(Artwork.poster(again)).isEqualTo(Artwork.poster(SPEC));
        assertThat(Artwork.backdrop(again)).isEqualTo(Artwork.backdrop(SPEC));
    }

    @Test
    void aPosterIsTwoByThreeAndABackdropSixteenByNine() throws IOException {
        BufferedImage poster = ImageIO.read(new ByteArrayInputStream(Artwork.poster(SPEC)));
        BufferedImage backdrop = ImageIO.read(new ByteArrayInputStream(Artwork.backdrop(SPEC)));

        assertThat(poster.getWidth()).isEqualTo(400);
        assertThat(poster.getHeight()).isEqualTo(600);
        assertThat(backdrop.getWidth()).isEqualTo(1280);
        assertThat(backdrop.getHeight()).isEqualTo(720);
    }

    @Test
    void sixtyTitlesHaveAtLeastTenScenesAndThirtyLooks() {
        String[] genres = {"drama", "scifi", "thriller", "family", "documentary", "history"};
        Set<Composition> scenes = new HashSet<>();
        Set<String> looks = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            ArtSpec spec = new ArtSpec("title-" + i, genres[i % 6], "", "", i / 6);
            scenes.add(Artwork.composition(spec));
            looks.add(Artwork.composition(spec) + " " + Artwork.palette(spec));
        }

        assertThat(scenes).hasSizeGreaterThanOrEqualTo(10);
        assertThat(looks).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aSceneCanBeAskedForByItsName() {
        ArtSpec spec = new ArtSpec("one", "snow-village", "", "", 17);

        assertThat(Artwork.composition(spec)).isEqualTo(Composition.SNOW_VILLAGE);
    }

    @Test
    void everySceneCanBeDrawnInEachOfItsPalettes() {
        for (Composition scene : Composition.values()) {
            for (Palette palette : scene.palettes()) {
                Stage stage = Stage.still(160, 90, 0.66, palette, 7);
                scene.paint(stage);

                assertThat(stage.picture().getRGB(80, 45)).isNotEqualTo(0xFF000000);
            }
        }
    }

    @Test
    void anotherTitleChangesThePathSoThatACachedPosterIsNeverStale() {
        ArtSpec renamed = new ArtSpec("homeward", "drama", "归船", "Homeward", 4);

        assertThat(renamed.posterPath()).isNotEqualTo(SPEC.posterPath());
        assertThat(SPEC.posterPath()).matches("/media/art/homeward-poster-[0-9a-f]{10}\\.jpg");
        assertThat(SPEC.backdropPath()).startsWith("/media/art/homeward-backdrop-");
    }

    @Test
    void aKeyThatIsNoPlainFileNameIsRefused() {
        assertThatThrownBy(() -> new ArtSpec("../up", "drama", "", "", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key");
    }

    @Test
    void drawnLettersBreakIntoLinesThatFit() {
        var lines = Lettering.lines("Three Thousand Lanterns On The River", 24, 1.3, 300);

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines).allMatch(line -> Lettering.width(line, 24, 1.3) <= 300);
        assertThat(String.join(" ", lines)).isEqualTo("Three Thousand Lanterns On The River");
        assertThat(Lettering.canSet("归舟")).isFalse();
    }
}
