package tv.foyer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Read;
import tv.foyer.hls.Segment;

/** What a viewer was ever told of each number; nobody may tell it otherwise. */
final class Ledger {
    private final Map<String, Segment> told = new HashMap<>();
    private final Map<Long, Long> discontinuities = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    void check(String rung, MediaPlaylist playlist) {
        String text = Hls.write(playlist);
        assertThat(Hls.read(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Read.Media(playlist));
        long number = playlist.head().mediaSequence();
        assertThat(number).isGreaterThanOrEqualTo(sequences.getOrDefault(rung, 0L));
        sequences.put(rung, number);
        long count = playlist.head().discontinuitySequence();
        for (Segment segment : playlist.segments()) {
            count += segment.discontinuity() ? 1 : 0;
            assertThat(Math.round(segment.micros() / 1e6))
                    .isLessThanOrEqualTo(playlist.head().targetSeconds());
            Segment plain = plain(segment);
            Segment before = told.putIfAbsent(rung + number, plain);
            assertThat(before == null ? plain : before).isEqualTo(plain);
            Long counted = discontinuities.putIfAbsent(number, count);
            assertThat(counted == null ? count : counted).as("number %d", number).isEqualTo(count);
            number++;
        }
    }

    int size() {
        return told.size();
    }

    /** Its address, length, gap and date; a map's and a tag's place moves with the window. */
    private static Segment plain(Segment one) {
        return new Segment(
                one.uri(),
                one.micros(),
                one.title(),
                false,
                one.gap(),
                one.range(),
                Optional.empty(),
                one.keys(),
                one.date(),
                List.of());
    }
}
