package tv.foyer.hls;

import java.util.Optional;

/** The initialisation section of fragments: {@code EXT-X-MAP} (RFC 8216, 4.3.2.5). */
public record InitMap(String uri, Optional<ByteRange> range) {
    public static InitMap of(String uri) {
        return new InitMap(uri, Optional.empty());
    }
}
