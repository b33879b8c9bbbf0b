package tv.foyer.vast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VastWriterTest {
    private static final Path HOME = Path.of(System.getProperty("foyer.home", "."));

    /** Every fixture that is a response of some kind, as the model has it. */
    private static Vast vast(String fixture) {
        return Fixtures.read(fixture).vast();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inline.xml",
                "inline-3kb.xml",
                "pause-qr.xml",
                "vast-2.xml",
                "wrapper-step.xml",
                "blocked-category.xml",
                "pod-buffet.xml",
                "empty.xml"
            })
    void whatIsWrittenIsAsTheSchemaOf42Says(String fixture) throws Exception {
        byte[] written = VastWriter.write(vast(fixture));

        assertThat(SchemaOf42.faults(written)).isEmpty();
        validateByTheOfficialSchemaIfItIsThere(written);
    }

    /** The IAB's own file may not be copied here; {@code -Dfoyer.vast.xsd=FILE} names one's own. */
    private static void validateByTheOfficialSchemaIfItIsThere(byte[] written) throws Exception {
        String xsd = System.getProperty("foyer.vast.xsd");
        if (xsd != null) {
            SchemaFactory.newDefaultInstance()
                    .newSchema(Path.of(xsd).toFile())
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(written)));
        }
    }

    @Test
    void ourReadingOfTheSchemaSeesWhatIsAgainstIt() throws Exception {
        String good = new String(VastWriter.write(vast("inline.xml")), StandardCharsets.UTF_8);

        assertThat(faults(good.replace(" idRegistry=\"foyer\"", ""))).isNotEmpty();
        assertThat(faults(good.replace("<Duration>00:00:15</Duration>", ""))).isNotEmpty();
        assertThat(faults(good.replace("event=\"start\"", "event=\"notUsed\""))).isNotEmpty();
        assertThat(faults(good.replace("<Expires>3600</Expires>", "<Expires>soon</Expires>")))
                .isNotEmpty();
        assertThat(
                        faults(
                                good.replace("<Advertiser>", "<Sponsor>")
                                        .replace("</Advertiser>", "</Sponsor>")))
                .isNotEmpty();
        assertThat(faults(good)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inline-3kb.xml",
                "pause-qr.xml",
                "wrapper-step.xml",
                "blocked-category.xml",
                "pod-buffet.xml",
                "empty.xml"
            })
    void whatIsWrittenReadsAsTheSame(String fixture) {
        Vast vast = vast(fixture);

        VastOutcome.Document again = Fixtures.document(VastWriter.write(vast));

        assertThat(again.problems()).isEmpty();
        assertThat(again.vast()).isEqualTo(new Vast("4.2", vast.ads(), vast.errors()));
    }

    @Test
    void onlyWhatTheSchemaCannotSayIsLost() {
        Vast vast = vast("inline.xml");

        Vast strict = Fixtures.document(VastWriter.write(vast)).vast();
        Vast draft = Fixtures.document(VastWriter.write(vast, VastWriter.Form.DRAFT_4_4)).vast();

        assertThat(draft.ads()).isEqualTo(vast.ads());
        assertThat(events(vast)).contains("notUsed");
        assertThat(events(strict)).doesNotContain("notUsed").contains("start", "progress");
    }

    @ParameterizedTest
    @EnumSource(VastWriter.Form.class)
    void aPortfolioAdComesBackWholeFromEitherForm(VastWriter.Form form) throws Exception {
        for (int placement = Portfolio.PAUSE; placement <= Portfolio.IN_SCENE; placement++) {
            Vast vast = Vast.of(List.of(portfolioAd(placement)));

            byte[] written = VastWriter.write(vast, form);

            VastOutcome.Document again = Fixtures.document(written);
            assertThat(again.problems()).isEmpty();
            assertThat(again.vast().ads()).isEqualTo(vast.ads());
            boolean valid = SchemaOf42.faults(written).isEmpty();
            assertThat(valid).isEqualTo(form == VastWriter.Form.SCHEMA_4_2);
            if (valid) {
                validateByTheOfficialSchemaIfItIsThere(written);
            }
        }
    }

    @Test
    void textsThatXmlCannotHoldOrWouldMistakeAreWrittenSafely() {
        Ad.Head head = head("h", 1);
        InLine ad =
                InLine.of(head, "s", "a < b && c ]]> \u0001d\uD83D\uDE00", List.of(portfolio(5)));

        InLine again =
                (InLine)
                        Fixtures.document(VastWriter.write(Vast.of(List.of(ad))))
                                .vast()
                                .ads()
                                .getFirst();

        assertThat(again.title()).isEqualTo("a < b && c ]]> d\uD83D\uDE00");
    }

    /** The far side is a program of somebody else's: npm's vast-client, on documents of ours. */
    @Test
    void npmsVastClientReadsWhatWeWrite() throws Exception {
        assumeTrue(
                Files.isDirectory(HOME.resolve("node_modules/@dailymotion/vast-client")),
                "node_modules is not installed; ./foyer test does that");
        Path folder = Files.createDirectories(HOME.resolve("server/target/vast"));
        Files.write(folder.resolve("inline.xml"), VastWriter.write(vast("inline.xml")));
        Files.write(folder.resolve("pod.xml"), VastWriter.write(vast("pod-of-three.xml")));
        Files.write(
                folder.resolve("pause.xml"),
                VastWriter.write(Vast.of(List.of(portfolioAd(Portfolio.PAUSE)))));
        Files.write(
                folder.resolve("draft.xml"),
                VastWriter.write(
                        Vast.of(List.of(portfolioAd(Portfolio.PAUSE))), VastWriter.Form.DRAFT_4_4));

        String said = node(folder);

        assertThat(said.lines())
                .containsExactly(
                        "inline.xml 4.2 ads=1 problems=0",
                        "  noodles-1 面 & 汤: Noodles at dawn"
                                + " impressions=2 creatives=linear,companion",
                        "  duration=15 skip=5 files=2 mezzanine=yes start=1 progress-90%=1"
                                + " click=https://brightwok.example/noodles",
                        "pod.xml 4.2 ads=3 problems=0",
                        "  one one impressions=1 creatives=linear",
                        "  duration=10 skip=-1 files=1 mezzanine=no start=1 progress-90%=0"
                                + " click=none",
                        "  two two impressions=1 creatives=linear",
                        "  duration=10 skip=-1 files=1 mezzanine=no start=1 progress-90%=0"
                                + " click=none",
                        "  three three impressions=1 creatives=linear",
                        "  duration=10 skip=-1 files=1 mezzanine=no start=1 progress-90%=0"
                                + " click=none",
                        "pause.xml 4.2 ads=1 problems=0",
                        "  portfolio Portfolio impressions=1 creatives=nonlinear",
                        "  static=https://cdn.brightwok.example/p.jpg extensions=ctv_ad_portfolio"
                                + " plcmt=5",
                        "draft.xml 4.4 ads=1 problems=0",
                        "  portfolio Portfolio impressions=1 creatives=nonlinear",
                        "  static=https://cdn.brightwok.example/p.jpg"
                                + " extensions=ctv_ad_portfolio,plcmt,pos,playbackmethod,attr,attr"
                                + " plcmt=5");
    }

    private static String node(Path folder) throws IOException, InterruptedException {
        Path script =
                HOME.resolve("server/src/test/resources/tv/foyer/vast/read-with-vast-client.mjs");
        Process node =
                new ProcessBuilder("node", script.toString(), folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as(said).isZero();
        return said;
    }

    static InLine portfolioAd(int placement) {
        return InLine.of(head("portfolio", 1), "s-1", "Portfolio", List.of(portfolio(placement)));
    }

    private static Ad.Head head(String id, int sequence) {
        return Ad.Head.of(
                id,
                sequence,
                new Ad.AdSystem("Foyer", Optional.empty()),
                List.of(Link.to("https://t.brightwok.example/i")));
    }

    private static Creative portfolio(int placement) {
        MediaFiles media =
                new MediaFiles(
                        List.of(
                                MediaFiles.MediaFile.of(
                                        "https://cdn.brightwok.example/p.mp4",
                                        MediaFiles.Shape.of(
                                                MediaFiles.Delivery.PROGRESSIVE,
                                                "video/mp4",
                                                1_920,
                                                1_080))),
                        List.of(),
                        List.of(
                                new MediaFiles.InteractiveCreativeFile(
                                        "https://cdn.brightwok.example/p.html",
                                        Optional.of("text/html"),
                                        Optional.of("SIMID"),
                                        false)),
                        List.of());
        NonLinearAds.NonLinear ad =
                NonLinearAds.NonLinear.of(
                                1_920,
                                1_080,
                                Resources.picture(
                                        "image/jpeg", "https://cdn.brightwok.example/p.jpg"),
                                Optional.of(Duration.ofMillis(20_500)),
                                media)
                        .with(
                                List.of(Link.to("https://t.brightwok.example/click")),
                                List.of(
                                        new Link(
                                                Optional.of("recipe"),
                                                "https://t.brightwok.example/recipe")));
        Portfolio format =
                new Portfolio(
                        OptionalInt.of(placement),
                        OptionalInt.of(7),
                        OptionalInt.of(9),
                        List.of(Portfolio.QR_CODE, Portfolio.FULL_MOTION));
        List<Icon> icons =
                ((Linear) vast("inline.xml").ads().getFirst().creatives().getFirst().content())
                        .icons();
        return Creative.of(
                        "steam",
                        new Creative.UniversalAdId("foyer", "steam-20"),
                        new NonLinearAds(
                                List.of(
                                        TrackingEvent.of(
                                                "overlayViewDuration",
                                                "https://t.brightwok.example/stay")),
                                List.of(ad),
                                icons,
                                Optional.of(format)))
                .with(
                        new QrCode(
                                Optional.of("https://brightwok.example/scan"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new java.math.BigDecimal("12.5"))));
    }

    private static List<String> events(Vast vast) {
        Linear film = (Linear) vast.ads().getFirst().creatives().getFirst().content();
        return film.tracking().stream().map(TrackingEvent::event).toList();
    }

    private static List<String> faults(String document) throws Exception {
        return SchemaOf42.faults(document.getBytes(StandardCharsets.UTF_8));
    }
}
