package tv.foyer.playback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tv.foyer.media.Asset;

/**
 * One asset cut once into immutable bytes, so that a personal playlist is nothing but copies of
 * shared ranges. Every segment boundary is a possible splice point: {@link Cut#lines} holds the
 * segment lines of a rung in one array and {@link Cut#offsets} tells where each segment begins.
 * Content and ads are cut alike; what differs is only how {@link Stitcher} joins them.
 *
 * <p>Boundaries are those of the first rung. Rungs that were not cut at the same instants are
 * refused here, so that no break can stand at two places in one stream (RFC 8216 section 6.2.4).
 */
final class ManifestChunks {
    static final int MAX_RUNGS = 12;
    static final int MAX_SEGMENTS = 20_000;

    /** A splice point may differ between rungs by rounding of the encoder's ticks, not by more. */
    private static final long ALIGNED_WITHIN_MICROS = 1_000;

    private static final long MICROS = 1_000_000;
    private static final int LINE_LENGTH = 96;

    private final Asset asset;
    private final List<Cut> cuts;
    private final long[] boundariesMicros;
    private final int targetSeconds;

    /**
     * The bytes of one rung.
     *
     * @param family see {@link AdLadder#family}
     * @param map the {@code EXT-X-MAP} line
     * @param restore {@code EXT-X-DISCONTINUITY}, then {@code map}: what stands before this asset
     *     wherever another asset ends
     * @param lines {@code EXTINF} and address of every segment
     * @param offsets where each segment begins in {@code lines}, and at last its length
     */
    @SuppressWarnings("ArrayRecordComponent") // shared by design, never handed out of the package
    record Cut(
            Asset.Rung rung,
            String family,
            byte[] map,
            byte[] restore,
            byte[] lines,
            int[] offsets) {
        int segments() {
            return offsets.length - 1;
        }

        int bytes() {
            return map.length + restore.length + lines.length + 4 * offsets.length;
        }
    }

    private ManifestChunks(
            Asset asset, List<Cut> cuts, long[] boundariesMicros, int targetSeconds) {
        this.asset = asset;
        this.cuts = List.copyOf(cuts);
        this.boundariesMicros = boundariesMicros;
        this.targetSeconds = targetSeconds;
    }

    /** Cuts an asset; throws IllegalArgumentException if its rungs are not aligned. */
    static ManifestChunks cut(Asset asset) {
        check(asset);
        List<Cut> cuts = new ArrayList<>();
        for (Asset.Rung rung : asset.rungs()) {
            cuts.add(cut(rung));
        }
        return new ManifestChunks(
                asset, cuts, boundariesOf(asset.rungs().getFirst()), targetOf(asset));
    }

    String key() {
        return asset.key();
    }

    List<Cut> cuts() {
        return cuts;
    }

    List<Asset.Rung> rungs() {
        return asset.rungs();
    }

    /** Returns the length of the first rung in microseconds. */
    long durationMicros() {
        return boundariesMicros[boundariesMicros.length - 1];
    }

    /** Returns the number of segments, which is the same in every rung. */
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

    /** Returns the least {@code EXT-X-TARGETDURATION} that holds for every segment of any rung. */
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
        long[] first = boundariesOf(rungs.getFirst());
        int segments = first.length - 1;
        if (segments < 1 || segments > MAX_SEGMENTS) {
            throw refused(asset, "1 to " + MAX_SEGMENTS + " segments expected, was " + segments);
        }
        for (Asset.Rung rung : rungs) {
            if (!aligned(first, boundariesOf(rung))) {
                throw refused(asset, "rung " + rung.name() + " is cut at other instants");
            }
        }
    }

    /** The last boundary is no splice point inside the asset: sound may end after the picture. */
    private static boolean aligned(long[] first, long[] other) {
        if (first.length != other.length) {
            return false;
        }
        for (int i = 0; i < first.length - 1; i++) {
            if (Math.abs(first[i] - other[i]) > ALIGNED_WITHIN_MICROS) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException refused(Asset asset, String rule) {
        return new IllegalArgumentException("asset " + asset.key() + ": " + rule);
    }

    private static long[] boundariesOf(Asset.Rung rung) {
        long[] boundaries = new long[rung.segments().size() + 1];
        for (int i = 0; i < rung.segments().size(); i++) {
            boundaries[i + 1] =
                    Math.addExact(boundaries[i], rung.segments().get(i).durationMicros());
        }
        return boundaries;
    }

    /** RFC 8216 section 4.3.3.1: each duration, rounded to whole seconds, must not exceed it. */
    private static int targetOf(Asset asset) {
        long longest =
                asset.rungs().stream()
                        .flatMap(rung -> rung.segments().stream())
                        .mapToLong(Asset.Segment::durationMicros)
                        .max()
                        .orElseThrow();
        return Math.toIntExact(Math.max(1, (longest + MICROS / 2) / MICROS));
    }

    private static Cut cut(Asset.Rung rung) {
        byte[] map = ascii("#EXT-X-MAP:URI=\"" + address(rung.init()) + "\"\n");
        byte[] restore = ascii("#EXT-X-DISCONTINUITY\n" + new String(map, StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder(LINE_LENGTH * rung.segments().size());
        int[] offsets = new int[rung.segments().size() + 1];
        for (int i = 0; i < rung.segments().size(); i++) {
            Asset.Segment segment = rung.segments().get(i);
            appendExtInf(lines, segment.durationMicros());
            lines.append(address(segment.path())).append('\n');
            offsets[i + 1] = lines.length();
        }
        return new Cut(
                rung,
                AdLadder.family(rung.codecs()),
                map,
                restore,
                ascii(lines.toString()),
                offsets);
    }

    private static void appendExtInf(StringBuilder lines, long micros) {
        String fraction = Long.toString(MICROS + micros % MICROS);
        lines.append("#EXTINF:").append(micros / MICROS).append('.');
        lines.append(fraction, 1, fraction.length()).append(",\n");
    }

    private static String address(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** One character is one byte, or the offsets above would lie. */
    private static byte[] ascii(String text) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("path: only ASCII expected in a playlist");
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
