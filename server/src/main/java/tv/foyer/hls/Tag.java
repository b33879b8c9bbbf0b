package tv.foyer.hls;

/** What stands before a segment beside what the segment is. */
public sealed interface Tag {
    /** A range of time with attributes. */
    record Range(DateRange range) implements Tag {}

    /** A line that is not known here, as cues by custom are; without spaces around it. */
    record Line(String text) implements Tag {
        public Line {
            if (!text.startsWith("#EXT") || text.chars().anyMatch(c -> c == '\n' || c == '\r')) {
                throw new IllegalArgumentException("line: one tag expected");
            }
        }
    }

    /** The tag as a line. */
    default String line() {
        return switch (this) {
            case Range(var range) -> "#EXT-X-DATERANGE:" + range.attributes();
            case Line(var text) -> text;
        };
    }
}
