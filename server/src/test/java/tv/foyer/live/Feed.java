package tv.foyer.live;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Read;

/** A timeline of segments of two seconds, fed by hand. */
final class Feed {
    static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    LiveTimeline timeline;
    Instant now = START;

    Feed(String... rungs) {
        timeline = LiveTimeline.of(RandomOrigin.rules(), List.of(rungs), START);
    }

    Feed after(int seconds) {
        now = now.plusSeconds(seconds);
        timeline = timeline.settled(now);
        return this;
    }

    /** A rung lists segments, of which the nth is preceded by a line, and all can be fetched. */
    Feed lists(String rung, long sequence, int count, int nth, String line) {
        reads(rung, sequence, count, nth, line);
        for (Slot slot : timeline.wanted(rung)) {
            timeline = timeline.held(rung, slot.number(), now);
        }
        return this;
    }

    Feed lists(String rung, long sequence, int count) {
        return lists(rung, sequence, count, -1, "");
    }

    /** A rung lists segments, and nothing of them comes. */
    Feed reads(String rung, long sequence, int count, int nth, String line) {
        String body =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                (i == nth ? line + "\n" : "")
                                        + "#EXTINF:2,\n"
                                        + (sequence + i)
                                        + ".m4s\n")
                        .collect(Collectors.joining());
        MediaPlaylist playlist =
                media(
                        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:"
                                + sequence
                                + "\n#EXT-X-MAP:URI=\"i.mp4\"\n"
                                + body);
        URI base = URI.create("http://origin.test/" + rung + "/" + sequence / 1_000 + "/l.m3u8");
        timeline = timeline.listed(rung, OriginReading.of(playlist, base).orElseThrow(), now);
        return this;
    }

    MediaPlaylist playlist(String rung) {
        return playlist(rung, new Scope.Sliding(Duration.ofMinutes(1), Duration.ZERO));
    }

    MediaPlaylist playlist(String rung, Scope scope) {
        return WindowPrinter.print(timeline, rung, scope, BreakTags.cues()).orElseThrow();
    }

    String text(String rung) {
        return Hls.write(playlist(rung));
    }

    private static MediaPlaylist none(String text) {
        throw new AssertionError(text);
    }

    private static MediaPlaylist media(String text) {
        return Hls.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Read.Media(var playlist)
                ? playlist
                : none(text);
    }
}
