package tv.foyer.playback;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tv.foyer.media.Asset;
import tv.foyer.media.Media;

/**
 * One asset cut once into immutable bytes, so that a personal playlist is nothing but copies of
 * shared ranges. Every segment boundary is a possible splice point: {@link Cut#lines} holds the
 * segment lines of a track in one array and {@link Cut#offsets} tells where each segment begins.
 * Content and ads are cut alike; what differs is only how {@link Stitcher} joins them.
 *
 * <p>Boundaries are those of the first rung. Tracks that were not cut at the same instants (a
 * sound: within one of its frames) are refused here, so that no break can stand at two places in
 * one stream (RFC 8216 section 6.2.4).
 */
final class ManifestChunks {
    static final int MAX_RUNGS = 12;
    static final int MAX_TRACKS = 64;
    static final int MAX_SEGMENTS = 20_000;

    /** Ads whose match is kept; of more the match is worked out each time. */
    private static final int MAX_PARTNERS = 4_096;

    /** A splice point may differ between tracks by rounding of the encoder's ticks, not by more. */
    private static final long ALIGNED_WITHIN_MICROS = 1_000;

    /** A frame of AAC has 1024 samples (ISO/IEC 14496-3), and a sound is cut between frames. */
    private static final long FRAME_SAMPLES = 1_024;

    private static final long MICROS = 1_000_000;

    private final Asset asset;
    private final List<Cut> cuts;
    private final long[] boundariesMicros;
    private final int targetSeconds;
    private volatile @Nullable Cut noWords;

    /** By key of the ad, which never changes; empty where it does not fit. */
    private final Map<String, Optional<int[]>> partners = new ConcurrentHashMap<>();

    private ManifestChunks(
            Asset asset, List<Cut> cuts, long[] boundariesMicros, int targetSeconds) {
        this.asset = asset;
        this.cuts = List.copyOf(cuts);
        this.boundariesMicros = boundariesMicros;
        this.targetSeconds = targetSeconds;
    }

    /** Cuts an asset; throws IllegalArgumentException if its tracks are not aligned. */
    static ManifestChunks cut(Asset asset) {
        check(asset);
        return new ManifestChunks(
                asset,
                asset.tracks().map(Cut::of).toList(),
                boundariesOf(asset.rungs().getFirst()),
                targetOf(asset));
    }

    String key() {
        return asset.key();
    }

    Asset asset() {
        return asset;
    }

    /** Returns the cut of every track, in the order of {@link Asset#tracks}. */
    List<Cut> cuts() {
        return cuts;
    }

    /** Returns captions of this length in which nothing is written, for an ad that has none. */
    Cut noWords() {
        Cut known = noWords;
        if (known == null) {
            known = Cut.of(wordless(asset.rungs().getFirst()));
            noWords = known;
        }
        return known;
    }

    /**
     * Returns what stands in for each track of this content in an ad, as {@link AdLadder#match}
     * does. Worked out once for each of the ads that come first, for every playlist asks for it.
     */
    Optional<int[]> partners(ManifestChunks ad) {
        Optional<int[]> known = partners.get(ad.key());
        if (known != null) {
            return known;
        }
        Optional<int[]> fresh = AdLadder.match(cuts, ad.cuts);
        if (partners.size() < MAX_PARTNERS) {
            partners.put(ad.key(), fresh);
        }
        return fresh;
    }

    private static Asset.Caption wordless(Asset.Rung rung) {
        return new Asset.Caption(
                "text",
                "und",
                "",
                rung.segments().stream()
                        .map(s -> new Asset.Segment(Media.NO_WORDS, s.durationMicros()))
                        .toList());
    }

    /** Returns the length of the first rung in microseconds. */
    long durationMicros() {
        return boundariesMicros[boundariesMicros.length - 1];
    }

    /** Returns the number of segments, which is the same in every track. */
    int segments() {
        return boundariesMicros.length - 1;
    }

    /** Returns when a segment begins; the number of segments gives the end. */
    long boundaryMicros(int segment) {
        return boundariesMicros[segment];
    }

    /** Returns the boundary nearest to a place in the asset, the earlier one of two equals. */
    int nearestBoundary(long micros) {
        int found = Arrays.binarySearch(boundariesMicros, micros);
        if (found >= 0) {
            return found;
        }
        int after = Math.min(-found - 1, boundariesMicros.length - 1);
        int before = Math.max(after - 1, 0);
        boolean earlier = micros - boundariesMicros[before] <= boundariesMicros[after] - micros;
        return earlier ? before : after;
    }

    /** Returns the least {@code EXT-X-TARGETDURATION} that holds for every segment of any track. */
    int targetSeconds() {
        return targetSeconds;
    }

    /** Returns about how much memory the chunks take. */
    int bytes() {
        return cuts.stream().mapToInt(Cut::bytes).sum() + 8 * boundariesMicros.length;
    }

    private static void check(Asset asset) {
        List<Asset.Rung> rungs = asset.rungs();
        if (rungs.size() > MAX_RUNGS) {
            throw refused(asset, "at most " + MAX_RUNGS + " rungs expected, was " + rungs.size());
        }
        if (asset.tracks().count() > MAX_TRACKS) {
            throw refused(asset, "at most " + MAX_TRACKS + " tracks expected");
        }
        long[] first = boundariesOf(rungs.getFirst());
        int segments = first.length - 1;
        if (segments < 1 || segments > MAX_SEGMENTS) {
            throw refused(asset, "1 to " + MAX_SEGMENTS + " segments expected, was " + segments);
        }
        asset.tracks()
                .filter(track -> !aligned(first, boundariesOf(track), slackMicros(track)))
                .findFirst()
                .ifPresent(track -> {
                    throw refused(asset, "track " + track.name() + " is cut at other instants");
                });
    }

    private static long slackMicros(Asset.Track track) {
        return switch (track) {
            case Asset.Rung _, Asset.Caption _ -> ALIGNED_WITHIN_MICROS;
            case Asset.Sound sound ->
                    ALIGNED_WITHIN_MICROS + FRAME_SAMPLES * MICROS / sound.sampleRate();
        };
    }

    /** The last boundary is no splice point inside the asset: sound may end after the picture. */
    private static boolean aligned(long[] first, long[] other, long slackMicros) {
        if (first.length != other.length) {
            return false;
        }
        for (int i = 0; i < first.length - 1; i++) {
            if (Math.abs(first[i] - other[i]) > slackMicros) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException refused(Asset asset, String rule) {
        return new IllegalArgumentException("asset " + asset.key() + ": " + rule);
    }

    private static long[] boundariesOf(Asset.Track track) {
        long[] boundaries = new long[track.segments().size() + 1];
        for (int i = 0; i < track.segments().size(); i++) {
            boundaries[i + 1] =
                    Math.addExact(boundaries[i], track.segments().get(i).durationMicros());
        }
        return boundaries;
    }

    /** RFC 8216 section 4.3.3.1: each duration, rounded to whole seconds, must not exceed it. */
    private static int targetOf(Asset asset) {
        long longest =
                asset.tracks()
                        .flatMap(track -> track.segments().stream())
                        .mapToLong(Asset.Segment::durationMicros)
                        .max()
                        .orElseThrow();
        return Math.toIntExact(Math.max(1, (longest + MICROS / 2) / MICROS));
    }
}
