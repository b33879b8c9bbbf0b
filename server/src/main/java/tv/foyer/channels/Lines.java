package tv.foyer.channels;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tv.foyer.media.Asset;

/**
 * One rung of an asset cut once into bytes: its {@code EXT-X-MAP} line, and the lines of all its
 * segments with where each begins. Lengths are the published ones, equal in all rungs.
 */
@SuppressWarnings("ArrayRecordComponent") // shared by design, never handed out of the package
record Lines(byte[] map, byte[] segments, int[] offsets) {
    private static final long MICROS = 1_000_000;

    static Optional<Lines> of(Asset asset, String rung, long[] cuts) {
        return asset.rungs().stream()
                .filter(each -> each.name().equals(rung))
                .filter(each -> each.segments().size() == cuts.length - 1)
                .findFirst()
                .map(each -> of(each, cuts));
    }

    private static Lines of(Asset.Rung rung, long[] cuts) {
        StringBuilder text = new StringBuilder(96 * rung.segments().size());
        int[] offsets = new int[cuts.length];
        for (int i = 0; i < rung.segments().size(); i++) {
            long micros = cuts[i + 1] - cuts[i];
            String fraction = Long.toString(MICROS + micros % MICROS);
            text.append("#EXTINF:").append(micros / MICROS).append('.');
            text.append(fraction, 1, fraction.length()).append(",\n");
            text.append(address(rung.segments().get(i).path())).append('\n');
            offsets[i + 1] = text.length();
        }
        return new Lines(
                ascii("#EXT-X-MAP:URI=\"" + address(rung.init()) + "\"\n"),
                ascii(text.toString()),
                offsets);
    }

    int bytes() {
        return map.length + segments.length + 4 * offsets.length;
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
