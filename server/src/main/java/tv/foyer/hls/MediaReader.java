package tv.foyer.hls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a media playlist: what stands before a segment is gathered until its address comes. */
final class MediaReader {
    private static final int MOST_SEGMENTS = 20_000;
    private static final int MOST_TAGS = 64;
    private static final int MOST_KEYS = 16;
    private static final long MOST_TARGET = 86_400;

    /** Tags about the whole playlist that are only kept. */
    private static final Set<String> KEPT =
            Set.of(
                    "EXT-X-I-FRAMES-ONLY",
                    "EXT-X-SERVER-CONTROL",
                    "EXT-X-PART-INF",
                    "EXT-X-ALLOW-CACHE");

    private final Source source;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Tag.Line> others = new ArrayList<>();
    private int version = 1;
    private long target;
    private long mediaSequence;
    private long discontinuitySequence;
    private boolean independent;
    private boolean ended;
    private Optional<MediaPlaylist.Type> type = Optional.empty();
    private Optional<Start> start = Optional.empty();

    // in force until something else is said
    private Optional<InitMap> map = Optional.empty();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Long> ends = new LinkedHashMap<>();

    // of the next segment
    private List<Tag> tags = new ArrayList<>();
    private long micros = -1;
    private String title = "";
    private boolean discontinuity;
    private boolean gap;
    private @Nullable String range;
    private Optional<Instant> date = Optional.empty();

    MediaReader(Source source) {
        this.source = source;
    }

    MediaPlaylist read() throws Malformed {
        while (source.next()) {
            String line = source.line();
            if (!line.startsWith("#")) {
                segment(line);
            } else {
                tag(line);
            }
        }
        if (!source.has("EXT-X-TARGETDURATION")) {
            throw source.bad("EXT-X-TARGETDURATION: is required");
        }
        if (micros >= 0) {
            throw source.bad("EXTINF: an address expected behind it");
        }
        MediaPlaylist.Head head =
                new MediaPlaylist.Head(
                        version,
                        (int) target,
                        mediaSequence,
                        discontinuitySequence,
                        type,
                        independent,
                        start,
                        others);
        return new MediaPlaylist(head, segments, tags, ended);
    }

