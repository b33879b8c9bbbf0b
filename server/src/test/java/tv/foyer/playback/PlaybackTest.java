package tv.foyer.playback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.http.HttpServer;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

class PlaybackTest {
    @TempDir Path folder;
    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
        house.ads.put(Surface.PRE_ROLL, List.of(House.ad(0, "noodles")));
        house.ads.put(Surface.MID_ROLL, List.of(House.ad(0, "ride"), House.ad(1, "noodles")));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aKidsProfileCannotPlayWhatItMayNotSee() {
        assertThat(play(House.GROWN_UP, House.KIDS)).isEqualTo(new PlayOutcome.UnknownTitle());
        assertThat(play(House.GROWN_UP, House.ADULT)).isInstanceOf(PlayOutcome.Started.class);
    }

    @Test
    void theSetIsToldExactlyWhatItsPlaylistsHold() {
        Play play = house.start(House.FILM, House.ADULT, false);

        assertThat(play.startSeconds()).isZero();
        assertThat(play.contentSeconds()).isEqualTo(122);
        assertThat(play.timelineSeconds()).isEqualTo(122 + 15 + 14 + 15);
        assertThat(play.breaks())
                .containsExactly(
                        new Play.Break(
                                "break-0",
                                Surface.PRE_ROLL,
                                0,
                                0,
                                15,
                                List.of(told(0, 0, 15, "noodles"))),
                        new Play.Break(
                                "break-30",
                                Surface.MID_ROLL,
                                60,
                                75,
                                29,
                                List.of(told(0, 75, 14, "ride"), told(1, 89, 15, "noodles"))));
        for (String rung : List.of("360p", "720p", "1080p")) {
            StrictPlaylist playlist = StrictPlaylist.parse(house.playlist(play, rung));
            assertThat(playlist.micros() / 1e6).isEqualTo(play.timelineSeconds());
            for (Play.Break one : play.breaks()) {
                one.ads().forEach(ad -> assertAt(playlist, ad));
            }
        }
    }

    @Test
    void aPostRollFollowsTheFilmsLastSecondInTheSamePlanAndStream() {
        house.ads.put(Surface.POST_ROLL, List.of(House.ad(0, "ride"), House.ad(1, "noodles")));

        Play play = house.start(House.FILM, House.ADULT, false);

        double film = 122 + 15 + 14 + 15;
        assertThat(play.timelineSeconds()).isEqualTo(film + 14 + 15);
        assertThat(play.contentSeconds()).isEqualTo(122);
        assertThat(play.breaks().getLast())
                .isEqualTo(
                        new Play.Break(
                                "break-61",
                                Surface.POST_ROLL,
                                122,
                                film,
                                29,
                                List.of(
                                        told(0, film, 14, "ride"),
                                        told(1, film + 14, 15, "noodles"))));
        for (String rung : List.of("360p", "720p", "1080p")) {
            StrictPlaylist playlist = StrictPlaylist.parse(house.playlist(play, rung));
            assertThat(playlist.micros() / 1e6).isEqualTo(play.timelineSeconds());
            play.breaks().getLast().ads().forEach(ad -> assertAt(playlist, ad));
        }
    }

    @Test
    void aSessionIsOneFactAndItsViewTokenIsTheClaimOfThatFact() {
        Play play = house.start(House.FILM, House.ADULT, false);

        byte[] claim =
                house.keys.signer(Playback.VIEW_TOKENS).verify(play.viewToken()).orElseThrow();
        assertThat(house.log.read(0, 10))
                .singleElement()
                .satisfies(recorded -> {
                    assertThat(recorded.event()).isInstanceOf(Event.PlaybackStarted.class);
                    Event.PlaybackStarted fact = (Event.PlaybackStarted) recorded.event();
                    assertThat(ClaimBytes.viewing(claim)).isEqualTo(fact.claim());
                    assertThat(fact.claim().session()).isEqualTo(play.session());
                    assertThat(fact.claim().durationSeconds()).isEqualTo(122);
                    assertThat(fact.claim().provider()).isEqualTo(House.PROVIDER);
                    assertThat(fact.resumed()).isFalse();
                });
    }

    @Test
    void contentBelowNinetySecondsHasNoMidRoll() {
        assertThat(house.start(House.CLIP, House.ADULT, false).breaks())
                .extracting(Play.Break::kind)
                .containsExactly(Surface.PRE_ROLL);
    }

    @Test
    void anAdThatCannotPlayShortensItsBreakAndNothingElse() {
        house.ads.put(
                Surface.MID_ROLL,
                List.of(House.ad(0, "strange"), House.ad(1, "missing"), House.ad(2, "noodles")));
        house.ads.put(Surface.PRE_ROLL, List.of(House.ad(0, "a key far too long".repeat(9))));

        Play play = house.start(House.FILM, House.ADULT, false);

        assertThat(play.breaks())
                .containsExactly(
                        new Play.Break(
                                "break-30",
                                Surface.MID_ROLL,
                                60,
                                60,
                                15,
                                List.of(told(2, 60, 15, "noodles"))));
        assertThat(StrictPlaylist.parse(house.playlist(play, "720p")).micros() / 1e6)
                .isEqualTo(play.timelineSeconds());
    }

    @Test
    void aKidsProfileIsNamedToTheAdHouseAndTheContentPlaysAlone() {
        Play play = house.start(House.FILM, House.KIDS, false);

        assertThat(house.asked)
                .singleElement()
                .satisfies(viewing -> {
                    assertThat(viewing.audience()).isEqualTo(Audience.KIDS);
                    assertThat(viewing.session()).isEqualTo(play.session());
                });
        assertThat(play.breaks()).isEmpty();
        assertThat(play.timelineSeconds()).isEqualTo(play.contentSeconds());
    }

