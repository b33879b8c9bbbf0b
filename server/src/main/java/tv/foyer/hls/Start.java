package tv.foyer.hls;

/** Where a player is wished to begin: {@code EXT-X-START} (RFC 8216, 4.3.5.2). */
public record Start(long offsetMicros, boolean precise) {}
