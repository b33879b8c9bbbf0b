package tv.foyer.openrtb;

import java.nio.charset.StandardCharsets;

/**
 * The field names that are known, found from their bytes without making a text of them. A fixed
 * open-addressing table, so that a stranger's names take no room.
 */
final class Names {
    private static final int SIZE = 1_024;
    private static final String[] TEXTS = new String[SIZE];
    private static final byte[][] BYTES = new byte[SIZE][];

    static {
        String known =
                "id imp app device user regs source test at tmax cur bcat cattax badv bseat wseat"
                        + " video banner native pmp tagid bidfloor bidfloorcur secure ssai exp"
                        + " w h pos battr api request ver private_auction deals wadomain"
                        + " mincpmpersec durfloors mindur maxdur mimes minduration maxduration"
                        + " startdelay maxseq poddur protocols podid podseq rqddurs plcmt linearity"
                        + " skip slotinpod poddedupe playbackmethod name bundle domain storeurl cat"
                        + " publisher content inventorypartnerdomain title series genre"
                        + " contentrating language livestream len ua ip devicetype make model os"
                        + " osv ifa lmt dnt geo country region buyeruid consent coppa gdpr"
                        + " us_privacy gpp gpp_sid tid schain ext complete nodes asi sid hp rid"
                        + " seatbid bidid nbr seat bid impid price adm nurl burl lurl adid adomain"
                        + " cid crid attr dealid dur mtype";
        for (String name : known.split(" ", -1)) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            int hash = 0;
            for (byte b : bytes) {
                hash = hash * 31 + b;
            }
            int slot = slot(hash);
            while (TEXTS[slot] != null) {
                slot = (slot + 1) & (SIZE - 1);
            }
            TEXTS[slot] = name;
            BYTES[slot] = bytes;
        }
    }

    private Names() {}

    /** Returns the name with these bytes and their hash (times 31, plus each), or an empty text. */
    static String find(byte[] json, int from, int to, int hash) {
        for (int slot = slot(hash); BYTES[slot] != null; slot = (slot + 1) & (SIZE - 1)) {
            if (same(BYTES[slot], json, from, to)) {
                return TEXTS[slot];
            }
        }
        return "";
    }

    private static boolean same(byte[] name, byte[] json, int from, int to) {
        if (name.length != to - from) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != json[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SIZE - 1);
    }
}
