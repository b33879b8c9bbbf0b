package tv.foyer.openrtb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON text (RFC 8259) read forward from its bytes, value by value, without a tree. Knows its
 * place, so that a fault can name the field. Depth is bounded; a null reads as an absent value.
 */
final class JsonIn {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ITEMS = 4_096;
    private static final long MAX_MICROS = 1_000_000_000_000_000L;

    private final byte[] json;
    private int at;
    private int depth;
    private String name = "";

    /** Where the field's name stands at each depth, or -1 in an array; and how many came before. */
    private final int[] nameFrom = new int[MAX_DEPTH + 1];

    private final int[] nameTo = new int[MAX_DEPTH + 1];
    private final int[] count = new int[MAX_DEPTH + 1];

    JsonIn(byte[] json) {
        this.json = json;
    }

    Malformed fault(String rule) {
        StringBuilder path = new StringBuilder();
        for (int level = 1; level <= depth; level++) {
            if (nameFrom[level] < 0) {
                path.append('[').append(Math.max(0, count[level] - 1)).append(']');
            } else if (nameTo[level] > nameFrom[level]) {
                int length = Math.min(64, nameTo[level] - nameFrom[level]);
                path.append(path.isEmpty() ? "" : ".");
                path.append(new String(json, nameFrom[level], length, StandardCharsets.UTF_8));
            }
        }
        return new Malformed(new Fault(path.toString(), rule));
    }

    /** Enters an object; false for null. */
    boolean object() {
        return enter('{', 0, "an object expected");
    }

    /** Enters an array; false for null. */
    boolean array() {
        return enter('[', -1, "an array expected");
    }

    private boolean enter(char bracket, int kind, String rule) {
        int c = peek();
        if (c == 'n') {
            literal("null");
            return false;
        }
        if (c != bracket) {
            throw fault(rule);
        }
        if (depth == MAX_DEPTH) {
            throw fault("nested deeper than " + MAX_DEPTH);
        }
        at++;
        depth++;
        nameFrom[depth] = kind;
        nameTo[depth] = kind;
        count[depth] = 0;
        return true;
    }

    /** Goes to the next field of the object, whose name is then {@link #name}; false at its end. */
    boolean field() {
        int c = peek();
        if (c == '}') {
            at++;
            depth--;
            return false;
        }
        if (count[depth]++ > 0) {
            if (c != ',') {
                throw fault("',' or '}' expected");
            }
            at++;
            c = peek();
        }
        if (c != '"') {
            throw fault("a field name expected");
        }
        readName();
        if (peek() != ':') {
            throw fault("':' expected");
        }
        at++;
        return true;
    }

    String name() {
        return name;
    }

    /** Goes to the next item of the array; false at its end. */
    boolean item() {
        int c = peek();
        if (c == ']') {
            at++;
            depth--;
            return false;
        }
        if (count[depth]++ > 0) {
            if (c != ',') {
                throw fault("',' or ']' expected");
            }
            at++;
        }
        if (count[depth] > MAX_ITEMS) {
            throw fault("at most " + MAX_ITEMS + " items expected");
        }
        return true;
    }

    private void readName() {
        int from = ++at;
        int hash = 0;
        boolean escaped = false;
        for (; at < json.length && json[at] != '"'; at++) {
            hash = hash * 31 + json[at];
            if (json[at] == '\\') {
                escaped = true;
                at++;
            }
        }
        if (at >= json.length) {
            throw fault("the text ends in a name");
        }
        nameFrom[depth] = from;
        nameTo[depth] = at;
        name = escaped ? "" : Names.find(json, from, at, hash);
        at++;
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

    /** Passes over any value. */
    void skip() {
        switch (peek()) {
            case '"' -> skipText();
            case '{' -> {
                object();
                while (field()) {
                    skip();
                }
            }
            case '[' -> {
                array();
                while (item()) {
                    skip();
                }
            }
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> skipNumber();
            default -> throw fault("a value expected");
        }
    }

    private void skipText() {
        for (at++; at < json.length; at++) {
            if (json[at] == '"') {
                at++;
                return;
            }
            if (json[at] == '\\') {
                at++;
            }
        }
        throw fault("the text ends in a text");
    }

    private void skipNumber() {
        for (; at < json.length; at++) {
            byte b = json[at];
            boolean part =
                    (b >= '0' && b <= '9')
                            || b == '-'
                            || b == '+'
                            || b == '.'
                            || b == 'e'
                            || b == 'E';
            if (!part) {
                return;
            }
        }
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= json.length || json[at + i] != word.charAt(i)) {
                throw fault("a value expected");
            }
        }
        at += word.length();
    }

    /** Only white space may follow. */
    void end() {
        if (peek() >= 0) {
            throw fault("text after the end");
        }
    }

    /** Returns the next byte that is no white space, or -1 at the end. */
    private int peek() {
        for (; at < json.length; at++) {
            byte b = json[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xFF;
            }
        }
        return -1;
    }
}
