package tv.foyer.hls;

import java.util.List;
import java.util.Optional;

/** Writes playlists, with nothing said twice that still holds. Equal playlists, equal bytes. */
final class Writer {
    private Writer() {}

    static String master(MasterPlaylist playlist) {
        StringBuilder out = new StringBuilder(512);
        out.append("#EXTM3U\n#EXT-X-VERSION:").append(playlist.version()).append('\n');
        if (playlist.independentSegments()) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        playlist.start().ifPresent(start -> start(out, start));
        for (Tag.Line line : playlist.others()) {
            out.append(line.text()).append('\n');
        }
        for (MasterPlaylist.Rendition one : playlist.renditions()) {
            out.append("#EXT-X-MEDIA:").append(one.attributes()).append('\n');
        }
        for (MasterPlaylist.Variant one : playlist.variants()) {
            out.append("#EXT-X-STREAM-INF:").append(one.attributes()).append('\n');
            out.append(one.uri()).append('\n');
        }
        for (MasterPlaylist.IFrames one : playlist.iFrames()) {
            out.append("#EXT-X-I-FRAME-STREAM-INF:").append(one.attributes()).append('\n');
        }
        return out.toString();
    }

    static String media(MediaPlaylist playlist) {
        StringBuilder out = new StringBuilder(256 + 160 * playlist.segments().size());
        head(out, playlist.head());
        Optional<InitMap> map = Optional.empty();
        List<Key> keys = List.of();
        for (Segment segment : playlist.segments()) {
            tags(out, segment.tags());
            if (segment.discontinuity()) {
                out.append("#EXT-X-DISCONTINUITY\n");
            }
            keys(out, keys, segment.keys());
            if (!segment.map().equals(map)) {
                segment.map().ifPresent(next -> map(out, next));
            }
            keys = segment.keys();
            map = segment.map();
            segment(out, segment);
        }
        tags(out, playlist.tail());
        if (playlist.ended()) {
            out.append("#EXT-X-ENDLIST\n");
        }
        return out.toString();
    }

    private static void head(StringBuilder out, MediaPlaylist.Head head) {
        out.append("#EXTM3U\n#EXT-X-VERSION:").append(head.version()).append('\n');
        out.append("#EXT-X-TARGETDURATION:").append(head.targetSeconds()).append('\n');
        out.append("#EXT-X-MEDIA-SEQUENCE:").append(head.mediaSequence()).append('\n');
        if (head.discontinuitySequence() > 0) {
            out.append("#EXT-X-DISCONTINUITY-SEQUENCE:")
                    .append(head.discontinuitySequence())
                    .append('\n');
        }
        head.type()
                .ifPresent(type -> out.append("#EXT-X-PLAYLIST-TYPE:").append(type).append('\n'));
        if (head.independentSegments()) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        head.start().ifPresent(start -> start(out, start));
        for (Tag.Line line : head.others()) {
            out.append(line.text()).append('\n');
        }
    }

    private static void start(StringBuilder out, Start start) {
        out.append("#EXT-X-START:TIME-OFFSET=").append(Numbers.seconds(start.offsetMicros()));
        out.append(start.precise() ? ",PRECISE=YES\n" : "\n");
    }

    private static void tags(StringBuilder out, List<Tag> tags) {
        for (Tag tag : tags) {
            out.append(tag.line()).append('\n');
        }
    }

    /** Keys of other formats go only when all go. */
    private static void keys(StringBuilder out, List<Key> before, List<Key> now) {
        if (before.equals(now)) {
            return;
        }
        if (!before.isEmpty()) {
            out.append("#EXT-X-KEY:METHOD=NONE\n");
        }
        for (Key key : now) {
            out.append("#EXT-X-KEY:").append(key.attributes()).append('\n');
        }
    }

    private static void map(StringBuilder out, InitMap map) {
        out.append("#EXT-X-MAP:URI=\"").append(map.uri()).append('"');
        map.range().ifPresent(range -> out.append(",BYTERANGE=\"").append(range).append('"'));
        out.append('\n');
    }

    private static void segment(StringBuilder out, Segment segment) {
        if (segment.gap()) {
            out.append("#EXT-X-GAP\n");
        }
        segment.date()
                .ifPresent(date ->
                        out.append("#EXT-X-PROGRAM-DATE-TIME:")
                                .append(Numbers.date(date))
                                .append('\n'));
        out.append("#EXTINF:").append(Numbers.seconds(segment.micros())).append(',');
        out.append(segment.title()).append('\n');
        segment.range()
                .ifPresent(range -> out.append("#EXT-X-BYTERANGE:").append(range).append('\n'));
        out.append(segment.uri()).append('\n');
    }
}
