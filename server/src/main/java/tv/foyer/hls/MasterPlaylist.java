package tv.foyer.hls;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A multivariant playlist.
 *
 * @param others tags that are only kept: EXT-X-SESSION-DATA, EXT-X-CONTENT-STEERING…
 */
public record MasterPlaylist(
        int version,
        boolean independentSegments,
        Optional<Start> start,
        List<Rendition> renditions,
        List<Variant> variants,
        List<IFrames> iFrames,
        List<Tag.Line> others) {
    public MasterPlaylist {
        renditions = List.copyOf(renditions);
        variants = List.copyOf(variants);
        iFrames = List.copyOf(iFrames);
        others = List.copyOf(others);
    }

    /** A stream to choose: {@code EXT-X-STREAM-INF} and its address. BANDWIDTH is there. */
    public record Variant(String uri, Attributes attributes) {
        /** Peak bits a second. */
        public long bandwidth() {
            return attributes.number("BANDWIDTH").orElse(0);
        }

        /** Names of RFC 6381. */
        public Optional<String> codecs() {
            return attributes.text("CODECS");
        }

        public Optional<String> audio() {
            return attributes.text("AUDIO");
        }

        /** Lines of the picture, as RESOLUTION tells them. */
        public OptionalInt height() {
            String size = attributes.raw("RESOLUTION").orElse("");
            var lines = Numbers.whole(size.substring(size.indexOf('x') + 1));
            return lines.isPresent() && lines.getAsLong() <= Integer.MAX_VALUE
                    ? OptionalInt.of((int) lines.getAsLong())
                    : OptionalInt.empty();
        }
    }

    /** Another sound, subtitle or angle: {@code EXT-X-MEDIA}. TYPE, GROUP-ID and NAME are there. */
    public record Rendition(Attributes attributes) {
        public String type() {
            return attributes.raw("TYPE").orElse("");
        }

        public String group() {
            return attributes.text("GROUP-ID").orElse("");
        }

        public String name() {
            return attributes.text("NAME").orElse("");
        }

        /** None for a sound that is in the variant itself. */
        public Optional<String> uri() {
            return attributes.text("URI");
        }
    }

    /** Pictures for trick play: {@code EXT-X-I-FRAME-STREAM-INF}. BANDWIDTH and URI are there. */
    public record IFrames(Attributes attributes) {
        public String uri() {
            return attributes.text("URI").orElse("");
        }
    }
}
