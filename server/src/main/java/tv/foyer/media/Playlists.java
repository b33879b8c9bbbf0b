package tv.foyer.media;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
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
        for (Asset.Rung rung : asset.rungs()) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(rung.bandwidth());
            text.append(",RESOLUTION=").append(rung.width()).append('x').append(rung.height());
            text.append(",FRAME-RATE=").append(Reel.RATE).append(".000");
            text.append(",CODECS=\"").append(rung.codecs()).append("\"\n");
            text.append(rung.name()).append(".m3u8\n");
        }
        return text.toString();
    }

    static String media(Asset.Rung rung) {
        long longest = 0;
        for (Asset.Segment segment : rung.segments()) {
            longest = Math.max(longest, segment.durationMicros());
        }
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-TARGETDURATION:").append((longest + 999_999) / 1_000_000);
        text.append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.append("#EXT-X-MAP:URI=\"").append(rung.init()).append("\"\n");
        for (Asset.Segment segment : rung.segments()) {
            BigDecimal seconds = BigDecimal.valueOf(segment.durationMicros(), 6);
            text.append("#EXTINF:").append(seconds.toPlainString()).append(",\n");
            text.append(segment.path()).append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }
}
