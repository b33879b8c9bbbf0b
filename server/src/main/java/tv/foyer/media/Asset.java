package tv.foyer.media;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One encoded film or spot: pictures in several rungs, and beside them its sounds and its captions,
 * all cut at the same instants. Immutable once made; {@code key} names it for good.
 *
 * @param sounds the one that is heard unless another is asked for comes first
 */
public record Asset(String key, List<Rung> rungs, List<Sound> sounds, List<Caption> captions) {
    public Asset {
        rungs = List.copyOf(rungs);
        sounds = List.copyOf(sounds);
        captions = List.copyOf(captions);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("rungs: at least one expected for " + key);
        }
        Set<String> names = new HashSet<>();
        for (Track track : tracks(rungs, sounds, captions).toList()) {
            if (!names.add(track.name())) {
                throw new IllegalArgumentException("tracks: two named " + track.name());
            }
        }
    }

    /** An asset whose rungs are all there is of it. */
    public Asset(String key, List<Rung> rungs) {
        this(key, rungs, List.of(), List.of());
    }

    /** Returns the length in microseconds, the exact sum of the first rung's segments. */
    public long durationMicros() {
        return rungs.getFirst().segments().stream().mapToLong(Segment::durationMicros).sum();
    }

    /**
     * Returns the rungs with the first sound in the same files, for streams of others that have
     * both in one; none of an asset without sound.
     */
    public List<Rung> muxed() {
        return Muxed.rungs(this);
    }

    /** Returns everything that has segments: rungs, sounds, captions. */
    public Stream<Track> tracks() {
        return tracks(rungs, sounds, captions);
    }

    private static Stream<Track> tracks(
            List<Rung> rungs, List<Sound> sounds, List<Caption> captions) {
        return Stream.of(rungs, sounds, captions).flatMap(List::stream);
    }

    /** Something that plays along an asset's time, in segments. */
    public sealed interface Track {
        /** Its name, unlike that of any other track of its asset. */
        String name();

        List<Segment> segments();

        /** Path of the initialisation segment under the server's root; captions need none. */
        default Optional<String> start() {
            return Optional.empty();
        }
    }

    /**
     * One quality of an asset's picture, as CMAF.
     *
     * @param name the rung's name, equal in every asset of one ladder, for example {@code 720p}
     * @param bandwidth peak bits per second, as HLS {@code BANDWIDTH} (RFC 8216 section 4.3.4.2)
     * @param codecs RFC 6381 names, for example {@code avc1.64001f}
     * @param init path of the initialisation segment under the server's root
     */
    public record Rung(
            String name,
            int width,
            int height,
            int bandwidth,
            String codecs,
            String init,
            List<Segment> segments)
            implements Track {
        public Rung {
            segments = List.copyOf(segments);
        }

        @Override
        public Optional<String> start() {
            return Optional.of(init);
        }
    }

    /**
     * One sound to the picture, as CMAF. It is cut at the first whole frame of sound at or after
     * each cut of the picture, so its segments have lengths of their own (ISO/IEC 14496-3: 1024
     * samples a frame), and the same sum.
     *
     * @param name for example {@code sound-zh}
     * @param language BCP 47; {@code zxx} where nobody speaks, {@code und} where it is not known
     * @param label what viewers choose by, in the language itself
     * @param sampleRate samples a second; every cut falls on a sample
     * @param bandwidth peak bits per second
     * @param codecs RFC 6381 name, for example {@code mp4a.40.2}
     */
    public record Sound(
            String name,
            String language,
            String label,
            int channels,
            int sampleRate,
            int bandwidth,
            String codecs,
            String init,
            List<Segment> segments)
            implements Track {
        public Sound {
            segments = List.copyOf(segments);
        }

        @Override
        public Optional<String> start() {
            return Optional.of(init);
        }
    }

    /**
     * One caption track, as WebVTT whose times count from the asset's first picture. A cue that
     * stands over a cut is in the segments on both sides.
     *
     * @param name for example {@code text-zh}
     * @param language BCP 47
     * @param label what viewers choose by, in the language itself
     */
    public record Caption(String name, String language, String label, List<Segment> segments)
            implements Track {
        public Caption {
            segments = List.copyOf(segments);
        }
    }

    /** Returns the peak of an asset's sounds in bits per second, 0 without one. */
    public int soundBandwidth() {
        return sounds.stream()
                .max(Comparator.comparingInt(Sound::bandwidth))
                .map(Sound::bandwidth)
                .orElse(0);
    }

    /** One media segment: its path under the server's root and its exact length. */
    public record Segment(String path, long durationMicros) {}
}
