package tv.foyer.media;

import java.util.List;

/**
 * One encoded film or spot: the same pictures in several rungs, cut at the same instants. Immutable
 * once made; {@code key} names it for good.
 */
public record Asset(String key, List<Rung> rungs) {
    public Asset {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("rungs: at least one expected for " + key);
        }
    }

    /** Returns the length in microseconds, the exact sum of the first rung's segments. */
    public long durationMicros() {
        return rungs.getFirst().segments().stream().mapToLong(Segment::durationMicros).sum();
    }

    /**
     * One quality of an asset, muxed picture and sound, as CMAF.
     *
     * @param name the rung's name, equal in every asset of one ladder, for example {@code 720p}
     * @param bandwidth peak bits per second, as HLS {@code BANDWIDTH} (RFC 8216 section 4.3.4.2)
     * @param codecs RFC 6381 names, for example {@code avc1.64001f,mp4a.40.2}
     * @param init path of the initialisation segment under the server's root
     */
    public record Rung(
            String name,
            int width,
            int height,
            int bandwidth,
            String codecs,
            String init,
            List<Segment> segments) {
        public Rung {
            segments = List.copyOf(segments);
        }
    }

    /** One media segment: its path under the server's root and its exact length. */
    public record Segment(String path, long durationMicros) {}
}
