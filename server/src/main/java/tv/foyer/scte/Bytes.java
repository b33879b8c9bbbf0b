package tv.foyer.scte;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that never change and are equal when their contents are. */
public final class Bytes {
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of what the array holds now. */
    public static Bytes of(byte... content) {
        return content.length == 0 ? NONE : new Bytes(content.clone());
    }

    /** The characters of a text as ISO 8859-1; one beyond it becomes a question mark. */
    public static Bytes ofText(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public int length() {
        return content.length;
    }

    public byte[] toArray() {
        return content.clone();
    }

    /** The bytes as characters of ISO 8859-1, which knows every byte. */
    public String text() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(content);
    }
}
