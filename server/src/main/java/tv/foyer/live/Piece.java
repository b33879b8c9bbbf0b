package tv.foyer.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.hls.ByteRange;
import tv.foyer.hls.Key;

/**
 * What one rung has for a slot.
 *
 * @param name the file's name under the rung, made of the slot's number: it means the same for ever
 * @param origin the segment's absolute address at the origin
 * @param date when it begins, if the origin's playlist tells
 */
record Piece(
        String name,
        String origin,
        Optional<ByteRange> range,
        long micros,
        Optional<Init> init,
        List<Key> keys,
        Optional<Instant> date,
        State state) {
    Piece {
        keys = List.copyOf(keys);
    }

    enum State {
        /** The origin lists it; this node does not have it yet. */
        LISTED,
        /** It can be served. */
        HELD,
        /** It will never be there. */
        GAP
    }

    /** An initialisation section and its name under the rung. */
    record Init(String name, String origin, Optional<ByteRange> range) {}

    Piece as(State next) {
        return new Piece(name, origin, range, micros, init, keys, date, next);
    }

    /** The same resource; what stands behind a question mark may be a signature that changes. */
    boolean isFrom(String address, Optional<ByteRange> part) {
        return path(origin).equals(path(address)) && range.equals(part);
    }

    private static String path(String address) {
        int mark = address.indexOf('?');
        return mark < 0 ? address : address.substring(0, mark);
    }
}