    @Test
    void aBrokenOrSlowAdDecisionCostsTheAdsAndNotTheFilm() {
        AdBreaks broken =
                (_, _) -> {
                    throw new IllegalStateException("no decision");
                };
        AdBreaks slow =
                (_, _) -> {
                    try {
                        Thread.sleep(Duration.ofMinutes(1));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of(List.of(House.ad(0, "noodles")));
                };
        List<AdBreaks.Room> rooms = List.of(new AdBreaks.Room(Surface.PRE_ROLL, 30, 2));
        AdBreaks.Viewing viewing = viewing();

        assertThat(new PromptAdBreaks(broken, Duration.ofSeconds(5)).fill(viewing, rooms))
                .isEmpty();
        assertThat(new PromptAdBreaks(slow, Duration.ofMillis(20)).fill(viewing, rooms)).isEmpty();
    }

    @Test
    void everyNoIsNamed() {
        assertThat(play(House.ELSEWHERE, House.ADULT)).isInstanceOf(PlayOutcome.NoOffer.class);
        assertThat(play(House.UNREADY, House.ADULT)).isInstanceOf(PlayOutcome.NotReady.class);
        assertThat(play(new TitleId(Ids.named("?")), House.ADULT))
                .isInstanceOf(PlayOutcome.UnknownTitle.class);
        assertThat(play(House.FILM, new ProfileId(Ids.named("a neighbour's"))))
                .isInstanceOf(PlayOutcome.UnknownProfile.class);
        assertThat(house.log.end()).isZero();
    }

    @Test
    void theContractHoldsOverHttp() throws Exception {
        try (HttpServer server = server();
                HttpClient client = HttpClient.newHttpClient()) {
            String body =
                    "{\"titleId\":\"%s\",\"profileId\":\"%s\",\"resume\":false}"
                            .formatted(House.FILM, House.ADULT);
            HttpResponse<String> started = post(client, server, body);
            assertThat(started.statusCode()).isEqualTo(201);
            assertThat(started.body())
                    .startsWith("{\"session\":\"")
                    .contains(",\"startSeconds\":0.0,\"contentSeconds\":122.0,")
                    .contains("\"kind\":\"MID_ROLL\",\"contentAt\":60.0,\"timelineAt\":75.0,")
                    .endsWith("\"title\":{\"name\":\"film\"},\"next\":null}");
            String master = Json.textAt(started.body().getBytes(UTF_8), "master").orElseThrow();

            HttpResponse<String> playlist = get(client, server, master);
            assertThat(playlist.statusCode()).isEqualTo(200);
            assertThat(playlist.headers().firstValue("Content-Type"))
                    .contains("application/vnd.apple.mpegurl");
            assertThat(playlist.body().lines().filter(line -> !line.startsWith("#")))
                    .containsExactly("360p.m3u8", "720p.m3u8", "1080p.m3u8");
            String rung = master.replace("master", "720p");
            assertThat(
                            StrictPlaylist.parse(get(client, server, rung).body().getBytes(UTF_8))
                                    .entries())
                    .hasSize(61 + 5 + 7 + 5);

            assertThat(get(client, server, master.replace("master", "9p")).statusCode())
                    .isEqualTo(404);
            assertThat(get(client, server, rung.replace(".m3u8", ".mpd")).statusCode())
                    .isEqualTo(404);
            HttpResponse<String> forged = get(client, server, rung.replace("/play/", "/play/A"));
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(forged.body()).contains("\"type\":\"bad-token\"");
            assertThat(post(client, server, "{\"titleId\":\"x\"}").body())
                    .contains("\"field\":\"titleId\"")
                    .contains("a UUID expected");
            assertThat(
                            post(
                                            client,
                                            server,
                                            body.replace(House.FILM + "", House.ELSEWHERE + ""))
                                    .body())
                    .contains("\"type\":\"no-offer\"");
        }
    }

    private HttpServer server() {
        return HttpServer.start(
                HttpServer.Config.on("127.0.0.1", 0),
                house.playback.routes(),
                _ -> House.set("living-room", "kestral"),
                new SimpleMeterRegistry());
    }

    private static HttpResponse<String> get(HttpClient client, HttpServer server, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(server, path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, HttpServer server, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(server, "/api/v1/play"))
                        .header("Authorization", "Bearer set")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private PlayOutcome play(TitleId title, ProfileId profile) {
        return house.playback.play(
                House.set("living-room", "kestral"), new PlayOrder(title, profile, true));
    }

    private AdBreaks.Viewing viewing() {
        house.start(House.FILM, House.ADULT, false);
        return house.asked.getLast();
    }

    private static Play.Ad told(int slot, double at, double seconds, String asset) {
        return new Play.Ad(
                slot,
                at,
                seconds,
                new Text("短片 " + asset, "The spot " + asset),
                new Text("亮锅", "Brightwok"),
                "token-" + asset);
    }

    /** The first segment of the ad begins exactly where the set was told. */
    private static void assertAt(StrictPlaylist playlist, Play.Ad ad) {
        String asset = ad.token().substring("token-".length());
        double at = 0;
        for (StrictPlaylist.Entry entry : playlist.entries()) {
            if (at == ad.timelineAt()) {
                assertThat(entry.address()).startsWith("/media/" + asset + "/").endsWith("/0");
                return;
            }
            at += entry.micros() / 1e6;
        }
        throw new AssertionError("no segment begins at " + ad.timelineAt());
    }
}
