package tv.foyer.hls;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The lines of a playlist one after another, without those that say nothing. */
final class Source {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_LINES = 65_536;
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_VARIABLES = 64;
    private static final int LONGEST_VALUE = 1_024;
    private static final int MOST_VERSION = 1_000;

    /** Tags that only multivariant playlists have. */
    private static final List<String> MASTER =
            List.of(
                    "#EXT-X-STREAM-INF:",
                    "#EXT-X-MEDIA:",
                    "#EXT-X-I-FRAME-STREAM-INF:",
                    "#EXT-X-SESSION-DATA:",
                    "#EXT-X-SESSION-KEY:",
                    "#EXT-X-CONTENT-STEERING:");

    private final String[] lines;
    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int at;

    private Source(String[] lines) {
        this.lines = lines;
    }

    static Source of(byte[] bytes) throws Malformed {
        if (bytes.length > MOST_BYTES) {
            throw new Malformed("playlist: at most " + MOST_BYTES + " bytes expected", 0);
        }
        String[] lines = text(bytes).split("\n", MOST_LINES + 1);
        if (lines.length > MOST_LINES) {
            throw new Malformed("playlist: at most " + MOST_LINES + " lines expected", 0);
        }
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].strip();
            if (lines[i].length() > LONGEST_LINE) {
                throw new Malformed(
                        "line: at most " + LONGEST_LINE + " characters expected", i + 1);
            }
            if (lines[i].chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
                throw new Malformed("line: no control characters expected", i + 1);
            }
        }
        if (!lines[0].equals("#EXTM3U")) {
            throw new Malformed("EXTM3U: expected as the first line", 1);
        }
        Source source = new Source(lines);
        source.at = 1;
        return source;
    }

    private static String text(byte[] bytes) throws Malformed {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("playlist: UTF-8 expected", 0);
        }
    }

    boolean isMaster() {
        for (String line : lines) {
            if (MASTER.stream().anyMatch(line::startsWith)) {
                return true;
            }
            if (line.startsWith("#EXTINF:") || line.startsWith("#EXT-X-TARGETDURATION:")) {
                return false;
            }
        }
        return false;
    }

    /** Goes to the next line that is a tag or an address; false at the end. */
    boolean next() throws Malformed {
        while (at < lines.length) {
            String line = lines[at++];
            boolean comment = line.startsWith("#") && !line.startsWith("#EXT");
            if (line.startsWith("#EXT-X-DEFINE:")) {
                define(line.substring("#EXT-X-DEFINE:".length()));
            } else if (!line.isEmpty() && !comment) {
                return true;
            }
        }
        return false;
    }

    /** The line, with its variables replaced. */
    String line() throws Malformed {
        String line = lines[at - 1];
        if (variables.isEmpty()) {
            return line;
        }
        String whole = replaced(line);
        if (!line.startsWith("#") && (whole.isEmpty() || whole.startsWith("#"))) {
            throw bad("address: one expected behind its variables");
        }
        return whole;
    }

    private String replaced(String line) throws Malformed {
        StringBuilder whole = new StringBuilder();
        int from = 0;
        while (true) {
            int open = line.indexOf("{$", from);
            int close = open < 0 ? -1 : line.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = line.substring(open + 2, close);
            String value = variables.get(name);
            if (value == null) {
                throw bad("EXT-X-DEFINE: no variable " + name);
            }
            whole.append(line, from, open).append(value);
            if (whole.length() > LONGEST_LINE) {
                throw bad("line: at most " + LONGEST_LINE + " characters expected");
            }
            from = close + 1;
        }
        return whole.append(line.substring(from)).toString().strip();
    }

    private void define(String list) throws Malformed {
        Attributes define = Attributes.of(list).orElseThrow(() -> bad("EXT-X-DEFINE: a list"));
        for (String foreign : List.of("IMPORT", "QUERYPARAM")) {
            if (define.raw(foreign).isPresent()) {
                throw bad("EXT-X-DEFINE: " + foreign + " is not read");
            }
        }
        String name = define.text("NAME").orElseThrow(() -> bad("EXT-X-DEFINE: NAME is required"));
        String value =
                define.text("VALUE").orElseThrow(() -> bad("EXT-X-DEFINE: VALUE is required"));
        if (value.length() > LONGEST_VALUE || variables.size() == MOST_VARIABLES) {
            throw bad(
                    "EXT-X-DEFINE: at most "
                            + MOST_VARIABLES
                            + " variables of "
                            + LONGEST_VALUE
                            + " characters expected");
        }
        if (variables.putIfAbsent(name, value) != null) {
            throw bad("EXT-X-DEFINE: " + name + " is there already");
        }
    }

    Malformed bad(String reason) {
        return new Malformed(reason, at);
    }

    /** Refuses a tag that may stand in a playlist once and is there again. */
    void once(String tag) throws Malformed {
        if (!seen.add(tag)) {
            throw bad(tag + ": expected once");
        }
    }

    boolean has(String tag) {
        return seen.contains(tag);
    }

    long whole(String tag, String text) throws Malformed {
        OptionalLong value = Numbers.whole(text);
        if (value.isEmpty()) {
            throw bad(tag + ": a whole number expected");
        }
        return value.getAsLong();
    }

    int version(String text) throws Malformed {
        long version = whole("EXT-X-VERSION", text);
        if (version < 1 || version > MOST_VERSION) {
            throw bad("EXT-X-VERSION: 1 to " + MOST_VERSION + " expected");
        }
        return (int) version;
    }

    Attributes attributes(String tag, String text) throws Malformed {
        return Attributes.of(text)
                .orElseThrow(() ->
                        bad(tag + ": at most " + Attributes.MOST + " names and values expected"));
    }

    Start start(String text) throws Malformed {
        Attributes all = attributes("EXT-X-START", text);
        OptionalLong offset = all.micros("TIME-OFFSET");
        if (offset.isEmpty()) {
            throw bad("EXT-X-START: TIME-OFFSET in seconds expected");
        }
        return new Start(offset.getAsLong(), all.isYes("PRECISE"));
    }
}
