package tv.foyer.hls;

import java.util.Optional;
import java.util.OptionalLong;

/** A part of a resource: {@code EXT-X-BYTERANGE} and {@code BYTERANGE} (RFC 8216, 4.3.2.2). */
public record ByteRange(long length, long offset) {
    /** What 18 digits can say. */
    private static final long MOST = 999_999_999_999_999_999L;

    public ByteRange {
        if (length < 0 || offset < 0 || offset > MOST - length) {
            throw new IllegalArgumentException("range: a length and an offset from 0 expected");
        }
    }

    long end() {
        return offset + length;
    }

    /** Reads «n@o», or «n» behind the range before it in the same resource. */
    static Optional<ByteRange> of(String text, OptionalLong behind) {
        int at = text.indexOf('@');
        OptionalLong length = Numbers.whole(at < 0 ? text : text.substring(0, at));
        OptionalLong offset = at < 0 ? behind : Numbers.whole(text.substring(at + 1));
        return length.isPresent()
                        && offset.isPresent()
                        && offset.getAsLong() <= MOST - length.getAsLong()
                ? Optional.of(new ByteRange(length.getAsLong(), offset.getAsLong()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return length + "@" + offset;
    }
}
