package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.json.Json;
import tv.foyer.sql.TestDatabase;

/** A live channel of a configuration, from its origin to the impression that is counted. */
class LiveSaleTest {
    private static final int SECONDS = 4;
    private static final int OUT = 5;
    private static final int IN = 10;
    private static final String MASTER =
            """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360,CODECS="avc1.64001e,mp4a.40.2"
            media.m3u8
            """;

    private final Instant start = InstantSource.system().instant().minusSeconds(60);
    private final AtomicInteger last = new AtomicInteger(4);
    private HttpServer origin;
    private House house;
    private TestWire wire;

    @BeforeEach
    void open(@TempDir Path data) throws IOException {
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        origin.createContext("/", this::answer);
        origin.start();
        house =
                House.open(
                        new House.Config(
                                data,
                                TestHouse.media(),
                                "127.0.0.1",
                                0,
                                InstantSource.system(),
                                _ -> TestDatabase.with(),
                                LiveLine.of(
                                        Json.bytes(Map.of("live", List.of(line("hearth-one")))))));
        Demo.load(house, InstantSource.system().instant());
        Demo.produce(house, System.err);
        wire = new TestWire(house.address());
    }

    private Map<String, Object> line(String channel) {
        return Map.of(
                "provider",
                "terntide",
                "channel",
                channel,
                "origin",
                "http://127.0.0.1:" + origin.getAddress().getPort() + "/master.m3u8",
                "houseOrigin",
                true,
                "brands",
                List.of("kestral"));
    }

    @AfterEach
    void close() {
        wire.close();
        house.close();
        origin.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        byte[] body =
                switch (name) {
                    case "master.m3u8" -> MASTER.getBytes(StandardCharsets.UTF_8);
                    case "media.m3u8" -> media(last.get()).getBytes(StandardCharsets.UTF_8);
                    default -> name.getBytes(StandardCharsets.UTF_8);
                };
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String media(int to) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-TARGETDURATION:").append(SECONDS);
        text.append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-MAP:URI=\"init.mp4\"\n");
        for (int i = 0; i <= to; i++) {
            text.append(i == OUT ? "#EXT-X-CUE-OUT:" + (IN - OUT) * SECONDS + "\n" : "");
            text.append(i == IN ? "#EXT-X-CUE-IN\n" : "");
            text.append("#EXT-X-PROGRAM-DATE-TIME:").append(start.plusSeconds((long) SECONDS * i));
            text.append("\n#EXTINF:").append(SECONDS).append(".000,\ns").append(i).append(".m4s\n");
        }
        return text.toString();
    }

    record Ad(String token) {}

    record Pod(List<Ad> ads) {}

    record Told(List<Pod> breaks) {}

    @Test
    void aBreakOfALiveChannelIsSoldToldAndCounted() throws IOException {
        Sofa sofa = Sofa.join(wire, "kestral-k55", "LIVE-1", Optional.empty());
        TestWire.Answer begun = open(sofa, sofa.profile(wire));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        String rung = begun.at("master").replace("master", "v0");

        assertThat(until(rung, "#EXTINF")).doesNotContain("/media/assets/");
        last.set(12);
        assertThat(until(rung, "/media/assets/"))
                .contains("#EXT-X-DISCONTINUITY\n", "/media/assets/");
        Told told = Json.readKnown(get(begun.at("ads")).body(), Told.class);
        assertThat(told.breaks()).hasSize(1);
        String beacon =
                Json.text(
                        Map.of(
                                "events",
                                List.of(
                                        Map.of(
                                                "kind",
                                                "ad",
                                                "token",
                                                told.breaks().getFirst().ads().getFirst().token(),
                                                "point",
                                                "IMPRESSION",
                                                "at",
                                                InstantSource.system().instant().toString()))));
        assertThat(wire.send("POST", "/v1/events", Optional.empty(), beacon).text())
                .contains("\"accepted\":1");
    }

    @Test
    void otherBrandsAndWhoMayBeAChildAreRefused() throws IOException {
        Sofa lumao = Sofa.join(wire, "lumao-l50", "LIVE-2", Optional.empty());
        assertThat(open(lumao, lumao.profile(wire)).at("type")).isEqualTo("blackout");
        Sofa kestral = Sofa.join(wire, "kestral-k55", "LIVE-3", Optional.empty());
        String kid =
                wire.send(
                                "POST",
                                "/api/v1/profiles",
                                Optional.of(kestral.set()),
                                Json.text(Map.of("name", "豆豆", "kind", "kids")))
                        .at("id");
        boolean forChildren =
                house.catalog().snapshot().channels().stream()
                        .filter(channel -> channel.key().equals("hearth-one"))
                        .flatMap(channel ->
                                house
                                        .catalog()
                                        .snapshot()
                                        .programmeAt(
                                                channel.id(), InstantSource.system().instant())
                                        .stream())
                        .anyMatch(programme -> programme.rating().kidSafe());
        assertThat(open(kestral, kid).status()).isEqualTo(forChildren ? 201 : 403);
        assertThat(open(kestral, kestral.profile(wire)).status()).isEqualTo(201);
    }

    private TestWire.Answer open(Sofa sofa, String profile) throws IOException {
        String id =
                house.catalog().snapshot().channels().stream()
                        .filter(channel -> channel.key().equals("hearth-one"))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString();
        return wire.send(
                "POST",
                "/api/v1/live",
                Optional.of(sofa.set()),
                Json.text(Map.of("channelId", id, "profileId", profile, "delivery", "stitched")));
    }

    /** The playlist as soon as there is one that names something. */
    private String until(String rung, String named) {
        return Patience.of(60)
                .until(
                        () -> {
                            TestWire.Answer answer = get(rung);
                            return answer.status() == 200 ? answer.text() : "";
                        },
                        text -> text.contains(named));
    }

    private TestWire.Answer get(String path) {
        try {
            return wire.send("GET", path, Optional.empty(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
