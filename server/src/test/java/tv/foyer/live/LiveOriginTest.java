package tv.foyer.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.crypto.Keys;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Read;
import tv.foyer.http.Caller;
import tv.foyer.http.FakeRequest;
import tv.foyer.http.HttpServer;
import tv.foyer.http.Reply;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;

/** A real push of FFmpeg through a real origin with faults, played by FFmpeg from our playlists. */
class LiveOriginTest {
    private static final ChannelId CHANNEL = new ChannelId(Ids.named("channel/news"));
    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();

    @TempDir Path folder;

    private volatile LiveNeighbours.Verdict verdict = new LiveNeighbours.Verdict.Shown();

    static Caller.TvSet set() {
        UUID id = Ids.named("live/set");
        return new Caller.TvSet(
                new DeviceId(id),
                new HouseholdId(id),
                new ModelId(id),
                new BrandId(id),
                new PartnerId(id));
    }

    @Test
    void aStreamWithLateSegmentsAndALostCuePlaysOn() throws Exception {
        Path origin = Files.createDirectory(folder.resolve("origin"));
        Path played = Files.createDirectory(folder.resolve("played"));
        try (Push push = new Push(origin);
                Live live = open(push);
                HttpServer server =
                        HttpServer.start(
                                HttpServer.Config.on("127.0.0.1", 0),
                                live.routes(),
                                _ -> set(),
                                METERS)) {
            String master = begin(live);
            until(() -> rung(live, master, "v0").filter(p -> p.segments().size() > 3).isPresent());

            Ledger ledger = new Ledger();
            Thread watch = Thread.ofVirtual().start(() -> watch(live, master, ledger));
            List<String> frames =
                    Push.frames("http://127.0.0.1:" + server.port() + master, 16, played);
            watch.interrupt();
            watch.join();

            assertThat(push.delayed).hasPositiveValue();
            assertThat(frames).hasSize(16 * 25);
            assertThat(times(frames)).isSorted().doesNotHaveDuplicates();
            assertThat(checksums(frames)).hasSize(16 * 25);
            breaksAreAsTheCuesSaid(live, master);
            aBlackoutReachesPlaylistsAndSegments(live, master);
            assertThat(counter("gap")).isZero();
            assertThat(counter("restart")).isZero();
            assertThat(counter("cue")).isPositive();
            assertThat(
                            METERS.get("foyer.live.faults")
                                    .tag("fault", "answer")
                                    .functionCounter()
                                    .count())
                    .isPositive();
        }
    }

    /** The first ends by its cue, before its plan; the second by its plan, as its cue is lost. */
    private static void breaksAreAsTheCuesSaid(Live live, String master) throws Exception {
        String all = begin(live, Map.of("from", Instant.now().minusSeconds(600).toString()));
        until(() ->
                rung(live, all, "v0")
                        .filter(p -> Hls.write(p).split("SCTE35-IN", -1).length > 2)
                        .isPresent());
        String text = Hls.write(rung(live, all, "v0").orElseThrow());
        assertThat(text.split("SCTE35-OUT", -1)).hasSize(3);
        assertThat(text)
                .containsPattern("DURATION=3\\.000,SCTE35-IN")
                .containsPattern("DURATION=2\\.000,SCTE35-IN");
        assertThat(rung(live, all, "v1").orElseThrow().segments())
                .hasSameSizeAs(rung(live, all, "v0").orElseThrow().segments());
        assertThat(master).isNotEqualTo(all);
    }

    /** A number can be guessed: a segment is refused as its playlist is, from the next request. */
    private void aBlackoutReachesPlaylistsAndSegments(Live live, String master) {
        MediaPlaylist list = rung(live, master, "v0").orElseThrow();
        String segment = list.segments().getLast().uri();
        String address = master.replace("master.m3u8", segment);
        assertThat(get(live, address).status()).isEqualTo(200);

        verdict = new LiveNeighbours.Verdict.Refused("The match is not ours in this region.");

        assertThat(get(live, master.replace("master", "v0")).status()).isEqualTo(403);
        assertThat(get(live, address).status()).isEqualTo(403);
        verdict = new LiveNeighbours.Verdict.Shown();
    }

    private static Reply get(Live live, String address) {
        return FakeRequest.call(live.routes(), new Caller.Nobody(), "GET", address, new byte[0]);
    }

    private Live open(Push push) {
        LiveConfig.Channel channel =
                new LiveConfig.Channel(
                        CHANNEL,
                        "news",
                        push.master(),
                        true,
                        Duration.ofSeconds(10),
                        new LiveConfig.Patience(
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(15),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(30)),
                        1L << 30);
        return Live.open(
                new LiveConfig(List.of(channel), folder.resolve("shelf"), Duration.ofHours(1)),
                new Live.Ground(
                        Keys.open(folder.resolve("keys")),
                        Keys.open(folder.resolve("keys")).signer("viewing"),
                        InstantSource.system(),
                        METERS),
                new LiveNeighbours(
                        _ -> verdict,
                        (_, _) -> Optional.empty(),
                        LiveNeighbours.none().breaks(),
                        _ -> Optional.empty(),
                        (_, _) -> Optional.of(false),
                        _ -> Optional.empty()));
    }

    private static void watch(Live live, String master, Ledger ledger) {
        try {
            while (true) {
                rung(live, master, "v0").ifPresent(p -> ledger.check("v0", p));
                Thread.sleep(200);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static String begin(Live live) {
        return begin(live, Map.of());
    }

    private static String begin(Live live, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("channelId", CHANNEL.toString());
        Reply reply =
                FakeRequest.call(live.routes(), set(), "POST", "/api/v1/live", Json.bytes(body));
        assertThat(reply.status()).isEqualTo(201);
        return String.valueOf(Json.read(bytes(reply), Map.class).get("master"));
    }

    private static Optional<MediaPlaylist> rung(Live live, String master, String rung) {
        Reply reply = get(live, master.replace("master", rung));
        return reply.status() == 200 && Hls.read(bytes(reply)) instanceof Read.Media(var playlist)
                ? Optional.of(playlist)
                : Optional.empty();
    }

    static byte[] bytes(Reply reply) {
        return reply.body() instanceof Reply.Body.Bytes(var bytes)
                ? bytes
                : "".getBytes(StandardCharsets.UTF_8);
    }

    private static List<Long> times(List<String> frames) {
        return frames.stream().map(line -> Long.parseLong(line.split(",", -1)[2].strip())).toList();
    }

    private static Set<String> checksums(List<String> frames) {
        return frames.stream()
                .map(line -> line.split(",", -1)[5].strip())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static double counter(String what) {
        return METERS.get("foyer.live.segments").tag("what", what).functionCounter().count();
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("a minute is over").isBefore(end);
            Thread.sleep(100);
        }
    }
}
