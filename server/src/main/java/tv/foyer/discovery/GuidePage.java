package tv.foyer.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Programme;
import tv.foyer.kernel.Text;

/** The guide between two instants as it is answered. */
record GuidePage(Instant from, Instant to, List<Line> channels) {
    /**
     * A channel.
     *
     * @param playable whether a set can open it, by {@code POST /api/v1/channels/{id}/play}
     */
    record Line(
            UUID id, int number, Text name, String logo, boolean playable, List<Slot> programmes) {}

    record Slot(Text title, Text synopsis, Instant start, Instant end) {}

    /** Makes the page; programmes that do not fit the audience's age are left out. */
    static GuidePage of(Shelf shelf, Instant from, Duration length) {
        Instant to = from.plus(length);
        return new GuidePage(
                from,
                to,
                shelf.catalog().channels().stream()
                        .map(channel -> line(shelf, channel, from, to))
                        .toList());
    }

    private static Line line(Shelf shelf, Channel channel, Instant from, Instant to) {
        return new Line(
                channel.id().value(),
                channel.number(),
                channel.name(),
                channel.logo().orElseGet(() -> shelf.cards().pictures().of(channel).poster()),
                shelf.cards().playable(channel.id(), from),
                shelf.cards().programmes(channel.id(), from, to).stream()
                        .filter(programme -> shelf.fits(programme.rating()))
                        .map(GuidePage::slot)
                        .toList());
    }

    private static Slot slot(Programme programme) {
        return new Slot(
                programme.title(), programme.synopsis(), programme.start(), programme.end());
    }
}
