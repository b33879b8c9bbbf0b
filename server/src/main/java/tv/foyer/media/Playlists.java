package tv.foyer.media;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.foyer.scenery.Reel;

/** HLS playlists (RFC 8216): read as FFmpeg wrote them, written for an asset on its own. */
final class Playlists {
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    /** A file of a playlist and how long it lasts. */
    record Entry(String file, long micros) {}

    private Playlists() {}

    static List<Entry> entries(List<String> lines) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long micros = -1;
        for (String line : lines) {
            if (line.startsWith("#EXTINF:")) {
                String seconds = line.substring("#EXTINF:".length(), line.indexOf(','));
                micros =
                        new BigDecimal(seconds)
                                .multiply(MICROS)
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact();
            } else if (!line.startsWith("#") && !line.isBlank()) {
                if (micros <= 0) {
                    throw new IOException("playlist: " + line + " has no length");
                }
                entries.add(new Entry(line, micros));
                micros = -1;
            }
        }
        if (entries.isEmpty() || !lines.contains("#EXT-X-ENDLIST")) {
            throw new IOException("playlist: incomplete");
        }
        return entries;
    }

    static String master(Asset asset) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.append(Renditions.media(asset));
        for (Asset.Rung rung : asset.rungs()) {
            int peak = rung.bandwidth() + asset.soundBandwidth();
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(peak);
            text.append(",RESOLUTION=").append(rung.width()).append('x').append(rung.height());
            text.append(",FRAME-RATE=").append(Reel.RATE).append(".000");
            text.append(",CODECS=\"").append(codecs(rung, asset)).append('"');
            text.append(Renditions.groups(asset)).append('\n');
            text.append(rung.name()).append(".m3u8\n");
        }
        return text.toString();
    }

    private static String codecs(Asset.Rung rung, Asset asset) {
        return Stream.concat(
                        Stream.of(rung.codecs()), asset.sounds().stream().map(Asset.Sound::codecs))
                .distinct()
                .collect(Collectors.joining(","));
    }

    static String media(Asset.Track track) {
        long longest = 0;
        for (Asset.Segment segment : track.segments()) {
            longest = Math.max(longest, segment.durationMicros());
        }
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-TARGETDURATION:").append((longest + 500_000) / 1_000_000);
        text.append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        track.start()
                .ifPresent(init -> text.append("#EXT-X-MAP:URI=\"").append(init).append("\"\n"));
        for (Asset.Segment segment : track.segments()) {
            BigDecimal seconds = BigDecimal.valueOf(segment.durationMicros(), 6);
            text.append("#EXTINF:").append(seconds.toPlainString()).append(",\n");
            text.append(segment.path()).append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }
}
