package tv.foyer.scte;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binary names as they are written for people. */
final class UpidText {
    /** DOI prefix, sub-prefix and suffix, with or without its check character. */
    private static final Pattern EIDR =
            Pattern.compile("10\\.(\\d{4,5})/([0-9A-Fa-f-]{20,26}?)(-[0-9A-Z])?");

    private static final Pattern GROUPING = Pattern.compile("[.:\\s-]");
    private static final int SUB_PREFIX_BITS = 16;

    private UpidText() {}

    static Bytes binary(Upid.Kind kind, String text) throws Malformed {
        Matcher eidr = EIDR.matcher(text);
        if (kind == Upid.Kind.EIDR && eidr.matches()) {
            BitWriter out = new BitWriter();
            int subPrefix = Integer.parseInt(eidr.group(1));
            Ranges.check("eidr", subPrefix, Ranges.BITS_16);
            out.bits(SUB_PREFIX_BITS, subPrefix);
            return Bytes.of(out.bytes(digits(eidr.group(2))).toArray());
        }
        if (kind == Upid.Kind.ATSC_CONTENT) {
            return Bytes.ofText(text);
        }
        return digits(text);
    }

    private static Bytes digits(String text) throws Malformed {
        return SpliceXml.hex(GROUPING.matcher(text).replaceAll(""), "SegmentationUpid");
    }
}
