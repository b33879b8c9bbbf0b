package tv.foyer.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a multivariant playlist. */
final class MasterReader {
    private static final int MOST = 1_024;

    private final Source source;
    private int version = 1;
    private boolean independent;
    private Optional<Start> start = Optional.empty();
    private final List<MasterPlaylist.Rendition> renditions = new ArrayList<>();
    private final List<MasterPlaylist.Variant> variants = new ArrayList<>();
    private final List<MasterPlaylist.IFrames> iFrames = new ArrayList<>();
    private final List<Tag.Line> others = new ArrayList<>();

    MasterReader(Source source) {
        this.source = source;
    }

    MasterPlaylist read() throws Malformed {
        while (source.next()) {
            String line = source.line();
            if (line.startsWith("#")) {
                tag(line);
            } else {
                throw source.bad("address: EXT-X-STREAM-INF expected before it");
            }
            if (renditions.size() + variants.size() + iFrames.size() + others.size() > MOST) {
                throw source.bad("playlist: at most " + MOST + " tags expected");
            }
        }
        return new MasterPlaylist(
                version, independent, start, renditions, variants, iFrames, others);
    }

    private void tag(String line) throws Malformed {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line.substring(1) : line.substring(1, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        switch (name) {
            case "EXT-X-VERSION" -> {
                source.once(name);
                version = source.version(value);
            }
            case "EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
            case "EXT-X-START" -> {
                source.once(name);
                start = Optional.of(source.start(value));
            }
            case "EXT-X-MEDIA" ->
                    renditions.add(
                            new MasterPlaylist.Rendition(
                                    having(name, value, List.of("TYPE", "GROUP-ID", "NAME"))));
            case "EXT-X-STREAM-INF" -> variant(bandwidth(name, having(name, value, List.of())));
            case "EXT-X-I-FRAME-STREAM-INF" ->
                    iFrames.add(
                            new MasterPlaylist.IFrames(
                                    bandwidth(name, having(name, value, List.of("URI")))));
            case "EXTINF", "EXT-X-TARGETDURATION" ->
                    throw source.bad(name + ": not expected in a multivariant playlist");
            case "EXTM3U" -> throw source.bad("EXTM3U: expected once");
            default -> others.add(new Tag.Line(line));
        }
    }

    private void variant(Attributes attributes) throws Malformed {
        if (!source.next() || source.line().startsWith("#")) {
            throw source.bad("EXT-X-STREAM-INF: an address expected behind it");
        }
        variants.add(new MasterPlaylist.Variant(source.line(), attributes));
    }

    private Attributes bandwidth(String tag, Attributes attributes) throws Malformed {
        if (attributes.number("BANDWIDTH").isEmpty()) {
            throw source.bad(tag + ": BANDWIDTH, a whole number, is required");
        }
        return attributes;
    }

    private Attributes having(String tag, String value, List<String> required) throws Malformed {
        Attributes all = source.attributes(tag, value);
        for (String name : required) {
            if (all.raw(name).isEmpty()) {
                throw source.bad(tag + ": " + name + " is required");
            }
        }
        return all;
    }
}
