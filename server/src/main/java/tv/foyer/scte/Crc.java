package tv.foyer.scte;

/** CRC-32/MPEG-2 (ISO 13818-1, annex A): over a whole section with its CRC it is zero. */
final class Crc {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = table();

    private Crc() {}

    static int of(byte[] data, int start, int end) {
        int crc = -1;
        for (int i = start; i < end; i++) {
            crc = (crc << 8) ^ TABLE[((crc >>> 24) ^ data[i]) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
            }
            table[i] = crc;
        }
        return table;
    }
}
