package tv.foyer.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON text piece by piece, for the few answers that are too many for reflection. It knows
 * values only: the caller writes the structure as text of its own, and a test holds the whole
 * against {@link Json#bytes}. Not safe for threads.
 */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** Of a long, with its sign. */
    private static final int MOST_DIGITS = 20;

    /** A byte of a string becomes six at most. */
    private static final int MOST_OF_ONE = 6;

    private byte[] bytes;
    private int size;

    /** Makes room for so many bytes; it grows as needed. */
    public JsonBytes(int room) {
        this.bytes = new byte[room];
    }

    /** Returns a piece of structure, to be kept by its writer. */
    public static byte[] piece(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    /** Appends a piece of structure as it is. */
    public JsonBytes raw(byte[] piece) {
        make(piece.length);
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
        return this;
    }

    /** Appends a string in its quotation marks (RFC 8259, section 7). */
    public JsonBytes string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        make(utf8.length * MOST_OF_ONE + 2);
        bytes[size++] = '"';
        if (isPlain(utf8)) {
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
        } else {
            for (byte one : utf8) {
                escaped(one);
            }
        }
        bytes[size++] = '"';
        return this;
    }

    /** Appends a whole number. */
    public JsonBytes number(long value) {
        make(MOST_DIGITS);
        if (value < 0 || value > 9) {
            return raw(piece(Long.toString(value)));
        }
        bytes[size++] = (byte) ('0' + value);
        return this;
    }

    /** Returns what was written. */
    public byte[] done() {
        return Arrays.copyOf(bytes, size);
    }

    private static boolean isPlain(byte[] utf8) {
        for (byte one : utf8) {
            if ((one < ' ' && one >= 0) || one == '"' || one == '\\') {
                return false;
            }
        }
        return true;
    }

    private void escaped(byte one) {
        if (one == '"' || one == '\\') {
            bytes[size++] = '\\';
            bytes[size++] = one;
        } else if (one >= 0 && one < ' ') {
            control(one);
        } else {
            bytes[size++] = one;
        }
    }

    private void control(byte one) {
        bytes[size++] = '\\';
        int at = "\b\t\n\f\r".indexOf(one);
        if (at >= 0) {
            bytes[size++] = (byte) "btnfr".charAt(at);
            return;
        }
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[one >> 4];
        bytes[size++] = HEX[one & 15];
    }

    private void make(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
