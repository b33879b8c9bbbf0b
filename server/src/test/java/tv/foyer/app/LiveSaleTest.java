package tv.foyer.app;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.catalog.Channel;
import tv.foyer.http.Caller;
import tv.foyer.json.Json;
import tv.foyer.kernel.ProfileId;
import tv.foyer.live.LiveAd;
import tv.foyer.live.LiveLine;
import tv.foyer.live.LiveNeighbours;
import tv.foyer.live.Watcher;
import tv.foyer.sql.TestDatabase;

/** A live channel of a configuration: who may see it, and who pays for its breaks. */
class LiveSaleTest {
    private static final LiveNeighbours.Rung RUNG =
            new LiveNeighbours.Rung("v0", 360, "avc1.64001e,mp4a.40.2");

    private final Instant now = InstantSource.system().instant();
    private House house;
    private TestWire wire;

    @BeforeEach
    void open(@TempDir Path data) {
        Map<String, Object> line =
                Map.of(
                        "provider",
                        "terntide",
                        "channel",
                        "hearth-one",
                        "origin",
                        "http://127.0.0.1:9/master.m3u8",
                        "houseOrigin",
                        true,
                        "brands",
                        List.of("kestral"));
        house =
                House.open(
                        new House.Config(
                                data,
                                TestHouse.media(),
                                "127.0.0.1",
                                0,
                                InstantSource.system(),
                                _ -> TestDatabase.with(),
                                LiveLine.of(Json.bytes(Map.of("live", List.of(line))))));
        Demo.load(house, now);
        Demo.produce(house, System.err);
        wire = new TestWire(house.address());
    }

    @AfterEach
    void close() {
        wire.close();
        house.close();
    }

    private Channel channel() {
        return house.catalog().snapshot().channels().stream()
                .filter(channel -> channel.key().equals("hearth-one"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBreakIsSoldInTheChannelsRungsAndItsTokenIsCounted() throws Exception {
        Sofa sofa = Sofa.join(wire, "kestral-k55", "LIVE-1", Optional.empty());
        Caller.TvSet set = (Caller.TvSet) house.devices().callerOf(sofa.set()).orElseThrow();
        ProfileId profile = new ProfileId(java.util.UUID.fromString(sofa.profile(wire)));
        LiveNeighbours.Viewer viewer =
                new LiveNeighbours.Viewer(
                        channel().id(),
                        set.device(),
                        set.brand(),
                        Optional.empty(),
                        Optional.of(
                                new Watcher(set.household(), profile, set.model(), set.maker())));
        LivePlugs.Breaks breaks =
                new LivePlugs.Breaks(house, new Plugs(house, house.clock()).viewers());
        LiveNeighbours.Break half =
                new LiveNeighbours.Break(
                        7, now, Optional.of(Duration.ofSeconds(30)), List.of(RUNG));

        List<LiveAd> ads = breaks.ask(viewer, half).get(2, MINUTES);
        assertThat(ads).isNotEmpty();
        assertThat(ads.stream().flatMap(ad -> ad.micros().stream()).mapToLong(m -> m).sum())
                .isLessThanOrEqualTo(30_000_000);
        for (LiveAd ad : ads) {
            assertThat(ad.rungs()).containsOnlyKeys("v0");
            assertThat(requireNonNull(ad.rungs().get("v0")).segments())
                    .hasSameSizeAs(ad.micros())
                    .allMatch(path -> path.startsWith("/media/assets/"));
            assertThat(counted(ad.sale().orElseThrow().token())).contains("\"accepted\":1");
        }
        LiveNeighbours.Rung other = new LiveNeighbours.Rung("v0", 360, "hvc1.1.6.L93,mp4a.40.2");
        assertThat(
                        breaks.ask(
                                        viewer,
                                        new LiveNeighbours.Break(
                                                8, now, half.planned(), List.of(RUNG, other)))
                                .get(2, MINUTES))
                .as("a picture that a set may not decode")
                .isEmpty();
        LiveNeighbours.Viewer nobody =
                new LiveNeighbours.Viewer(
                        viewer.channel(),
                        viewer.device(),
                        viewer.brand(),
                        viewer.region(),
                        Optional.empty());
        assertThat(breaks.ask(nobody, half).get(2, MINUTES)).isEmpty();
    }

    private String counted(String token) throws IOException {
        String at = InstantSource.system().instant().toString();
        Map<String, Object> beacon =
                Map.of("kind", "ad", "token", token, "point", "IMPRESSION", "at", at);
        return wire.send(
                        "POST",
                        "/v1/events",
                        Optional.empty(),
                        Json.text(Map.of("events", List.of(beacon))))
                .text();
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
                house.catalog()
                        .snapshot()
                        .programmeAt(channel().id(), InstantSource.system().instant())
                        .filter(programme -> programme.rating().kidSafe())
                        .isPresent();

        assertThat(open(kestral, kid).status()).isEqualTo(forChildren ? 201 : 403);
        assertThat(open(kestral, kestral.profile(wire)).status()).isEqualTo(201);
    }

    private TestWire.Answer open(Sofa sofa, String profile) throws IOException {
        return wire.send(
                "POST",
                "/api/v1/live",
                Optional.of(sofa.set()),
                Json.text(Map.of("channelId", channel().id().toString(), "profileId", profile)));
    }
}
