package tv.foyer.hls;

/** What stands before a segment beside what the segment is. */
public sealed interface Tag {
    /** How a range of time begins. */
    String RANGE = "#EXT-X-DATERANGE:";

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

    /** Reads one tag: a range of time where it is one that is whole, else the line. */
    static Tag of(String line) {
        return line.startsWith(RANGE)
                ? Attributes.of(line.substring(RANGE.length()).strip())
                        .flatMap(DateRange::of)
                        .<Tag>map(Range::new)
                        .orElseGet(() -> new Line(line))
                : new Line(line);
    }

    /** The tag as a line. */
    default String line() {
        return switch (this) {
            case Range(var range) -> RANGE + range.attributes();
            case Line(var text) -> text;
        };
    }
}
