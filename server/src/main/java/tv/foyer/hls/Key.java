package tv.foyer.hls;

/**
 * How segments are encrypted: {@code EXT-X-KEY} (RFC 8216, 4.3.2.4). Its attributes are kept as
 * they are; METHOD is there and not NONE, for a segment in the clear has no key.
 */
public record Key(Attributes attributes) {
    private static final String IDENTITY = "identity";

    public String method() {
        return attributes.raw("METHOD").orElse("");
    }

    /** Keys of several formats hold together; of one format the last. */
    public String format() {
        return attributes.text("KEYFORMAT").orElse(IDENTITY);
    }
}
