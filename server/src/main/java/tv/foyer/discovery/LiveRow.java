package tv.foyer.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Programme;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;

/**
 * The row of channels with what they show, encoded anew only when a programme changes. For children
 * a channel is there only while its programme is known and fit for them.
 */
final class LiveRow {
    private static final Text NAME = new Text("正在直播", "Live now");
    private static final Duration RECHECK = Duration.ofMinutes(10);

    private final Cards cards;
    private final boolean kids;
    private final int most;
    private final AtomicReference<Encoded> current =
            new AtomicReference<>(new Encoded(new byte[0], Instant.MAX, Instant.MIN));

    private record Encoded(byte[] row, Instant from, Instant until) {
        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    LiveRow(Cards cards, boolean kids, int most) {
        this.cards = cards;
        this.kids = kids;
        this.most = most;
    }

    byte[] at(Instant now) {
        Encoded row = current.get();
        if (!row.holdsAt(now)) {
            row = encode(now);
            current.set(row);
        }
        return row.row();
    }

    private Encoded encode(Instant now) {
        List<byte[]> found = new ArrayList<>();
        Instant until = now.plus(RECHECK);
        for (Channel channel : cards.catalog().channels()) {
            Optional<Programme> programme = cards.programmeAt(channel.id(), now);
            Instant end = programme.map(Programme::end).orElse(until);
            until = end.isBefore(until) ? end : until;
            boolean fit = !kids || programme.filter(each -> each.rating().kidSafe()).isPresent();
            if (fit && found.size() < most) {
                found.add(Json.bytes(cards.of(channel, programme)));
            }
        }
        List<byte[]> pieces = new ArrayList<>();
        if (!found.isEmpty()) {
            Piece.row(pieces, Piece.rowHead("live", RowKind.LIVE, NAME), found);
        }
        return new Encoded(Piece.concat(pieces), now, until);
    }
}
