package tv.foyer.openrtb;

import java.nio.charset.StandardCharsets;

/**
 * The steps through a JSON text: into objects and arrays, from field to field, over what nobody
 * asked for. Knows its place, so that a fault can name the field. Depth is bounded.
 */
abstract sealed class JsonSteps permits JsonIn {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ITEMS = 4_096;

    final byte[] json;
    int at;
    private int depth;
    private String name = "";

    /** Where the field's name stands at each depth, or -1 in an array; and how many came before. */
    private final int[] nameFrom = new int[MAX_DEPTH + 1];

    private final int[] nameTo = new int[MAX_DEPTH + 1];
    private final int[] count = new int[MAX_DEPTH + 1];

    JsonSteps(byte[] json) {
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

    final void literal(String word) {
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
    final int peek() {
        for (; at < json.length; at++) {
            byte b = json[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xFF;
            }
        }
        return -1;
    }
}
