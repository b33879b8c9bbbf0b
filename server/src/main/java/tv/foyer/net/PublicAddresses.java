package tv.foyer.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are out in the world (IANA special-purpose registries, RFC 6890). Of IPv6 only
 * 2000::/3 is; an address that carries an IPv4 address inside (mapped, 6to4, NAT64, ISATAP) is
 * judged by that as well, for a gateway would lead there.
 */
final class PublicAddresses {
    private static final List<Block> CLOSED_V4 =
            List.of(
                    block(8, 0),
                    block(8, 10),
                    block(10, 100, 64),
                    block(8, 127),
                    block(16, 169, 254),
                    block(12, 172, 16),
                    block(24, 192, 0, 0),
                    block(24, 192, 0, 2),
                    block(24, 192, 88, 99),
                    block(16, 192, 168),
                    block(15, 198, 18),
                    block(24, 198, 51, 100),
                    block(24, 203, 0, 113),
                    block(4, 224),
                    block(4, 240));
    private static final Block GLOBAL_V6 = block(3, 0x20);
    private static final Block SIX_TO_FOUR = block(16, 0x20, 0x02);
    private static final Block NAT64 = block(96, 0x00, 0x64, 0xFF, 0x9B);
    private static final Block MAPPED = block(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF);
    private static final List<Block> CLOSED_V6 =
            List.of(
                    block(23, 0x20, 0x01),
                    block(32, 0x20, 0x01, 0x0D, 0xB8),
                    block(20, 0x3F, 0xFF, 0x00));

    private PublicAddresses() {}

    /** The addresses whose first {@code bits} are those of {@code start}. */
    private record Block(int bits, byte[] start) {
        boolean holds(byte[] address) {
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, start, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            int mask = 0xFF << (8 - rest) & 0xFF;
            return rest == 0 || (address[whole] & mask) == (start[whole] & mask);
        }
    }

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? publicV4(bytes) : publicV6(bytes);
    }

    private static boolean publicV4(byte[] bytes) {
        return CLOSED_V4.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean publicV6(byte[] bytes) {
        if (NAT64.holds(bytes) || MAPPED.holds(bytes)) {
            return publicV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (!GLOBAL_V6.holds(bytes) || CLOSED_V6.stream().anyMatch(block -> block.holds(bytes))) {
            return false;
        }
        if (SIX_TO_FOUR.holds(bytes) && !publicV4(Arrays.copyOfRange(bytes, 2, 6))) {
            return false;
        }
        return !isatap(bytes) || publicV4(Arrays.copyOfRange(bytes, 12, 16));
    }

    /** Tells an interface identifier of RFC 5214 section 6.1: 0000:5EFE or 0200:5EFE. */
    private static boolean isatap(byte[] b) {
        return (b[8] & 0xFD) == 0 && b[9] == 0 && b[10] == 0x5E && (b[11] & 0xFF) == 0xFE;
    }

    private static Block block(int bits, int... start) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < start.length; i++) {
            bytes[i] = (byte) start[i];
        }
        return new Block(bits, bytes);
    }
}
