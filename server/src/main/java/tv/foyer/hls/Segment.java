package tv.foyer.hls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A segment with all that holds for it, also what an earlier line of its playlist says.
 *
 * @param uri as it is written, with its variables replaced
 * @param micros its length, {@code EXTINF} rounded to microseconds
 * @param discontinuity whether {@code EXT-X-DISCONTINUITY} stands before it
 * @param gap whether it is absent ({@code EXT-X-GAP})
 * @param keys those in force, one of a format; none in the clear
 * @param date when it begins, where {@code EXT-X-PROGRAM-DATE-TIME} stands before it
 * @param tags ranges of time and unknown tags before it, in their order
 */
public record Segment(
        String uri,
        long micros,
        String title,
        boolean discontinuity,
        boolean gap,
        Optional<ByteRange> range,
        Optional<InitMap> map,
        List<Key> keys,
        Optional<Instant> date,
        List<Tag> tags) {
    /** A day; no broadcast has longer ones. */
    static final long MOST_MICROS = 86_400_000_000L;

    public Segment {
        if (micros < 0 || micros > MOST_MICROS) {
            throw new IllegalArgumentException("micros: 0 to a day expected");
        }
        keys = List.copyOf(keys);
        tags = List.copyOf(tags);
    }

    /** A segment of its own file, in the clear, with nothing before it. */
    public static Segment of(String uri, long micros, Optional<InitMap> map) {
        return new Segment(
                uri,
                micros,
                "",
                false,
                false,
                Optional.empty(),
                map,
                List.of(),
                Optional.empty(),
                List.of());
    }
}
