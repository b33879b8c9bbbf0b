package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.foyer.ads.Neighbours.Spots;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;
import tv.foyer.vast.Creative;
import tv.foyer.vast.Linear;
import tv.foyer.vast.NonLinearAds;
import tv.foyer.vast.Portfolio;
import tv.foyer.vast.TrackingEvent;
import tv.foyer.vast.Vast;
import tv.foyer.vast.VastOutcome;
import tv.foyer.vast.VastReader;
import tv.foyer.vast.VastWriter;

class VastXmlTest {
    @Test
    void aPauseAdIsOfThePortfolioWithItsPictureAndTheCodeToScan() {
        Vast vast = written(item(Surface.PAUSE, LineItem.Format.IMAGE, 0, "/media/art/bowl.png"));

        Creative creative = vast.ads().getFirst().creatives().getFirst();
        NonLinearAds ads = (NonLinearAds) creative.content();
        assertThat(ads.portfolio())
                .contains(
                        new Portfolio(
                                OptionalInt.of(5),
                                OptionalInt.of(7),
                                OptionalInt.of(9),
                                List.of(19, 21)));
        assertThat(creative.qr().orElseThrow().scanUri())
                .contains("https://brightwok.example/bowl");
        NonLinearAds.NonLinear ad = ads.ads().getFirst();
        assertThat(ad.resources().statics().getFirst().uri())
                .isEqualTo("http://tv.local:8080/media/art/bowl.png");
        assertThat(ad.resources().statics().getFirst().type()).isEqualTo("image/png");
        assertThat(ad.duration()).isEmpty();
        assertThat(ads.tracking()).extracting(TrackingEvent::event).containsExactly("close");
    }

    @Test
    void eachSurfaceOfThePortfolioHasItsNumber() {
        assertThat(placement(Surface.PAUSE)).hasValue(Portfolio.PAUSE);
        assertThat(placement(Surface.SCREENSAVER)).hasValue(Portfolio.SCREENSAVER);
        assertThat(placement(Surface.OVERLAY)).hasValue(Portfolio.OVERLAY);
        assertThat(placement(Surface.SQUEEZEBACK)).hasValue(Portfolio.SQUEEZEBACK);
    }

    @Test
    void aFilmOverTheProgrammeHasDurationFilesAndQuartiles() {
        Vast vast = written(item(Surface.OVERLAY, LineItem.Format.VIDEO, 12, "/media/m.m3u8"));

        NonLinearAds ads = (NonLinearAds) vast.ads().getFirst().creatives().getFirst().content();
        assertThat(ads.ads().getFirst().duration()).contains(Duration.ofSeconds(12));
        assertThat(ads.ads().getFirst().media().files().getFirst().shape().type())
                .isEqualTo("application/x-mpegURL");
        assertThat(ads.tracking())
                .extracting(TrackingEvent::event)
                .containsExactly("firstQuartile", "midpoint", "thirdQuartile", "complete", "close");
    }

    @Test
    void aPreRollIsLinearAndAMastheadIsNoVast() {
        Vast roll = written(item(Surface.PRE_ROLL, LineItem.Format.VIDEO, 15, "/media/m.m3u8"));
        Vast masthead = written(item(Surface.MASTHEAD, LineItem.Format.IMAGE, 0, "/media/a.jpg"));

        assertThat(roll.ads().getFirst().creatives().getFirst().content())
                .isInstanceOf(Linear.class);
        assertThat(masthead.ads()).isEmpty();
    }

    private static OptionalInt placement(Surface surface) {
        Vast vast = written(item(surface, LineItem.Format.VIDEO, 10, "/media/m.m3u8"));
        NonLinearAds ads = (NonLinearAds) vast.ads().getFirst().creatives().getFirst().content();
        return ads.portfolio().orElseThrow().placement();
    }

    /** What a reader finds in what was written. */
    private static Vast written(VastXml.Item item) {
        byte[] document = VastWriter.write(VastXml.of(List.of(item), "http://tv.local:8080"));
        if (VastReader.read(document) instanceof VastOutcome.Document(Vast vast, var problems)) {
            assertThat(problems).isEmpty();
            return vast;
        }
        throw new AssertionError("not readable");
    }

    private static VastXml.Item item(
            Surface surface, LineItem.Format format, int seconds, String path) {
        ImpressionClaim claim =
                new ImpressionClaim(
                        new DecisionId(Ids.named("decision")),
                        0,
                        surface,
                        new LineItemId(Ids.named("line")),
                        new CreativeId(Ids.named("creative")),
                        new PartnerId(Ids.named("brightwok")),
                        new DeviceId(Ids.named("device")),
                        new HouseholdId(Ids.named("household")),
                        new BrandId(Ids.named("kestral")),
                        new PartnerId(Ids.named("kestral")),
                        Optional.empty(),
                        "CNY",
                        50_000,
                        Instant.parse("2026-11-20T12:00:00Z"));
        LineItem.Creative creative =
                new LineItem.Creative(
                        claim.creative(),
                        format,
                        "bowl",
                        seconds,
                        Set.of(),
                        new Text("一碗面", "A bowl"),
                        Optional.empty(),
                        Optional.of("https://brightwok.example/bowl"),
                        false);
        return new VastXml.Item(
                claim,
                "token.mac",
                creative,
                new Spots.SpotFilm(path, 1_920, 1_080, Optional.empty()),
                new Text("亮锅", "Brightwok"));
    }
}
