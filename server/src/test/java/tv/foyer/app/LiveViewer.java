package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Read;
import tv.foyer.hls.Segment;
import tv.foyer.json.Json;
import tv.foyer.kernel.ChannelId;

/** A set that follows a live channel over HTTP and remembers all that it was told. */
final class LiveViewer {
    private final TestWire wire;
    private final String folder;
    private final String ads;
    private final TreeMap<Long, Segment> told = new TreeMap<>();
    private final TreeMap<Long, Long> discontinuities = new TreeMap<>();
    private long sequence = -1;

    /** What is said of the ads in its playlist. */
    record Told(List<Viewing> viewings, List<Pod> breaks) {}

    record Viewing(Instant start, Instant end, double contentAt, String token) {}

    record Pod(Instant start, Instant end, List<Ad> ads) {}

    record Ad(Instant start, double seconds, String token) {}

    private LiveViewer(TestWire wire, String master, String ads) {
        this.wire = wire;
        this.folder = master.substring(0, master.lastIndexOf('/') + 1);
        this.ads = ads;
    }

    static LiveViewer open(TestWire wire, Sofa sofa, ChannelId channel) throws IOException {
        TestWire.Answer opened =
                wire.send(
                        "POST",
                        "/api/v1/live",
                        Optional.of(sofa.set()),
                        Json.text(
                                Map.of(
                                        "channelId",
                                        channel.toString(),
                                        "profileId",
                                        sofa.profile(wire),
                                        "delivery",
                                        "stitched")));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return new LiveViewer(wire, opened.at("master"), opened.at("ads"));
    }

    /** Asks for the playlist once; it may say nothing else of a number than it did before. */
    Optional<MediaPlaylist> reload() {
        TestWire.Answer answer = get(folder + "v0.m3u8");
        if (answer.status() == 503) {
            return Optional.empty();
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        MediaPlaylist playlist = read(answer.body());
        long number = playlist.head().mediaSequence();
        assertThat(number).isGreaterThanOrEqualTo(sequence);
        sequence = number;
        long count = playlist.head().discontinuitySequence();
        for (Segment segment : playlist.segments()) {
            if (number > playlist.head().mediaSequence() && segment.discontinuity()) {
                count++;
            }
            Segment plain = plain(segment);
            Segment before = told.putIfAbsent(number, plain);
            assertThat(before == null ? plain : before).as("number %d", number).isEqualTo(plain);
            Long counted = discontinuities.putIfAbsent(number, count);
            assertThat(counted == null ? count : counted).as("number %d", number).isEqualTo(count);
            number++;
        }
        return Optional.of(playlist);
    }

    /** Reloads until the playlist reaches an instant; an ad may end a little before. */
    void reaches(Instant end, Duration little) {
        Optional<Segment> last =
                Patience.of(60)
                        .until(
                                () -> reload().map(now -> now.segments().getLast()),
                                now -> now.filter(one -> isThere(one, end, little)).isPresent());
        assertThat(last).hasValueSatisfying(one -> assertThat(isThere(one, end, little)).isTrue());
    }

    private static boolean isThere(Segment last, Instant end, Duration little) {
        Instant there = endOf(last);
        return !there.isBefore(end)
                || last.uri().startsWith("/media/") && there.isAfter(end.minus(little));
    }

    /** All segments it was ever told of, in the order of their numbers, none missing. */
    List<Segment> all() {
        assertThat(told.lastKey() - told.firstKey() + 1).isEqualTo(told.size());
        return new ArrayList<>(told.values());
    }

    /** How many discontinuities there were before a segment of {@link #all}. */
    List<Long> breaks() {
        return new ArrayList<>(discontinuities.values());
    }

    Told told() {
        return Json.readKnown(get(ads).body(), Told.class);
    }

    TestWire.Answer get(String path) {
        try {
            return wire.send("GET", path, Optional.empty(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches what a segment names, as a player does. */
    TestWire.Answer fetch(String uri) {
        return get(uri.startsWith("/") ? uri : folder + uri);
    }

    static Instant endOf(Segment segment) {
        return segment.date().orElseThrow().plus(segment.micros(), ChronoUnit.MICROS);
    }

    private static MediaPlaylist read(byte[] bytes) {
        if (Hls.read(bytes) instanceof Read.Media(var playlist)) {
            return playlist;
        }
        throw new AssertionError(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Its tags' place moves with the window, and so does a discontinuity before the first. */
    private static Segment plain(Segment one) {
        return new Segment(
                one.uri(),
                one.micros(),
                one.title(),
                false,
                one.gap(),
                one.range(),
                one.map(),
                one.keys(),
                one.date(),
                List.of());
    }
}
