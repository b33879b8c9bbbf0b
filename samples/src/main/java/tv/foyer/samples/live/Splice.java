package tv.foyer.samples.live;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A {@code splice_insert} at once, of the whole programme, as ANSI/SCTE 35 section 9.7.3 lays it
 * out: the way out of the network, with its length, or the way back.
 */
record Splice(int event, boolean out, long ticks) {
    private static final int OUT_COMMAND = 15;
    private static final int IN_COMMAND = 10;
    private static final int BEFORE_COMMAND = 14;
    private static final int BEHIND_COMMAND = 2 + 4;

    /** Out for a length, in ticks of 90 kHz. */
    static Splice out(int event, long seconds) {
        return new Splice(event, true, seconds * 90_000);
    }

    static Splice in(int event) {
        return new Splice(event, false, 0);
    }

    /** Returns the section in hexadecimal digits, as {@code EXT-X-DATERANGE} carries it. */
    String hex() {
        int command = out ? OUT_COMMAND : IN_COMMAND;
        int length = BEFORE_COMMAND + command + BEHIND_COMMAND;
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.put((byte) 0xFC).putShort((short) (0x3000 | (length - 3)));
        bytes.put((byte) 0).put((byte) 0).putInt(0).put((byte) 0);
        bytes.put((byte) 0xFF).put((byte) (0xF0 | command >> 8)).put((byte) command);
        bytes.put((byte) 0x05).putInt(event).put((byte) 0x7F);
        if (out) {
            bytes.put((byte) 0xFF).put((byte) (0xFE | ticks >>> 32)).putInt((int) ticks);
        } else {
            bytes.put((byte) 0x5F);
        }
        bytes.putShort((short) 1).put((byte) 0).put((byte) 0).putShort((short) 0);
        bytes.putInt(crc(bytes.array(), length - 4));
        return "0x" + HexFormat.of().withUpperCase().formatHex(bytes.array());
    }

    /** CRC-32/MPEG-2. */
    private static int crc(byte[] bytes, int length) {
        int crc = -1;
        for (int i = 0; i < length; i++) {
            crc ^= bytes[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
        }
        return crc;
    }
}
