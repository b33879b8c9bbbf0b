package tv.foyer.playback;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tv.foyer.media.Asset;

/**
 * The bytes of one track.
 *
 * @param family see {@link AdLadder#family}; empty of captions
 * @param map the {@code EXT-X-MAP} line; empty of captions
 * @param restore {@code EXT-X-DISCONTINUITY}, then {@code map}: what stands before this asset
 *     wherever another asset ends
 * @param lines {@code EXTINF} and address of every segment
 * @param offsets where each segment begins in {@code lines}, and at last its length
 */
@SuppressWarnings("ArrayRecordComponent") // shared by design, never handed out of the package
record Cut(
        Asset.Track track, String family, byte[] map, byte[] restore, byte[] lines, int[] offsets) {
    private static final long MICROS = 1_000_000;
    private static final int LINE_LENGTH = 96;

    static Cut of(Asset.Track track) {
        String map =
                track.start().map(init -> "#EXT-X-MAP:URI=\"" + address(init) + "\"\n").orElse("");
        List<Asset.Segment> segments = track.segments();
        StringBuilder lines = new StringBuilder(LINE_LENGTH * segments.size());
        int[] offsets = new int[segments.size() + 1];
        for (int i = 0; i < segments.size(); i++) {
            appendExtInf(lines, segments.get(i).durationMicros());
            lines.append(address(segments.get(i).path())).append('\n');
            offsets[i + 1] = lines.length();
        }
        return new Cut(
                track,
                AdLadder.family(codecs(track)),
                ascii(map),
                ascii("#EXT-X-DISCONTINUITY\n" + map),
                ascii(lines.toString()),
                offsets);
    }

    /** Returns the codecs of a track, as HLS {@code CODECS}; captions have none. */
    static String codecs(Asset.Track track) {
        return switch (track) {
            case Asset.Rung rung -> rung.codecs();
            case Asset.Sound sound -> sound.codecs();
            case Asset.Caption _ -> "";
        };
    }

    int segments() {
        return offsets.length - 1;
    }

    int bytes() {
        return map.length + restore.length + lines.length + 4 * offsets.length;
    }

    private static void appendExtInf(StringBuilder lines, long micros) {
        String fraction = Long.toString(MICROS + micros % MICROS);
        lines.append("#EXTINF:").append(micros / MICROS).append('.');
        lines.append(fraction, 1, fraction.length()).append(",\n");
    }

    static String address(String path) {
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
