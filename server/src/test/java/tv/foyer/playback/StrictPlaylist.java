package tv.foyer.playback;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tv.foyer.media.Media;

/**
 * A second opinion: a small strict reader of VOD media playlists after RFC 8216, written without a
 * look at the printer. Whatever it does not know, or finds in the wrong place, is an error.
 */
record StrictPlaylist(int targetSeconds, List<Entry> entries) {
    private static final Pattern EXTINF = Pattern.compile("#EXTINF:(\\d+)\\.(\\d{6}),");
    private static final Pattern MAP = Pattern.compile("#EXT-X-MAP:URI=\"(/[^\"]+)\"");

    /** One segment as a player sees it. */
    record Entry(String address, long micros, int discontinuity, String map) {}

    static StrictPlaylist parse(byte[] bytes) {
        return new Reader(new String(bytes, StandardCharsets.UTF_8)).read();
    }

    long micros() {
        return entries.stream().mapToLong(Entry::micros).sum();
    }

    private static final class Reader {
        private final String[] lines;
        private final Map<String, String> header = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private @Nullable String map;
        private @Nullable Long micros;
        private int discontinuity;
        private boolean freshBreak;
        private boolean ended;

        Reader(String text) {
            if (!text.endsWith("\n") || text.contains("\r")) {
                throw new IllegalArgumentException("lines end in LF, the last one too");
            }
            lines = text.substring(0, text.length() - 1).split("\n", -1);
        }

        StrictPlaylist read() {
            require(lines[0].equals("#EXTM3U"), "first line");
            for (int i = 1; i < lines.length; i++) {
                require(!ended, "nothing after EXT-X-ENDLIST");
                line(lines[i]);
            }
            require(ended, "EXT-X-ENDLIST of a VOD");
            require(!freshBreak && micros == null, "something announces a segment that is missing");
            require("7".equals(header.get("#EXT-X-VERSION")), "version");
            require("VOD".equals(header.get("#EXT-X-PLAYLIST-TYPE")), "type");
            require("0".equals(header.get("#EXT-X-MEDIA-SEQUENCE")), "media sequence");
            require("".equals(header.get("#EXT-X-INDEPENDENT-SEGMENTS")), "independent segments");
            int target = Integer.parseInt(requireNonNull(header.get("#EXT-X-TARGETDURATION")));
            for (Entry entry : entries) {
                require(Math.round(entry.micros() / 1e6) <= target, "target duration");
            }
            return new StrictPlaylist(target, List.copyOf(entries));
        }

        private void line(String line) {
            if (line.startsWith("#EXTINF:")) {
                Matcher match = matched(EXTINF, line);
                require(micros == null, "two EXTINF in a row");
                micros =
                        Long.parseLong(match.group(1)) * 1_000_000 + Long.parseLong(match.group(2));
                require(micros > 0, "a segment has a length");
            } else if (line.startsWith("#EXT-X-MAP:")) {
                require(micros == null, "a MAP stands before EXTINF");
                map = matched(MAP, line).group(1);
            } else if (line.equals("#EXT-X-DISCONTINUITY")) {
                require(micros == null && !freshBreak, "one discontinuity before a segment");
                require(!entries.isEmpty(), "nothing to be discontinuous with");
                discontinuity++;
                freshBreak = true;
            } else if (line.equals("#EXT-X-ENDLIST")) {
                ended = true;
            } else if (line.startsWith("#")) {
                header(line);
            } else {
                segment(line);
            }
        }

        private void header(String line) {
            require(entries.isEmpty() && map == null, "header before segments: " + line);
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            require(header.put(name, value) == null, "once: " + name);
            require(
                    List.of(
                                    "#EXT-X-VERSION",
                                    "#EXT-X-PLAYLIST-TYPE",
                                    "#EXT-X-MEDIA-SEQUENCE",
                                    "#EXT-X-INDEPENDENT-SEGMENTS",
                                    "#EXT-X-TARGETDURATION")
                            .contains(name),
                    "known: " + name);
        }

        private void segment(String address) {
            require(address.startsWith("/"), "an address: " + address);
            String asset = address.substring(0, address.lastIndexOf('/'));
            boolean words = asset.contains("/text") || address.equals(Media.NO_WORDS);
            require(words == (map == null), "a MAP before the first segment, but for captions");
            String before = map == null ? "" : map;
            require(
                    words || before.startsWith(asset + "/"),
                    "the MAP of " + address + " is " + before);
            if (!entries.isEmpty() && !freshBreak) {
                require(entries.getLast().map().equals(before), "a new MAP needs a discontinuity");
            }
            entries.add(
                    new Entry(address, requireNonNull(micros, "EXTINF"), discontinuity, before));
            micros = null;
            freshBreak = false;
        }

        private static Matcher matched(Pattern pattern, String line) {
            Matcher match = pattern.matcher(line);
            require(match.matches(), line);
            return match;
        }
    }

    private static void require(boolean rule, String what) {
        if (!rule) {
            throw new IllegalArgumentException(what);
        }
    }
}
