package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.json.Json;

/**
 * A channel of the house on a real set's screen, shortly before a show ends, when one short asset
 * follows another: what hls.js makes of the joins.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChannelScreenTest {
    private static final long HALF_HOUR = 1_800;
    private static final int CINEMA = 2;
    private static final int WATCHED_MILLIS = 36_000;
    private static final String SAMPLES =
            """
            millis => new Promise(done => {
              const video = document.querySelector('video');
              const samples = [];
              const start = performance.now();
              const timer = setInterval(() => {
                const at = performance.now() - start;
                samples.push([at, video.currentTime]);
                if (at > millis) { clearInterval(timer); done(samples); }
              }, 100);
            })
            """;

    private ChannelSofa sofa;
    private TvScreen tv;

    @BeforeAll
    void open(@TempDir Path data) {
        sofa = new ChannelSofa(data);
        tv = sofa.tv;
    }

    @AfterAll
    void close() {
        sofa.close();
    }

    @Test
    @Order(1)
    void theGuideShowsWhatThePlayoutWillShow() {
        sofa.screens
                .calls()
                .post(
                        "",
                        "/api/v1/activations/" + tv.userCode() + "/approve",
                        Map.of("room", "客厅", "householdName", "林间的家", "language", "zh"),
                        AdLounge.Approval.class);
        tv.closeBootAd("channel-boot-ad");
        tv.waitForScreen("profiles");
        tv.press("Enter");
        tv.waitForScreen("home");
        tv.goTo("guide");
        tv.waitFor("[data-testid^=programme-][data-focused=true]");
        tv.press("ArrowDown");
        tv.waitFor("[data-testid^=programme-" + sofa.line(CINEMA).id() + "][data-focused=true]");
        tv.waitForPictures();
        Screens.picture(tv.page(), "tv-guide-channels");

        ChannelSofa.Line cinema = sofa.line(CINEMA);
        assertThat(cinema.playable()).isTrue();
        assertThat(sofa.line(1).playable()).isFalse();
        assertThat(sofa.line(1).programmes()).isNotEmpty();
        assertThat(cinema.programmes()).hasSizeGreaterThan(5);
        for (ChannelSofa.Programme programme : cinema.programmes()) {
            assertThat(programme.start().getEpochSecond() % HALF_HOUR).isZero();
        }
    }

    @Test
    @Order(2)
    void aChannelPlaysOverAssetJoinsWithTimeThatOnlyRises() throws IOException {
        Instant now = sofa.clock.instant();
        long left = HALF_HOUR - Math.floorMod(now.getEpochSecond(), HALF_HOUR);
        sofa.goTo(now.plusSeconds(left - 45));
        long joins = sofa.joinsSoFar();
        tv.press("Enter");
        tv.waitFor("[data-testid=channel-player][data-state=playing]");
        tv.waitForVideo(1);
        Screens.picture(tv.page(), "tv-channel");

        @SuppressWarnings("unchecked")
        List<List<Number>> samples =
                (List<List<Number>>) tv.page().evaluate(SAMPLES, WATCHED_MILLIS);
        for (int i = 1; i < samples.size(); i++) {
            assertThat(samples.get(i).get(1).doubleValue())
                    .isGreaterThanOrEqualTo(samples.get(i - 1).get(1).doubleValue());
        }
        double played =
                samples.getLast().get(1).doubleValue() - samples.getFirst().get(1).doubleValue();
        assertThat(played).isGreaterThan(0.75 * WATCHED_MILLIS / 1_000);
        assertThat(tv.page().getByTestId("channel-player").getAttribute("data-state"))
                .isEqualTo("playing");
        assertThat(sofa.joinsSoFar() - joins).isGreaterThanOrEqualTo(2);
        Screens.picture(tv.page(), "tv-channel-after-joins");
    }

    @Test
    @Order(3)
    void leftStartsTheProgrammeOverAndBackReturnsToTheGuide() {
        tv.press("ArrowLeft");
        tv.waitFor("[data-testid=channel-player][data-over=true][data-state=playing]");
        tv.waitForVideo(2);
        Screens.picture(tv.page(), "tv-channel-start-over");
        tv.press("Escape");
        tv.waitForScreen("guide");
        assertThat(tv.faults()).isEmpty();
    }

    @Test
    @Order(4)
    void theLineUpOfASetPlaysAndNamesTheGuide() throws IOException {
        Optional<String> token = Optional.of(tv.token());
        String lineUp = sofa.wire.send("GET", "/guide/channels.m3u?lang=en", token, "").text();
        String guide = sofa.wire.send("GET", "/guide/xmltv.xml", Optional.empty(), "").text();
        String id = sofa.line(CINEMA).id();

        assertThat(lineUp).contains("tvg-id=\"" + id + "\" tvg-chno=\"2\"", ",Reed Cinema\n");
        assertThat(guide).contains("<channel id=\"" + id + "\">", "channel=\"" + id + "\"");
        String path = sofa.address();
        assertThat(sofa.wire.send("GET", path, Optional.empty(), "").text()).contains("720p.m3u8");
        String media = path.replace("master", "720p");
        assertThat(sofa.wire.send("GET", media, Optional.empty(), "").text())
                .contains("#EXT-X-PROGRAM-DATE-TIME:", "/media/assets/");
        assertThat(sofa.wire.send("GET", "/guide/channels.m3u", Optional.empty(), "").status())
                .isEqualTo(401);
    }

    @Test
    @Order(5)
    void aChildOpensTheChildrensChannelAndNotTheCinema() throws IOException {
        Optional<String> token = Optional.of(tv.token());
        String profile =
                sofa.wire
                        .send(
                                "POST",
                                "/api/v1/profiles",
                                token,
                                Json.text(Map.of("name", "豆豆", "kind", "kids")))
                        .at("id");
        String body = Json.text(Map.of("profileId", profile));

        assertThat(sofa.open(token, CINEMA, body).status()).isEqualTo(403);
        assertThat(sofa.open(token, CINEMA, body).at("type")).isEqualTo("not-for-kids");
        assertThat(sofa.open(token, 3, body).status()).isEqualTo(201);
        assertThat(sofa.open(token, 1, body).at("type")).isEqualTo("not-on-air");
    }

    @Test
    @Order(6)
    void theOperatorSeesTheScheduleAndTheNextDay() throws IOException {
        Optional<String> operator = Optional.of(sofa.wire.signIn(DemoAlliance.OPERATOR_KEY));
        TestWire.Answer answer = sofa.wire.send("GET", "/api/v1/console/channels", operator, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"zone\":\"Asia/Shanghai\"", "Shorts at Eight");
        assertThat(
                        sofa.wire
                                .send(
                                        "GET",
                                        "/api/v1/console/channels",
                                        Optional.of(sofa.wire.signIn("terntide")),
                                        "")
                                .status())
                .isEqualTo(403);
    }

    @Test
    @Order(7)
    void theAdsOfABreakAreMarkedReportedAndEachImpressionArrivesOnce() throws IOException {
        String operator = sofa.screens.calls().signIn(DemoAlliance.OPERATOR_KEY);
        long before = sofa.impressions(operator);
        List<Response> answers = new ArrayList<>();
        tv.page()
                .onResponse(response -> {
                    if (response.url().contains("/ads") && response.url().contains("/channel/")) {
                        answers.add(response);
                    }
                });
        sofa.goTo(sofa.nextBreak(sofa.adult()).minusSeconds(25));
        tv.press("Enter");
        tv.waitFor("[data-testid=channel-player][data-in-ad=true][data-state=playing]");
        tv.press("ArrowLeft");
        tv.waitFor(".ad-hint");
        assertThat(tv.page().getByTestId("channel-player").getAttribute("data-over"))
                .as("no way back in an ad")
                .isEqualTo("false");
        assertThat(tv.page().getByTestId("ad-mark").textContent()).contains("广告");
        Screens.picture(tv.page(), "tv-channel-ad");
        tv.waitFor("[data-testid=channel-player][data-in-ad=false]");
        tv.press("Escape");
        tv.waitForScreen("guide");

        List<ChannelSofa.Ad> ads =
                answers.stream()
                        .map(answer -> Json.readKnown(answer.body(), ChannelSofa.Told.class))
                        .filter(told -> !told.breaks().isEmpty())
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .breaks()
                        .getFirst()
                        .ads();
        long expected = before + ads.size();
        assertThat(Patience.of(30).until(() -> sofa.impressions(operator), sum -> sum == expected))
                .isEqualTo(expected);
        assertThat(tv.reportedSeconds()).as("seconds of titles").isPositive();
        assertThat(tv.faults()).isEmpty();
    }

    @Test
    @Order(8)
    void aChildsBreakHasNoAdThatAMinorMustNotSee() throws IOException {
        Optional<String> token = Optional.of(tv.token());
        String kid = sofa.profile("kids");
        Instant soon = sofa.nextBreak(kid).minusSeconds(10);
        sofa.still = Optional.of(soon);
        List<ChannelSofa.Ad> child = sofa.adsSoon(token, kid);
        List<ChannelSofa.Ad> grown = sofa.adsSoon(token, sofa.adult());
        sofa.still = Optional.empty();

        assertThat(ChannelSofa.advertisers(child))
                .isNotEmpty()
                .isSubsetOf("Brightwok", "Hearthline");
        assertThat(ChannelSofa.advertisers(grown)).contains("Pedalfox");
    }

    @Test
    @Order(9)
    void upAndDownChangeTheChannelAndTimeOnlyRisesOnEach() {
        tv.press("Enter");
        for (String step : List.of("", "ArrowUp", "ArrowDown")) {
            int number = step.equals("ArrowUp") ? 3 : CINEMA;
            if (!step.isEmpty()) {
                tv.press(step);
            }
            tv.waitFor("[data-channel='" + number + "'][data-state=playing]");
            tv.waitForVideo(1);
            @SuppressWarnings("unchecked")
            List<List<Number>> samples = (List<List<Number>>) tv.page().evaluate(SAMPLES, 3_000);
            for (int i = 1; i < samples.size(); i++) {
                assertThat(samples.get(i).get(1).doubleValue())
                        .isGreaterThanOrEqualTo(samples.get(i - 1).get(1).doubleValue());
            }
        }
        tv.press("Escape");
        tv.waitForScreen("guide");
        assertThat(tv.faults()).isEmpty();
    }
}
