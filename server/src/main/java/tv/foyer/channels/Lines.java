package tv.foyer.channels;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tv.foyer.media.Asset;

/**
 * One rung of an asset, or its first sound, cut once into bytes: its {@code EXT-X-MAP} line, and
 * the lines of all its segments with where each begins. Lengths are the published ones, equal in
 * all rungs and in the sound: a sound is cut within one of its frames of the picture, and a live
 * playlist that says the picture's lengths agrees with its own dates at any window.
 */
@SuppressWarnings("ArrayRecordComponent") // shared by design, never handed out of the package
record Lines(byte[] map, byte[] segments, int[] offsets) {
    /** What a channel's one sound is called among its rungs. */
    static final String SOUND = "sound";

    private static final long MICROS = 1_000_000;

    static Optional<Lines> of(Asset asset, String name, long[] cuts) {
        if (name.equals(SOUND)) {
            return asset.sounds().stream()
                    .limit(1)
                    .filter(sound -> sound.segments().size() == cuts.length - 1)
                    .findFirst()
                    .map(sound -> of(sound.init(), sound.segments(), cuts));
        }
        return asset.rungs().stream()
                .filter(each -> each.name().equals(name))
                .filter(each -> each.segments().size() == cuts.length - 1)
                .findFirst()
                .map(each -> of(each.init(), each.segments(), cuts));
    }

    private static Lines of(String init, List<Asset.Segment> segments, long[] cuts) {
        StringBuilder text = new StringBuilder(96 * segments.size());
        int[] offsets = new int[cuts.length];
        for (int i = 0; i < segments.size(); i++) {
            long micros = cuts[i + 1] - cuts[i];
            String fraction = Long.toString(MICROS + micros % MICROS);
            text.append("#EXTINF:").append(micros / MICROS).append('.');
            text.append(fraction, 1, fraction.length()).append(",\n");
            text.append(address(segments.get(i).path())).append('\n');
            offsets[i + 1] = text.length();
        }
        return new Lines(
                ascii("#EXT-X-MAP:URI=\"" + address(init) + "\"\n"),
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
