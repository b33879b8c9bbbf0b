package tv.foyer.hls;

import java.util.List;
import java.util.Optional;

/**
 * A media playlist.
 *
 * @param tail tags behind the last segment
 * @param ended whether {@code EXT-X-ENDLIST} says that nothing follows
 */
public record MediaPlaylist(Head head, List<Segment> segments, List<Tag> tail, boolean ended) {
    public MediaPlaylist {
        segments = List.copyOf(segments);
        tail = List.copyOf(tail);
        boolean mapped = false;
        for (Segment segment : segments) {
            if (mapped && segment.map().isEmpty()) {
                throw new IllegalArgumentException("map: no segment goes back to none");
            }
            mapped = segment.map().isPresent();
        }
    }

    /** Whether segments may go or come (RFC 8216, 4.3.3.5). */
    public enum Type {
        EVENT,
        VOD
    }

    /**
     * What holds for all of it.
     *
     * @param version {@code EXT-X-VERSION}, 1 where there is none
     * @param mediaSequence number of the first segment
     * @param discontinuitySequence number of discontinuities before the first segment
     * @param others tags about the whole that are only kept: EXT-X-I-FRAMES-ONLY,
     *     EXT-X-SERVER-CONTROL, EXT-X-PART-INF, EXT-X-ALLOW-CACHE
     */
    public record Head(
            int version,
            int targetSeconds,
            long mediaSequence,
            long discontinuitySequence,
            Optional<Type> type,
            boolean independentSegments,
            Optional<Start> start,
            List<Tag.Line> others) {
        public Head {
            others = List.copyOf(others);
        }
    }

    public long micros() {
        return segments.stream().mapToLong(Segment::micros).sum();
    }
}
