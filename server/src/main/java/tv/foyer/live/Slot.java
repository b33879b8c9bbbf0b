package tv.foyer.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place of the timeline, the same in all rungs.
 *
 * @param number its media sequence number; it never changes
 * @param discontinuity whether something else begins here
 * @param discontinuities how many began up to here; known once it is published
 * @param pieces by rung
 * @param seen when a rung listed it first
 */
record Slot(
        long number,
        Instant start,
        long micros,
        boolean discontinuity,
        long discontinuities,
        Map<String, Piece> pieces,
        Instant seen,
        Optional<BreakMark> mark) {
    Slot {
        pieces = Map.copyOf(pieces);
    }

    Instant end() {
        return start.plus(micros, ChronoUnit.MICROS);
    }

    Instant middle() {
        return start.plus(micros / 2, ChronoUnit.MICROS);
    }

    @Nullable Piece piece(String rung) {
        return pieces.get(rung);
    }

    Slot with(String rung, Piece piece) {
        Map<String, Piece> more = new HashMap<>(pieces);
        more.put(rung, piece);
        return new Slot(number, start, micros, discontinuity, discontinuities, more, seen, mark);
    }

    /** Something else begins here in at least one rung, and so in all. */
    Slot broken() {
        return new Slot(number, start, micros, true, discontinuities, pieces, seen, mark);
    }

    Slot published(long count, Map<String, Piece> all, Optional<BreakMark> in) {
        return new Slot(number, start, micros, discontinuity, count, all, seen, in);
    }
}
