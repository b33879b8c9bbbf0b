package tv.foyer.scte;

import java.util.Arrays;

/** Reads fields of any width, never beyond its end. */
final class BitReader {
    private static final int BYTE = 8;

    private final byte[] data;
    private final int end;
    private long position;

    BitReader(byte[] data, int start, int end) {
        this.data = data;
        this.end = end;
        this.position = (long) start * BYTE;
    }

    /** The unsigned value of the next bits, 56 at most. */
    long bits(int width, String field) throws Malformed {
        if (position + width > (long) end * BYTE) {
            throw new Malformed(field + ": the bytes end here", offset());
        }
        long value = 0;
        int left = width;
        while (left > 0) {
            int inByte = (int) (position % BYTE);
            int take = Math.min(left, BYTE - inByte);
            int current = data[(int) (position / BYTE)] & 0xFF;
            int part = (current >> (BYTE - inByte - take)) & ((1 << take) - 1);
            value = (value << take) | part;
            position += take;
            left -= take;
        }
        return value;
    }

    int number(int width, String field) throws Malformed {
        return (int) bits(width, field);
    }

    boolean flag(String field) throws Malformed {
        return bits(1, field) == 1;
    }

    void reserved(int width) throws Malformed {
        bits(width, "reserved");
    }

    /** Whole bytes from a byte's border. */
    Bytes bytes(int length, String field) throws Malformed {
        BitReader part = part(length, field);
        return Bytes.of(Arrays.copyOfRange(data, part.offset(), part.end));
    }

    /** A reader of the next bytes only; this one goes on behind them. */
    BitReader part(int length, String field) throws Malformed {
        int from = offset();
        if (length > end - from) {
            throw new Malformed(
                    field + ": " + length + " bytes expected, " + (end - from) + " left", from);
        }
        position = (long) (from + length) * BYTE;
        return new BitReader(data, from, from + length);
    }

    Bytes rest() throws Malformed {
        return bytes(remaining(), "rest");
    }

    /** Whole bytes left. */
    int remaining() {
        return end - offset();
    }

    /** The byte at which the next field begins. */
    int offset() {
        return (int) (position / BYTE);
    }

    void finished(String what) throws Malformed {
        if (remaining() > 0) {
            throw new Malformed(what + ": " + remaining() + " bytes too many", offset());
        }
    }
}
