package tv.foyer.openrtb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON text (RFC 8259) read forward from its bytes, value by value, without a tree. A null reads
 * as an absent value.
 */
final class JsonIn extends JsonSteps {
    private static final long MAX_MICROS = 1_000_000_000_000_000L;

    JsonIn(byte[] json) {
        super(json);
    }

    String text() {
        int c = peek();
        if (c == 'n') {
            literal("null");
            return "";
        }
        if (c != '"') {
            throw fault("a text expected");
        }
        int from = ++at;
        boolean ascii = true;
        for (; at < json.length; at++) {
            byte b = json[at];
            if (b == '"') {
                String text =
                        ascii
                                ? new String(json, from, at - from, StandardCharsets.ISO_8859_1)
                                : new String(json, from, at - from, StandardCharsets.UTF_8);
                at++;
                return text;
            }
            if (b == '\\') {
                return unescaped(from);
            }
            if (b < ' ') {
                if (b >= 0) {
                    throw fault("a control character in a text");
                }
                ascii = false;
            }
        }
        throw fault("the text ends in a text");
    }

    /** Reads a text that holds escapes: into bytes, which are UTF-8 as before. */
    private String unescaped(int from) {
        byte[] bytes = new byte[Math.min(json.length - from, Math.max(64, (at - from) * 2 + 256))];
        int size = at - from;
        System.arraycopy(json, from, bytes, 0, size);
        while (at < json.length) {
            if (size + 4 > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2 + 4);
            }
            byte b = json[at++];
            if (b == '"') {
                return new String(bytes, 0, size, StandardCharsets.UTF_8);
            } else if (b == '\\') {
                size = escape(bytes, size);
            } else if (b >= 0 && b < ' ') {
                throw fault("a control character in a text");
            } else {
                bytes[size++] = b;
            }
        }
        throw fault("the text ends in a text");
    }

    private int escape(byte[] bytes, int size) {
        int c = at < json.length ? json[at++] : -1;
        switch (c) {
            case '"', '\\', '/' -> bytes[size++] = (byte) c;
            case 'n' -> bytes[size++] = '\n';
            case 't' -> bytes[size++] = '\t';
            case 'r' -> bytes[size++] = '\r';
            case 'b' -> bytes[size++] = '\b';
            case 'f' -> bytes[size++] = '\f';
            case 'u' -> {
                byte[] utf8 = unicode().getBytes(StandardCharsets.UTF_8);
                System.arraycopy(utf8, 0, bytes, size, utf8.length);
                size += utf8.length;
            }
            default -> throw fault("an unknown escape in a text");
        }
        return size;
    }

    private String unicode() {
        char high = hex();
        boolean pair =
                Character.isHighSurrogate(high)
                        && at + 6 <= json.length
                        && json[at] == '\\'
                        && json[at + 1] == 'u';
        if (!pair) {
            return String.valueOf(Character.isSurrogate(high) ? '\uFFFD' : high);
        }
        at += 2;
        char low = hex();
        return Character.isLowSurrogate(low) ? new String(new char[] {high, low}) : "\uFFFD";
    }

    private char hex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < json.length ? Character.digit((char) json[at++], 16) : -1;
            if (digit < 0) {
                throw fault("four hex digits expected");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** Reads a text, or a whole number as its digits. */
    String textOrNumber() {
        int c = peek();
        return c == '-' || (c >= '0' && c <= '9') ? Integer.toString(whole()) : text();
    }

    int whole() {
        int c = peek();
        if (c == 'n') {
            literal("null");
            return 0;
        }
        boolean negative = c == '-';
        at += negative ? 1 : 0;
        int from = at;
        long value = 0;
        for (; at < json.length && json[at] >= '0' && json[at] <= '9'; at++) {
            value = Math.min(value * 10 + (json[at] - '0'), 1L << 40);
        }
        boolean fraction =
                at < json.length && (json[at] == '.' || json[at] == 'e' || json[at] == 'E');
        if (at == from || fraction || (at - from > 1 && json[from] == '0')) {
            throw fault("a whole number expected");
        }
        long signed = negative ? -value : value;
        if (signed != (int) signed) {
            throw fault("a number that fits in 32 bits expected");
        }
        return (int) signed;
    }

    int notNegative() {
        int value = whole();
        if (value < 0) {
            throw fault("0 or more expected");
        }
        return value;
    }

    /** Reads 0 or 1, or true or false. */
    boolean flag() {
        int c = peek();
        if (c == 't') {
            literal("true");
            return true;
        }
        if (c == 'f') {
            literal("false");
            return false;
        }
        int value = whole();
        if (value != 0 && value != 1) {
            throw fault("0 or 1 expected");
        }
        return value == 1;
    }

    /** Reads a decimal number that is not negative, in millionths; more digits are cut off. */
    long micros() {
        int c = peek();
        if (c == 'n') {
            literal("null");
            return 0;
        }
        int from = at;
        long whole = 0;
        for (; digit(); at++) {
            whole = Math.min(whole * 10 + (json[at] - '0'), MAX_MICROS);
        }
        if (at == from) {
            throw fault(c == '-' ? "0 or more expected" : "a number expected");
        }
        long millionths = 0;
        if (at < json.length && json[at] == '.') {
            int point = at++;
            for (int unit = 100_000; digit(); at++, unit /= 10) {
                millionths += (long) (json[at] - '0') * unit;
            }
            if (at == point + 1) {
                throw fault("a number expected");
            }
        }
        if (at < json.length && (json[at] == 'e' || json[at] == 'E')) {
            return exponent(from);
        }
        long value = whole * 1_000_000 + millionths;
        return bounded(whole >= MAX_MICROS / 1_000_000 ? MAX_MICROS + 1 : value);
    }

    private long exponent(int from) {
        at++;
        if (at < json.length && (json[at] == '-' || json[at] == '+')) {
            at++;
        }
        int digits = at;
        while (digit()) {
            at++;
        }
        if (at == digits || at - digits > 3 || at - from > 64) {
            throw fault("a number expected");
        }
        BigDecimal value =
                new BigDecimal(new String(json, from, at - from, StandardCharsets.US_ASCII));
        boolean large = value.compareTo(BigDecimal.valueOf(MAX_MICROS, 6)) > 0;
        return bounded(
                large
                        ? MAX_MICROS + 1
                        : value.movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    private long bounded(long micros) {
        if (micros > MAX_MICROS) {
            throw fault("at most " + MAX_MICROS / 1_000_000 + " expected");
        }
        return micros;
    }

    private boolean digit() {
        return at < json.length && json[at] >= '0' && json[at] <= '9';
    }

    List<String> texts() {
        if (!array()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(4);
        while (item()) {
            String text = text();
            if (!text.isEmpty()) {
                all.add(text);
            }
        }
        return all;
    }

    List<Integer> numbers() {
        if (!array()) {
            return List.of();
        }
        List<Integer> all = new ArrayList<>(4);
        while (item()) {
            all.add(whole());
        }
        return all;
    }

    /** Reads a list of numbers, or one number as a list of it. */
    List<Integer> numbersOrOne() {
        int c = peek();
        return c == '-' || (c >= '0' && c <= '9') ? List.of(whole()) : numbers();
    }
}
