package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;

/** How a reading of a rung goes on from what was read of it before. */
enum Continuity {
    /** The rung's first reading. */
    FIRST,
    /** The same numbering, perhaps with nothing new. */
    GOES_ON,
    /** An older copy of what is known. */
    STALE,
    /** The origin numbers anew. */
    RESTARTED;

    /** A hole longer than this is another numbering. */
    static final int LONGEST_HOLE = 64;

    /** Clocks of playlists round differently; another segment is further away. */
    private static final Duration SAME_DATE = Duration.ofMillis(500);

    /** So many old readings that still move on are no old copies. */
    private static final int MOVES_OF_A_RESTART = 3;

    /**
     * Tells it of a reading with at least one segment.
     *
     * @param known the pieces of this rung that are kept
     */
    static Continuity of(RungState state, MediaPlaylist reading, Known known) {
        if (state.shift().isEmpty()) {
            return FIRST;
        }
        Continuity told = told(state, reading, known);
        boolean insists =
                told == STALE
                        && state.laggard().seeing(newest(reading)).moves() >= MOVES_OF_A_RESTART;
        return insists ? RESTARTED : told;
    }

    /** What is kept of a rung. */
    interface Known {
        /** The piece of a number of the origin, since its numbering began. */
        Optional<Piece> at(long origin);

        /** Whether the rung has had this resource, under whatever number. */
        boolean wasPlaced(Segment segment);
    }

    static long newest(MediaPlaylist reading) {
        return reading.head().mediaSequence() + reading.segments().size() - 1;
    }

    private static Continuity told(RungState state, MediaPlaylist reading, Known known) {
        long first = reading.head().mediaSequence();
        long newest = newest(reading);
        if (first > state.last()) {
            boolean near = first - state.last() <= LONGEST_HOLE;
            return near ? GOES_ON : oldOrNew(state, reading, known);
        }
        long overlap = Math.min(newest, state.last());
        Optional<Piece> piece = overlap == state.last() ? state.newest() : known.at(overlap);
        Segment same = reading.segments().get((int) (overlap - first));
        if (piece.isPresent() && isSame(piece.get(), same)) {
            return newest < state.last() ? STALE : GOES_ON;
        }
        return oldOrNew(state, reading, known);
    }

    private static boolean isSame(Piece piece, Segment segment) {
        boolean sameDate =
                piece.date().isEmpty()
                        || segment.date().isEmpty()
                        || Duration.between(piece.date().get(), segment.date().get())
                                        .abs()
                                        .compareTo(SAME_DATE)
                                <= 0;
        return sameDate && piece.isFrom(segment.uri(), segment.range());
    }

    /**
     * Where both tell dates, a reading that ends before ours is an old one; without dates one whose
     * end was placed before.
     */
    private static Continuity oldOrNew(RungState state, MediaPlaylist reading, Known known) {
        List<Segment> segments = reading.segments();
        Optional<Instant> theirs = segments.getLast().date();
        Optional<Instant> ours = state.newest().flatMap(Piece::date);
        boolean old =
                (theirs.isPresent() && ours.isPresent())
                        ? !theirs.get().isAfter(ours.get())
                        : known.wasPlaced(segments.getLast());
        return old ? STALE : RESTARTED;
    }
}
