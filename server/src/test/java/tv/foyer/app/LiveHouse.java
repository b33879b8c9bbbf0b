package tv.foyer.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tv.foyer.json.Json;
import tv.foyer.kernel.ChannelId;
import tv.foyer.live.LiveLine;
import tv.foyer.sql.TestDatabase;

/** A house with the demo alliance that follows one live channel, at the time of a given clock. */
final class LiveHouse implements AutoCloseable {
    static final String CHANNEL = "hearth-one";

    final House house;
    final TestWire wire;

    LiveHouse(Path data, InstantSource clock, URI origin, Map<String, Object> more) {
        Map<String, Object> line = new java.util.HashMap<>(more);
        line.putAll(
                Map.of(
                        "provider",
                        "terntide",
                        "channel",
                        CHANNEL,
                        "origin",
                        origin.toString(),
                        "houseOrigin",
                        true));
        house =
                House.open(
                        new House.Config(
                                data,
                                TestHouse.media(),
                                "127.0.0.1",
                                0,
                                clock,
                                _ -> TestDatabase.with(),
                                LiveLine.of(Json.bytes(Map.of("live", List.of(line))))));
        Instant now = clock.instant();
        Demo.load(house, now);
        Demo.produce(house, System.err);
        house.ads().refresh();
        wire = new TestWire(house.address());
    }

    ChannelId channel() {
        return house.catalog().snapshot().channels().stream()
                .filter(channel -> channel.key().equals(CHANNEL))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Override
    public void close() {
        wire.close();
        house.close();
    }
}
