package tv.foyer.channels;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion: a small strict reader of live media playlists after RFC 8216, written without a
 * look at the printer. Whatever it does not know, or finds in the wrong place, is an error.
 */
record LiveReader(int target, long sequence, List<Entry> entries) {
    private static final Set<String> HEADERS =
            Set.of(
                    "#EXT-X-VERSION",
                    "#EXT-X-TARGETDURATION",
                    "#EXT-X-SERVER-CONTROL",
                    "#EXT-X-MEDIA-SEQUENCE",
                    "#EXT-X-DISCONTINUITY-SEQUENCE",
                    "#EXT-X-INDEPENDENT-SEGMENTS",
                    "#EXT-X-START");

    /** One segment as a player sees it; {@code at} in microseconds, exact only after a date. */
    record Entry(
            long sequence, String address, long micros, long discontinuity, String map, long at) {
        String asset() {
            return address.split("/", -1)[3];
        }
    }

    static LiveReader read(byte[] bytes) {
        return new Reader(new String(bytes, StandardCharsets.UTF_8)).read();
    }

    long micros() {
        return entries.stream().mapToLong(Entry::micros).sum();
    }

    private static final class Reader {
        private final String[] lines;
        private final Map<String, String> head = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private @Nullable String map;
        private long micros = -1;
        private long discontinuity;
        private long at = -1;
        private boolean fresh;

        Reader(String text) {
            require(text.endsWith("\n") && !text.contains("\r"), "lines end in LF");
            lines = text.substring(0, text.length() - 1).split("\n", -1);
        }

        LiveReader read() {
            require(lines[0].equals("#EXTM3U"), "first line");
            for (int i = 1; i < lines.length; i++) {
                line(lines[i]);
            }
            require(!fresh && micros < 0, "something announces a segment that is missing");
            int target = Integer.parseInt(requireNonNull(head.get("#EXT-X-TARGETDURATION")));
            for (Entry entry : entries) {
                require(Math.round(entry.micros() / 1e6) <= target, "target duration");
            }
            require(!head.containsKey("#EXT-X-PLAYLIST-TYPE"), "live");
            return new LiveReader(target, number("#EXT-X-MEDIA-SEQUENCE"), List.copyOf(entries));
        }

        private long number(String tag) {
            return Long.parseLong(requireNonNull(head.get(tag), tag));
        }

        private void line(String line) {
            if (line.startsWith("#EXTINF:")) {
                require(micros < 0 && map != null && at >= 0, "MAP and date, then EXTINF");
                require(line.matches("#EXTINF:\\d+\\.\\d{6},"), line);
                micros = Long.parseLong(line.substring(8, line.length() - 1).replace(".", ""));
            } else if (line.startsWith("#EXT-X-MAP:URI=\"/")) {
                require(micros < 0, "a MAP before EXTINF");
                map = line.substring("#EXT-X-MAP:URI=\"".length(), line.length() - 1);
            } else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                Instant date = Instant.parse(line.substring(line.indexOf(':') + 1));
                long said = date.toEpochMilli() * 1_000;
                require(at < 0 || Math.abs(said - at) <= 1_000, "no gap in time");
                at = at < 0 ? said : at;
            } else if (line.equals("#EXT-X-DISCONTINUITY")) {
                require(!entries.isEmpty() && !fresh, "nothing to be discontinuous with");
                discontinuity++;
                fresh = true;
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
            require(HEADERS.contains(name), "known: " + line);
            require(head.put(name, colon < 0 ? "" : line.substring(colon + 1)) == null, line);
            if (name.equals("#EXT-X-DISCONTINUITY-SEQUENCE")) {
                discontinuity = number(name);
            }
        }

        private void segment(String address) {
            String folder = address.substring(0, address.lastIndexOf('/'));
            require(requireNonNull(map).startsWith(folder + "/"), "MAP of " + address);
            require(micros > 0, "EXTINF of " + address);
            if (!entries.isEmpty() && !fresh) {
                require(entries.getLast().map().equals(map), "a new MAP needs a discontinuity");
            }
            entries.add(
                    new Entry(
                            number("#EXT-X-MEDIA-SEQUENCE") + entries.size(),
                            address,
                            micros,
                            discontinuity,
                            requireNonNull(map),
                            at));
            at += micros;
            micros = -1;
            fresh = false;
        }
    }

    private static void require(boolean rule, String what) {
        if (!rule) {
            throw new IllegalArgumentException(what);
        }
    }
}
