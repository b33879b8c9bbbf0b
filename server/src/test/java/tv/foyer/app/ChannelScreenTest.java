package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
import tv.foyer.sql.TestDatabase;

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

    private volatile Duration ahead = Duration.ZERO;
    private volatile Optional<Instant> still = Optional.empty();
    private final InstantSource clock =
            () -> still.orElseGet(() -> InstantSource.system().instant().plus(ahead));
    private House house;
    private Screens screens;
    private TestWire wire;
    private TvScreen tv;

    record Programme(Map<String, String> title, Instant start, Instant end) {}

    record Line(String id, int number, boolean playable, List<Programme> programmes) {}

    record Guide(List<Line> channels) {}

    @BeforeAll
    void open(@TempDir Path data) {
        house =
                House.open(
                        new House.Config(
                                data,
                                TestHouse.media(),
                                "127.0.0.1",
                                0,
                                clock,
                                _ -> TestDatabase.with()));
        Demo.load(house, clock.instant());
        Demo.produce(house, System.err);
        screens = Screens.of(house.address());
        wire = new TestWire(house.address());
        tv = screens.television("kestral-k55", "CHANNEL-1");
    }

    @AfterAll
    void close() {
        wire.close();
        screens.close();
        house.close();
    }

    @Test
    @Order(1)
    void theGuideShowsWhatThePlayoutWillShow() {
        screens.calls()
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
        tv.waitFor("[data-testid^=programme-" + line(CINEMA).id() + "][data-focused=true]");
        tv.waitForPictures();
        Screens.picture(tv.page(), "tv-guide-channels");

        Line cinema = line(CINEMA);
        assertThat(cinema.playable()).isTrue();
        assertThat(line(1).playable()).isFalse();
        assertThat(line(1).programmes()).isNotEmpty();
        assertThat(cinema.programmes()).hasSizeGreaterThan(5);
        for (Programme programme : cinema.programmes()) {
            assertThat(programme.start().getEpochSecond() % HALF_HOUR).isZero();
        }
    }

    @Test
    @Order(2)
    void aChannelPlaysOverAssetJoinsWithTimeThatOnlyRises() throws IOException {
        Instant now = clock.instant();
        long left = HALF_HOUR - Math.floorMod(now.getEpochSecond(), HALF_HOUR);
        goTo(now.plusSeconds(left - 45));
        long joins = joinsSoFar();
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
        assertThat(joinsSoFar() - joins).isGreaterThanOrEqualTo(2);
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
        String lineUp = wire.send("GET", "/guide/channels.m3u?lang=en", token, "").text();
        String guide = wire.send("GET", "/guide/xmltv.xml", Optional.empty(), "").text();
        String id = line(CINEMA).id();

        assertThat(lineUp).contains("tvg-id=\"" + id + "\" tvg-chno=\"2\"", ",Reed Cinema\n");
        assertThat(guide).contains("<channel id=\"" + id + "\">", "channel=\"" + id + "\"");
        String path = address();
        assertThat(wire.send("GET", path, Optional.empty(), "").text()).contains("720p.m3u8");
        String media = path.replace("master", "720p");
        assertThat(wire.send("GET", media, Optional.empty(), "").text())
                .contains("#EXT-X-PROGRAM-DATE-TIME:", "/media/assets/");
        assertThat(wire.send("GET", "/guide/channels.m3u", Optional.empty(), "").status())
                .isEqualTo(401);
    }

    @Test
    @Order(5)
    void aChildOpensTheChildrensChannelAndNotTheCinema() throws IOException {
        Optional<String> token = Optional.of(tv.token());
        String profile =
                wire.send(
                                "POST",
                                "/api/v1/profiles",
                                token,
                                Json.text(Map.of("name", "豆豆", "kind", "kids")))
                        .at("id");
        String body = Json.text(Map.of("profileId", profile));

        assertThat(open(token, CINEMA, body).status()).isEqualTo(403);
        assertThat(open(token, CINEMA, body).at("type")).isEqualTo("not-for-kids");
        assertThat(open(token, 3, body).status()).isEqualTo(201);
        assertThat(open(token, 1, body).at("type")).isEqualTo("not-on-air");
    }

    @Test
    @Order(6)
    void theOperatorSeesTheScheduleAndTheNextDay() throws IOException {
        Optional<String> operator = Optional.of(wire.signIn(DemoAlliance.OPERATOR_KEY));
        TestWire.Answer answer = wire.send("GET", "/api/v1/console/channels", operator, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"zone\":\"Asia/Shanghai\"", "Shorts at Eight");
        assertThat(
                        wire.send(
                                        "GET",
                                        "/api/v1/console/channels",
                                        Optional.of(wire.signIn("terntide")),
                                        "")
                                .status())
                .isEqualTo(403);
    }

    @Test
    @Order(7)
    void theAdsOfABreakAreMarkedReportedAndEachImpressionArrivesOnce() throws IOException {
        String operator = screens.calls().signIn(DemoAlliance.OPERATOR_KEY);
        long before = impressions(operator);
        List<Told> answers = new ArrayList<>();
        tv.page()
                .onResponse(response -> {
                    if (response.url().contains("/ads") && response.url().contains("/channel/")) {
                        answers.add(Json.readKnown(response.body(), Told.class));
                    }
                });
        goTo(nextBreak(adult()).minusSeconds(25));
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

        List<Ad> ads =
                answers.stream()
                        .filter(told -> !told.breaks().isEmpty())
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .breaks()
                        .getFirst()
                        .ads();
        long expected = before + ads.size();
        assertThat(Patience.of(30).until(() -> impressions(operator), sum -> sum == expected))
                .isEqualTo(expected);
        assertThat(tv.reportedSeconds()).as("seconds of titles").isPositive();
        assertThat(tv.faults()).isEmpty();
    }

    @Test
    @Order(8)
    void aChildsBreakHasNoAdThatAMinorMustNotSee() throws IOException {
        Optional<String> token = Optional.of(tv.token());
        String kid = profile("kids");
        Instant soon = nextBreak(kid).minusSeconds(10);
        still = Optional.of(soon);
        List<Ad> child = adsSoon(token, kid);
        List<Ad> grown = adsSoon(token, adult());
        still = Optional.empty();

        assertThat(advertisers(child)).isNotEmpty().isSubsetOf("Brightwok", "Hearthline");
        assertThat(advertisers(grown)).contains("Pedalfox");
    }

    private static List<String> advertisers(List<Ad> ads) {
        return ads.stream().map(ad -> ad.advertiser().get("en")).toList();
    }

    record Ad(Map<String, String> advertiser) {}

    record Pod(List<Ad> ads) {}

    record Told(Instant until, List<Pod> breaks) {}

    /** The ads of the children's channel opened just before a break; a late one is none. */
    private List<Ad> adsSoon(Optional<String> token, String profile) {
        String body = Json.text(Map.of("profileId", profile));
        return Patience.of(30)
                .until(
                        () -> {
                            try {
                                return told(open(token, 3, body)).breaks().stream()
                                        .flatMap(pod -> pod.ads().stream())
                                        .toList();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        ads -> !ads.isEmpty());
    }

    private Told told(TestWire.Answer opened) throws IOException {
        String ads = opened.at("ads");
        return Json.readKnown(wire.send("GET", ads, Optional.empty(), "").body(), Told.class);
    }

    /** When the next break begins that nobody was told of yet, on a channel for this profile. */
    private Instant nextBreak(String profile) throws IOException {
        int number = profile.equals(adult()) ? CINEMA : 3;
        Instant until = clock.instant();
        for (int step = 0; step < 100; step++) {
            TestWire.Answer opened =
                    open(Optional.of(tv.token()), number, Json.text(Map.of("profileId", profile)));
            Instant found = told(opened).until();
            if (found.equals(until)) {
                return found;
            }
            until = found;
            goTo(found.minusSeconds(30));
        }
        throw new AssertionError("no break in sight");
    }

    /** Moves the house's time, and that of the set before it. */
    private void goTo(Instant then) {
        ahead = Duration.between(InstantSource.system().instant(), then);
        tv.page()
                .evaluate(
                        "ms => { const real = Date.real ??= Date.now; Date.now = () => real() + ms }",
                        ahead.toMillis());
    }

    private String adult() {
        return profile("adult");
    }

    private String profile(String kind) {
        return screens.calls().get(tv.token(), "/api/v1/me", Seen.Me.class).profiles().stream()
                .filter(profile -> profile.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long impressions(String operator) {
        return screens
                .calls()
                .get(operator, "/api/v1/console/campaigns", Seen.Campaigns.class)
                .items()
                .stream()
                .flatMap(campaign -> campaign.lineItems().stream())
                .mapToLong(Seen.LineItem::impressions)
                .sum();
    }

    /** The discontinuities that the channel had before what is in its playlist now. */
    private long joinsSoFar() throws IOException {
        String path = address().replace("master", "720p");
        return wire.send("GET", path, Optional.empty(), "")
                .text()
                .lines()
                .filter(each -> each.startsWith("#EXT-X-DISCONTINUITY-SEQUENCE:"))
                .mapToLong(each -> Long.parseLong(each.substring(each.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private String address() throws IOException {
        String lineUp = wire.send("GET", "/guide/channels.m3u", Optional.of(tv.token()), "").text();
        String address =
                lineUp.lines().filter(each -> each.contains("/play/")).findFirst().orElseThrow();
        return address.substring(address.indexOf("/play/"));
    }

    private TestWire.Answer open(Optional<String> token, int number, String body)
            throws IOException {
        return wire.send("POST", "/api/v1/channels/" + line(number).id() + "/play", token, body);
    }

    private Line line(int number) {
        String from = clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
        return screens
                .calls()
                .get(tv.token(), "/api/v1/guide?hours=4&from=" + from, Guide.class)
                .channels()
                .stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
