package tv.foyer.scte;

import java.util.Arrays;

/** Writes fields of any width. */
final class BitWriter {
    private static final int BYTE = 8;

    private byte[] data = new byte[64];
    private int position;

    BitWriter bits(int width, long value) {
        room(width);
        for (int bit = width - 1; bit >= 0; bit--) {
            if (((value >> bit) & 1) == 1) {
                data[position / BYTE] |= (byte) (1 << (BYTE - 1 - position % BYTE));
            }
            position++;
        }
        return this;
    }

    BitWriter flag(boolean value) {
        return bits(1, value ? 1 : 0);
    }

    /** As the standard wants reserved bits: ones. */
    BitWriter reserved(int width) {
        return bits(width, -1L);
    }

    /** From a byte's border. */
    BitWriter bytes(byte[] more) {
        room(more.length * BYTE);
        System.arraycopy(more, 0, data, position / BYTE, more.length);
        position += more.length * BYTE;
        return this;
    }

    BitWriter bytes(Bytes more) {
        return bytes(more.toArray());
    }

    int length() {
        return position / BYTE;
    }

    byte[] toArray() {
        return Arrays.copyOf(data, length());
    }

    private void room(int bits) {
        int needed = (position + bits + BYTE - 1) / BYTE;
        if (needed > data.length) {
            data = Arrays.copyOf(data, Math.max(needed, data.length * 2));
        }
    }
}