    private void tag(String line) throws Malformed {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line.substring(1) : line.substring(1, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        if (!ofWhole(name, value) && !ofSegment(name, value, line)) {
            keep(name, line);
        }
    }

    private boolean ofWhole(String name, String value) throws Malformed {
        switch (name) {
            case "EXT-X-VERSION" -> version = source.version(value);
            case "EXT-X-TARGETDURATION" -> target = target(value);
            case "EXT-X-MEDIA-SEQUENCE" -> mediaSequence = number(name, value);
            case "EXT-X-DISCONTINUITY-SEQUENCE" -> discontinuitySequence = number(name, value);
            case "EXT-X-PLAYLIST-TYPE" -> type = Optional.of(type(value));
            case "EXT-X-START" -> start = Optional.of(source.start(value));
            case "EXT-X-INDEPENDENT-SEGMENTS" -> {
                independent = true;
                return true;
            }
            case "EXT-X-ENDLIST" -> {
                ended = true;
                return true;
            }
            case "EXTM3U" -> throw source.bad("EXTM3U: expected once");
            case "EXT-X-SKIP" -> throw source.bad("EXT-X-SKIP: delta updates are not read");
            default -> {
                return false;
            }
        }
        source.once(name);
        return true;
    }

    private long target(String value) throws Malformed {
        long seconds = source.whole("EXT-X-TARGETDURATION", value);
        if (seconds > MOST_TARGET) {
            throw source.bad("EXT-X-TARGETDURATION: at most " + MOST_TARGET + " expected");
        }
        return seconds;
    }

    /** Numbers of the playlist stand before its segments (RFC 8216, 4.3.3.2). */
    private long number(String name, String value) throws Malformed {
        if (!segments.isEmpty()) {
            throw source.bad(name + ": expected before the first segment");
        }
        return source.whole(name, value);
    }

    private MediaPlaylist.Type type(String value) throws Malformed {
        return switch (value) {
            case "EVENT" -> MediaPlaylist.Type.EVENT;
            case "VOD" -> MediaPlaylist.Type.VOD;
            default -> throw source.bad("EXT-X-PLAYLIST-TYPE: EVENT or VOD expected");
        };
    }

    private boolean ofSegment(String name, String value, String line) throws Malformed {
        switch (name) {
            case "EXTINF" -> extinf(value);
            case "EXT-X-BYTERANGE" -> range = value;
            case "EXT-X-DISCONTINUITY" -> discontinuity = true;
            case "EXT-X-GAP" -> gap = true;
            case "EXT-X-MAP" -> map = Optional.of(map(value));
            case "EXT-X-KEY" -> key(value);
            case "EXT-X-PROGRAM-DATE-TIME" ->
                    Numbers.date(value)
                            .ifPresentOrElse(
                                    read -> date = Optional.of(read),
                                    () -> tags.add(new Tag.Line(line)));
            case "EXT-X-DATERANGE" -> tags.add(Tag.of(line));
            default -> {
                return false;
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw source.bad("segment: at most " + MOST_TAGS + " tags expected before it");
        }
        return true;
    }

    private void keep(String name, String line) throws Malformed {
        if (KEPT.contains(name)) {
            source.once(name);
            others.add(new Tag.Line(line));
        } else if (tags.size() == MOST_TAGS) {
            throw source.bad("segment: at most " + MOST_TAGS + " tags expected before it");
        } else {
            tags.add(new Tag.Line(line));
        }
    }

    private void extinf(String value) throws Malformed {
        int comma = value.indexOf(',');
        OptionalLong length =
                Numbers.micros((comma < 0 ? value : value.substring(0, comma)).strip());
        if (length.isEmpty()
                || length.getAsLong() < 0
                || length.getAsLong() > Segment.MOST_MICROS) {
            throw source.bad("EXTINF: seconds, at most a day, expected");
        }
        micros = length.getAsLong();
        title = comma < 0 ? "" : value.substring(comma + 1).strip();
    }

    private InitMap map(String value) throws Malformed {
        Attributes all = source.attributes("EXT-X-MAP", value);
        String uri =
                all.text("URI")
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> source.bad("EXT-X-MAP: URI is required"));
        Optional<String> text = all.text("BYTERANGE");
        if (text.isEmpty()) {
            return InitMap.of(uri);
        }
        ByteRange part =
                ByteRange.of(text.get(), OptionalLong.of(0))
                        .orElseThrow(() -> source.bad("EXT-X-MAP: BYTERANGE n@o expected"));
        return new InitMap(uri, Optional.of(part));
    }

    private void key(String value) throws Malformed {
        Attributes all = source.attributes("EXT-X-KEY", value);
        String method =
                all.raw("METHOD").orElseThrow(() -> source.bad("EXT-X-KEY: METHOD is required"));
        if (method.equals("NONE")) {
            keys.clear();
            return;
        }
        if (all.text("URI").isEmpty()) {
            throw source.bad("EXT-X-KEY: URI is required");
        }
        Key key = new Key(all);
        keys.remove(key.format());
        keys.put(key.format(), key);
        if (keys.size() > MOST_KEYS) {
            throw source.bad("EXT-X-KEY: at most " + MOST_KEYS + " formats expected");
        }
    }

    private void segment(String uri) throws Malformed {
        if (micros < 0) {
            throw source.bad("EXTINF: expected before an address");
        }
        if (segments.size() == MOST_SEGMENTS) {
            throw source.bad("playlist: at most " + MOST_SEGMENTS + " segments expected");
        }
        segments.add(
                new Segment(
                        uri,
                        micros,
                        title,
                        discontinuity,
                        gap,
                        part(uri),
                        map,
                        List.copyOf(keys.values()),
                        date,
                        tags));
        tags = new ArrayList<>();
        micros = -1;
        title = "";
        discontinuity = false;
        gap = false;
        range = null;
        date = Optional.empty();
    }

    /** A length alone goes on where the range before it in the same resource ended. */
    private Optional<ByteRange> part(String uri) throws Malformed {
        Long end = ends.get(uri);
        ends.clear();
        if (range == null) {
            return Optional.empty();
        }
        ByteRange part =
                ByteRange.of(range, end == null ? OptionalLong.empty() : OptionalLong.of(end))
                        .orElseThrow(() ->
                                source.bad(
                                        "EXT-X-BYTERANGE: n@o, or n behind another part, expected"));
        ends.put(uri, part.end());
        return Optional.of(part);
    }
}
