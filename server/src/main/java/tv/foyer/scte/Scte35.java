package tv.foyer.scte;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * SCTE-35 sections in and out (ANSI/SCTE 35 2023). Reading never throws, whatever the input: it
 * answers {@link Decoded.Bad} with the rule and the place. What was read is written with the same
 * bytes, reserved bits apart, which are written as ones.
 */
public final class Scte35 {
    /** Far above the longest section, so that no input makes work. */
    private static final int MAX_TEXT = 16_384;

    private static final String HEX_PREFIX = "0x";

    private Scte35() {}

    /** Reads one section, from table_id to CRC; bytes of 0xFF behind it are padding. */
    public static Decoded decode(byte[] section) {
        return SectionReader.decode(section);
    }

    /** Writes the section; every value that exists can be written. */
    public static byte[] encode(SpliceInfo info) {
        return SectionWriter.encode(info);
    }

    /** Reads hexadecimal with or without «0x», as HLS carries it. */
    public static Decoded fromHex(String text) {
        if (text.length() > MAX_TEXT) {
            return new Decoded.Bad("hex: at most " + MAX_TEXT + " characters expected", 0);
        }
        String stripped = text.strip();
        boolean prefixed = stripped.toLowerCase(Locale.ROOT).startsWith(HEX_PREFIX);
        String digits = prefixed ? stripped.substring(HEX_PREFIX.length()) : stripped;
        try {
            return decode(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return new Decoded.Bad("hex: pairs of hexadecimal digits expected", 0);
        }
    }

    /** Reads base64 with or without padding and line breaks, as DASH carries it. */
    public static Decoded fromBase64(String text) {
        if (text.length() > MAX_TEXT) {
            return new Decoded.Bad("base64: at most " + MAX_TEXT + " characters expected", 0);
        }
        try {
            return decode(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            return new Decoded.Bad("base64: characters of RFC 4648 expected", 0);
        }
    }

    /** «0x» and upper-case digits. */
    public static String toHex(SpliceInfo info) {
        return HEX_PREFIX + HexFormat.of().withUpperCase().formatHex(encode(info));
    }

    public static String toBase64(SpliceInfo info) {
        return Base64.getEncoder().encodeToString(encode(info));
    }
}
