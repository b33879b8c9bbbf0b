package tv.foyer.vast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class VastReaderTest {
    @Test
    void anAdInTheLineIsReadWithAllThatTheStandardKnows() {
        VastOutcome.Document document = Fixtures.read("inline.xml");

        assertThat(document.problems()).isEmpty();
        InLine ad = (InLine) document.vast().ads().getFirst();
        assertThat(ad.title()).isEqualTo("面 & 汤: Noodles at dawn");
        assertThat(ad.servingId()).isEqualTo("brightwok-0190-7");
        assertThat(ad.expires()).isEqualTo(OptionalInt.of(3_600));
        assertThat(ad.categories())
                .containsExactly(new InLine.Category("https://categories.foyer.example", "food"));
        Ad.Head head = ad.head();
        assertThat(head.pricing()).contains(new Ad.Pricing("CPM", "CNY", new BigDecimal("48.50")));
        assertThat(head.impressions())
                .containsExactly(
                        new Link(Optional.of("own"), "https://t.brightwok.example/impression"),
                        Link.to("https://count.pedalfox.example/i?cb=[CACHEBUSTING]"));
        assertThat(head.viewable().orElseThrow().undetermined()).hasSize(1);
        assertThat(head.verifications().getFirst().scripts().getFirst().apiFramework())
                .contains("omid");
        assertThat(head.extensions())
                .containsExactly(
                        new Extension(
                                "brightwok-kitchen",
                                List.of(
                                        new Extension.Markup(
                                                "",
                                                "Stove",
                                                java.util.Map.of("heat", "high"),
                                                "",
                                                List.of(Extension.Markup.text("Pan", "wok"))))));
    }

    @Test
    void aFilmHasItsFilesTrackersIconsAndClicks() {
        InLine ad = (InLine) Fixtures.read("inline.xml").vast().ads().getFirst();

        Linear film = (Linear) ad.creatives().getFirst().content();
        assertThat(film.duration()).contains(Duration.ofSeconds(15));
        assertThat(film.skip()).contains(new TrackingEvent.Offset.At(Duration.ofSeconds(5)));
        assertThat(film.tracking())
                .extracting(
                        TrackingEvent::event,
                        one -> one.offset().map(TrackingEvent.Offset::written))
                .contains(
                        tuple("progress", Optional.of("00:00:10.500")),
                        tuple("progress", Optional.of("90%")),
                        tuple("notUsed", Optional.empty()));
        assertThat(film.media().files()).hasSize(2);
        assertThat(film.media().files().get(1).rate().most()).isEqualTo(OptionalInt.of(4_200));
        assertThat(film.media().mezzanines().getFirst().shape().height()).isEqualTo(2_160);
        assertThat(film.media().interactive().getFirst().variableDuration()).isTrue();
        assertThat(film.media().captions().getFirst().language()).contains("zh");
        assertThat(film.clicks().through().orElseThrow().uri())
                .isEqualTo("https://brightwok.example/noodles");
        assertThat(film.icons().getFirst().fallbacks().getFirst().altText()).contains("why");
        assertThat(ad.creatives().getFirst().universalIds()).hasSize(2);
        CompanionAds companions = (CompanionAds) ad.creatives().get(1).content();
        assertThat(companions.required()).contains("any");
        assertThat(companions.companions().getFirst().renderingMode()).contains("end-card");
    }

    @Test
    void aPauseAdIsReadWithItsFilmItsFormatAndTheCodeToScan() {
        VastOutcome.Document document = Fixtures.read("pause-qr.xml");

        assertThat(document.problems()).isEmpty();
        Creative creative = document.vast().ads().getFirst().creatives().getFirst();
        NonLinearAds ads = (NonLinearAds) creative.content();
        assertThat(ads.portfolio())
                .contains(
                        new Portfolio(
                                OptionalInt.of(Portfolio.PAUSE),
                                OptionalInt.of(7),
                                OptionalInt.of(9),
                                List.of(19, 22)));
        assertThat(ads.ads().getFirst().duration()).contains(Duration.ofSeconds(20));
        assertThat(ads.ads().getFirst().media().files()).hasSize(1);
        assertThat(creative.qr().orElseThrow())
                .isEqualTo(
                        new QrCode(
                                Optional.of("https://brightwok.example/scan"),
                                Optional.of("https://cdn.brightwok.example/scan.png"),
                                Optional.of(
                                        new QrCode.Position(
                                                new BigDecimal("72.5"), new BigDecimal("60.0"))),
                                Optional.of(new BigDecimal("15.0"))));
    }

    @Test
    void version2IsReadWithItsExtensionsBroughtToWhatTheyAreAbout() {
        VastOutcome.Document document = Fixtures.read("vast-2.xml");

        assertThat(document.problems()).isEmpty();
        Ad ad = document.vast().ads().getFirst();
        Creative creative = ad.creatives().getFirst();
        NonLinearAds ads = (NonLinearAds) creative.content();
        assertThat(creative.adId()).contains("OX-1");
        assertThat(creative.universalIds())
                .containsExactly(new Creative.UniversalAdId("ad-registry.example", "OX0001H"));
        assertThat(ads.portfolio().orElseThrow().placement())
                .isEqualTo(OptionalInt.of(Portfolio.SCREENSAVER));
        assertThat(ads.ads().getFirst().media().files()).hasSize(1);
        assertThat(ads.tracking())
                .extracting(TrackingEvent::event)
                .containsExactly("creativeView", "overlayViewDuration");
        assertThat(ad.head().verifications()).hasSize(1);
        assertThat(ad.head().extensions()).isEmpty();
    }

    @Test
    void textsArriveWholeInWhateverEncodingTheDocumentDeclares() {
        assertThat(title("gb18030.xml")).isEqualTo("清晨骑行");
        assertThat(title("utf16.xml")).isEqualTo("清晨骑行");
        assertThat(title("latin1.xml")).isEqualTo("Vélo");
    }

    @Test
    void anEmptyResponseIsADocumentWithAddressesToBeTold() {
        VastOutcome.Document document = Fixtures.read("empty.xml");

        assertThat(document.vast().ads()).isEmpty();
        assertThat(document.vast().errors())
                .containsExactly("https://t.pool.example/none?code=[ERRORCODE]");
    }

    @Test
    void aFilmWithoutDurationIsLeftOutAndSaid() {
        VastOutcome.Document document = Fixtures.read("no-duration.xml");

        assertThat(document.vast().ads()).isEmpty();
        assertThat(document.problems())
                .extracting(p -> p.error().code(), Problem::field, Problem::rule)
                .contains(
                        tuple(
                                101,
                                "VAST/Ad/InLine/Creatives/Creative/Linear/Duration",
                                "is required"));
        assertThat(document.problems().getFirst().line()).isGreaterThan(10);
    }

    @Test
    void aVersionThatIsNotReadHereIsError102() {
        assertThat(Fixtures.bad("bad-version.xml"))
                .extracting(Problem::error, Problem::field, Problem::rule, Problem::line)
                .containsExactly(
                        AdError.VERSION, "VAST/@version", "2.0 to 4.4 expected, was 5.1", 2);
        assertThat(Fixtures.bad("no-version.xml"))
                .extracting(Problem::error, Problem::field, Problem::rule)
                .containsExactly(AdError.SCHEMA, "VAST/@version", "is required");
    }

    @Test
    void eachMissingOrBadFieldIsSaidAndTheWholeAdBesideThemIsKept() {
        VastOutcome.Document document = Fixtures.read("missing-fields.xml");

        assertThat(document.vast().ads())
                .extracting(ad -> ad.head().id().orElse(""))
                .containsExactly("whole");
        String film = "VAST/Ad/InLine/Creatives/Creative/";
        assertThat(document.problems())
                .allSatisfy(problem -> assertThat(problem.error()).isEqualTo(AdError.SCHEMA))
                .allSatisfy(problem -> assertThat(problem.line()).isPositive())
                .extracting(Problem::field)
                .contains(
                        film + "Linear/Duration",
                        film + "Linear/MediaFiles/MediaFile/@delivery",
                        film + "Linear/MediaFiles/MediaFile/@type",
                        film + "Linear/MediaFiles/MediaFile/@width",
                        film + "Linear/MediaFiles/MediaFile",
                        film + "Linear/MediaFiles",
                        film.substring(0, film.length() - 1) + "/UniversalAdId",
                        "VAST/Ad/InLine/AdServingId",
                        "VAST/Ad/InLine/AdTitle",
                        "VAST/Ad/InLine/AdSystem",
                        "VAST/Ad/InLine/Impression",
                        "VAST/Ad/InLine/Creatives",
                        "VAST/Ad/@sequence",
                        "VAST/Ad/Wrapper/VASTAdTagURI",
                        "VAST/Ad");
        assertThat(document.problems())
                .extracting(Problem::rule)
                .contains(
                        "HH:MM:SS or HH:MM:SS.mmm expected, was \"15\"",
                        "streaming or progressive expected, was \"carrier pigeon\"",
                        "InLine or Wrapper is required");
    }

    @Test
    void entitiesOfADocumentsOwnAreRefused() {
        Problem problem = Fixtures.bad("entity-bomb.xml");

        assertThat(problem.error()).isEqualTo(AdError.XML);
        assertThat(problem.field()).isEqualTo("VAST/Ad/InLine/AdTitle");
        assertThat(problem.rule()).containsIgnoringCase("entity");
    }

    @Test
    void whatIsNoXmlOrNoVastIsNamedWithItsPlace() {
        Problem cut = Fixtures.bad("not-xml.xml");
        Problem page = Fixtures.bad("not-vast.xml");

        assertThat(cut.error()).isEqualTo(AdError.XML);
        assertThat(cut.line()).isPositive();
        assertThat(cut.column()).isPositive();
        assertThat(page.error()).isEqualTo(AdError.SCHEMA);
        assertThat(page.rule()).isEqualTo("VAST expected as the root, was html");
        assertThat(bad(new byte[0]).error()).isEqualTo(AdError.XML);
        assertThat(bad(new byte[VastReader.MAX_BYTES + 1]).rule()).startsWith("at most");
        assertThat(bad("<VideoAdServingTemplate/>".getBytes(StandardCharsets.UTF_8)).error())
                .isEqualTo(AdError.VERSION);
    }

    @Test
    void aSequenceThatComesTwiceIsSaid() {
        byte[] twice =
                new String(Fixtures.bytes("pod-of-three.xml"), StandardCharsets.UTF_8)
                        .replace("sequence=\"2\"", "sequence=\"1\"")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(Fixtures.document(twice).problems())
                .extracting(Problem::rule)
                .containsExactly("each number once expected, 1 came again");
    }

    private static Problem bad(byte[] bytes) {
        return switch (VastReader.read(bytes)) {
            case VastOutcome.Bad(Problem problem) -> problem;
            case VastOutcome.Document document -> throw new AssertionError(document.toString());
        };
    }

    private static String title(String fixture) {
        return ((InLine) Fixtures.read(fixture).vast().ads().getFirst()).title();
    }
}
