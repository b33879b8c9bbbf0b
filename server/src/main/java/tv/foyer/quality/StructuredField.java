package tv.foyer.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a dictionary of RFC 8941 (section 4.2.2). Parameters are read and left out. As the standard
 * says, of a repeated key the last value stands, and one broken character breaks the whole.
 */
final class StructuredField {
    private static final int MOST_KEYS = 128;
    private static final int MOST_ITEMS = 64;
    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    private StructuredField(String text) {
        this.text = text;
    }

    /** The text is no dictionary; says where it stops being one. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private Broken(int at, String rule) {
            super("at " + at + ": " + rule);
        }
    }

    static Map<String, Bare> dictionary(String text) throws Broken {
        return new StructuredField(text).members();
    }

    private Map<String, Bare> members() throws Broken {
        Map<String, Bare> members = new LinkedHashMap<>();
        skip(" ");
        while (at < text.length()) {
            String key = key();
            Bare value = new Bare.Flag(true);
            if (take('=')) {
                value = peek() == '(' ? list() : item();
            } else {
                parameters();
            }
            members.remove(key);
            members.put(key, value);
            if (members.size() > MOST_KEYS) {
                throw broken("at most " + MOST_KEYS + " keys expected");
            }
            skip(" \t");
            if (at < text.length()) {
                expect(',');
                skip(" \t");
                if (at == text.length()) {
                    throw broken("a key expected behind the comma");
                }
            }
        }
        return members;
    }

    private Bare list() throws Broken {
        expect('(');
        List<Bare> items = new ArrayList<>();
        skip(" ");
        while (!take(')')) {
            items.add(item());
            if (items.size() > MOST_ITEMS) {
                throw broken("at most " + MOST_ITEMS + " items expected");
            }
            if (peek() != ' ' && peek() != ')') {
                throw broken("a space or ) expected");
            }
            skip(" ");
        }
        parameters();
        return new Bare.Items(items);
    }

    private Bare item() throws Broken {
        Bare value = bare();
        parameters();
        return value;
    }

    private void parameters() throws Broken {
        while (take(';')) {
            skip(" ");
            key();
            if (take('=')) {
                bare();
            }
        }
    }

    private Bare bare() throws Broken {
        char first = peek();
        if (first == '"') {
            return string();
        }
        if (first == ':') {
            return octets();
        }
        if (first == '?') {
            at++;
            char flag = next("a boolean expected");
            if (flag != '0' && flag != '1') {
                throw broken("?0 or ?1 expected");
            }
            return new Bare.Flag(flag == '1');
        }
        if (first == '-' || digit(first)) {
            return number();
        }
        if (letter(first) || first == '*') {
            return token();
        }
        throw broken("a value expected");
    }

    private Bare number() throws Broken {
        int start = at;
        take('-');
        int digits = digits();
        if (digits == 0) {
            throw broken("a digit expected");
        }
        if (!take('.')) {
            if (digits > MOST_DIGITS) {
                throw broken("at most " + MOST_DIGITS + " digits expected");
            }
            return new Bare.Whole(Long.parseLong(text, start, at, 10));
        }
        int fraction = digits();
        if (fraction < 1 || fraction > 3 || digits > 12) {
            throw broken("a decimal of 12 and 1 to 3 digits expected");
        }
        return new Bare.Decimal(Double.parseDouble(text.substring(start, at)));
    }

    private int digits() {
        int start = at;
        while (digit(peek())) {
            at++;
        }
        return at - start;
    }

    private Bare string() throws Broken {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (true) {
            char each = next("a closing quote expected");
            if (each == '"') {
                return new Bare.Words(value.toString());
            }
            if (each == '\\') {
                each = next("a quote or backslash expected");
                if (each != '"' && each != '\\') {
                    throw broken("only quotes and backslashes are escaped");
                }
            } else if (each < 0x20 || each > 0x7e) {
                throw broken("printable ASCII expected");
            }
            value.append(each);
        }
    }

    private Bare token() {
        int start = at;
        while (letter(peek()) || digit(peek()) || ":/!#$%&'*+-.^_`|~".indexOf(peek()) >= 0) {
            at++;
        }
        return new Bare.Words(text.substring(start, at));
    }

    private Bare octets() throws Broken {
        expect(':');
        int start = at;
        while (letter(peek()) || digit(peek()) || "+/=".indexOf(peek()) >= 0) {
            at++;
        }
        String base64 = text.substring(start, at);
        expect(':');
        return new Bare.Octets(base64);
    }

    private String key() throws Broken {
        int start = at;
        if (!lower(peek()) && peek() != '*') {
            throw broken("a key expected");
        }
        while (lower(peek()) || digit(peek()) || "_-.*".indexOf(peek()) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Returns the next character, and one that stands nowhere at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next(String rule) throws Broken {
        if (at >= text.length()) {
            throw broken(rule);
        }
        return text.charAt(at++);
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws Broken {
        if (!take(wanted)) {
            throw broken(wanted + " expected");
        }
    }

    private void skip(String blanks) {
        while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Broken broken(String rule) {
        return new Broken(at, rule);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean letter(char c) {
        return lower(c) || (c >= 'A' && c <= 'Z');
    }
}
