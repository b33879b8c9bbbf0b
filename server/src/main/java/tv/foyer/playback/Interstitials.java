package tv.foyer.playback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;
import tv.foyer.media.Asset;
import tv.foyer.media.Media;
import tv.foyer.media.Renditions;

/**
 * A film as server-guided stream (draft-pantos-hls-rfc8216bis, Appendix D): the media playlists are
 * the film's own and equal for everybody, each break in them one {@code EXT-X-DATERANGE}. Who
 * watches is a variable that only the session's master defines ({@code EXT-X-DEFINE}, version 8);
 * what plays in a break is in the session's asset list. Pure.
 *
 * <p>The film's first picture has the date {@link #BEGIN}, for a date range needs one. Breaks stand
 * between segments, {@code X-RESUME-OFFSET=0} goes on with the very next picture, and {@code ONCE}
 * with who rewinds: a break that was seen is not played again.
 */
final class Interstitials {
    /** The variable that names a session in the shared playlists. */
    static final String SESSION = "session";

    static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");

    private static final int VERSION = 8;
    private static final double MICROS = 1_000_000;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Interstitials() {}

    /** One ad of an asset list; {@code slot} is its number in the decision. */
    record Item(int slot, String asset, long micros) {}

    /** Returns the id of the break before a segment; after the last one it is their number. */
    static String id(int segment) {
        return "break-" + segment;
    }

    /**
     * Prints a master whose media playlists lie in another folder.
     *
     * @param session what the variable holds, if the playlists there ask for it
     */
    static byte[] master(Asset film, String folder, Optional<String> session, double frameRate) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:" + VERSION + "\n");
        session.ifPresent(token ->
                text.append("#EXT-X-DEFINE:NAME=\"" + SESSION + "\",VALUE=\"")
                        .append(token)
                        .append("\"\n"));
        text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.append(Renditions.media(film).replace(",URI=\"", ",URI=\"" + folder));
        for (Asset.Rung rung : film.rungs()) {
            List<String> sounds = film.sounds().stream().map(Asset.Sound::codecs).toList();
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=");
            text.append(rung.bandwidth() + film.soundBandwidth());
            text.append(",CODECS=\"").append(AdLadder.union(rung.codecs(), sounds)).append('"');
            text.append(",RESOLUTION=").append(rung.width()).append('x').append(rung.height());
            text.append(",FRAME-RATE=").append(String.format(Locale.ROOT, "%.3f", frameRate));
            text.append(Renditions.groups(film)).append('\n');
            text.append(folder).append(rung.name()).append(".m3u8\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Prints the media playlist of a track by its name, or answers empty if there is none. */
    static Optional<byte[]> media(
            ManifestChunks content, List<BreakPlanner.Opening> openings, String track) {
        return content.cuts().stream()
                .filter(cut -> cut.track().name().equals(track))
                .findFirst()
                .map(cut -> media(content, openings, cut));
    }

    private static byte[] media(
            ManifestChunks content, List<BreakPlanner.Opening> openings, Cut cut) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:" + VERSION + "\n");
        text.append("#EXT-X-TARGETDURATION:").append(content.targetSeconds());
        text.append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.append("#EXT-X-DEFINE:IMPORT=\"" + SESSION + "\"\n");
        text.append("#EXT-X-PROGRAM-DATE-TIME:").append(DATE.format(BEGIN)).append('\n');
        for (BreakPlanner.Opening opening : openings) {
            text.append(range(content, opening)).append('\n');
        }
        text.append(new String(cut.map(), StandardCharsets.US_ASCII));
        text.append(new String(cut.lines(), StandardCharsets.US_ASCII));
        return text.append("#EXT-X-ENDLIST\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * One break. A break behind the last picture has no segment to stand before: {@code POST} says
     * the end whatever a player makes of the date.
     */
    private static String range(ManifestChunks content, BreakPlanner.Opening opening) {
        int segment = opening.segment();
        Instant at = BEGIN.plus(content.boundaryMicros(segment), ChronoUnit.MICROS);
        String cue = segment == content.segments() ? "POST,ONCE" : "ONCE";
        return "#EXT-X-DATERANGE:ID=\""
                + id(segment)
                + "\",CLASS=\"com.apple.hls.interstitial\",START-DATE=\""
                + DATE.format(at)
                + "\",CUE=\""
                + cue
                + "\",X-ASSET-LIST=\"/play/{$"
                + SESSION
                + "}/breaks/"
                + segment
                + ".json\",X-RESUME-OFFSET=0,X-RESTRICT=\"SKIP,JUMP\","
                + "X-CONTENT-MAY-VARY=\"YES\",X-TIMELINE-OCCUPIES=\"POINT\"";
    }

    /**
     * Prints the asset list of a break; one without ads is an empty list, and the film goes on.
     *
     * @param origin scheme and authority that the set reached the house by
     */
    static byte[] list(List<Item> items, String origin) {
        List<Map<String, Object>> assets = new ArrayList<>();
        for (Item item : items) {
            Map<String, Object> asset = new LinkedHashMap<>();
            asset.put("URI", origin + Media.master(item.asset()));
            asset.put("DURATION", item.micros() / MICROS);
            asset.put("X-FOYER-SLOT", item.slot());
            assets.add(asset);
        }
        return Json.bytes(Map.of("ASSETS", assets));
    }
}
