package tv.foyer.hls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A range of time with attributes: {@code EXT-X-DATERANGE} (RFC 8216, 4.3.2.7).
 *
 * @param id unique in the playlist
 * @param more everything else, as it is written: CLASS, END-DATE, DURATION, SCTE35-OUT, X-…
 */
public record DateRange(String id, Instant start, Attributes more) {
    private static final List<String> OWN = List.of("ID", "START-DATE");

    public DateRange {
        if (!isId(id)) {
            throw new IllegalArgumentException("id: no quotes and no line breaks");
        }
        more = more.without(OWN);
    }

    /** Empty where it lacks its id or its start, or has them in another form. */
    static Optional<DateRange> of(Attributes all) {
        Optional<String> id = all.text("ID").filter(DateRange::isId);
        Optional<Instant> start = all.text("START-DATE").flatMap(Numbers::date);
        return id.isPresent() && start.isPresent()
                ? Optional.of(new DateRange(id.get(), start.get(), all))
                : Optional.empty();
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c < ' ' || c == '"');
    }

    /** All of it, id and start first. */
    public Attributes attributes() {
        Attributes all =
                Attributes.NONE.withText("ID", id).withText("START-DATE", Numbers.date(start));
        for (var value : more.values().entrySet()) {
            all = all.with(value.getKey(), value.getValue());
        }
        return all;
    }
}
