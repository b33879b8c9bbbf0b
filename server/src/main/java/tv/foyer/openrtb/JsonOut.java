package tv.foyer.openrtb;

import java.util.Arrays;
import java.util.List;

/** A JSON text written forward into bytes; absent values are left out. */
final class JsonOut {
    private byte[] out;
    private int size;
    private boolean first = true;

    JsonOut(int expected) {
        this.out = new byte[expected];
    }

    byte[] bytes() {
        return Arrays.copyOf(out, size);
    }

    void open(char bracket) {
        between();
        put(bracket);
        first = true;
    }

    void open(String name, char bracket) {
        name(name);
        put(bracket);
        first = true;
    }

    void close(char bracket) {
        put(bracket);
        first = false;
    }

    void text(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            quoted(value);
        }
    }

    void number(String name, int value) {
        if (value != 0) {
            always(name, value);
        }
    }

    /** Writes a number that says something even when it is 0. */
    void always(String name, int value) {
        name(name);
        digits(value);
    }

    void flag(String name, boolean value) {
        if (value) {
            always(name, 1);
        }
    }

    /** Writes millionths as a decimal number, without zeros at its end. */
    void micros(String name, long micros) {
        name(name);
        digits(micros / 1_000_000);
        int rest = (int) (micros % 1_000_000);
        if (rest != 0) {
            put('.');
            for (int unit = 100_000; rest != 0; unit /= 10) {
                put((char) ('0' + rest / unit));
                rest %= unit;
            }
        }
    }

    void floor(String name, long micros) {
        if (micros != 0) {
            micros(name, micros);
        }
    }

    void texts(String name, List<String> values) {
        if (!values.isEmpty()) {
            open(name, '[');
            for (int i = 0; i < values.size(); i++) {
                between();
                quoted(values.get(i));
            }
            close(']');
        }
    }

    void numbers(String name, List<Integer> values) {
        if (!values.isEmpty()) {
            open(name, '[');
            for (int i = 0; i < values.size(); i++) {
                between();
                digits(values.get(i));
            }
            close(']');
        }
    }

    private void name(String name) {
        between();
        int length = name.length();
        room(length + 3);
        out[size++] = '"';
        for (int i = 0; i < length; i++) {
            out[size++] = (byte) name.charAt(i);
        }
        out[size++] = '"';
        out[size++] = ':';
    }

    private void between() {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private void quoted(String value) {
        int length = value.length();
        room(length * 3 + 2);
        out[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                out[size++] = (byte) c;
            } else if (c < 0x80) {
                escaped(c);
                room((length - i) * 3 + 2);
            } else {
                i += encoded(value, i);
            }
        }
        out[size++] = '"';
    }

    private void escaped(char c) {
        room(6);
        out[size++] = '\\';
        switch (c) {
            case '"', '\\' -> out[size++] = (byte) c;
            case '\n' -> out[size++] = 'n';
            case '\r' -> out[size++] = 'r';
            case '\t' -> out[size++] = 't';
            default -> {
                out[size++] = 'u';
                out[size++] = '0';
                out[size++] = '0';
                out[size++] = (byte) Character.forDigit(c >> 4, 16);
                out[size++] = (byte) Character.forDigit(c & 15, 16);
            }
        }
    }

    /** Writes a character outside ASCII as UTF-8; returns how many chars more it took. */
    private int encoded(String value, int i) {
        int point = value.codePointAt(i);
        if (point < 0x800) {
            out[size++] = (byte) (0xC0 | point >> 6);
        } else if (point < 0x10000) {
            int sound = Character.isSurrogate((char) point) ? 0xFFFD : point;
            out[size++] = (byte) (0xE0 | sound >> 12);
            out[size++] = (byte) (0x80 | (sound >> 6 & 0x3F));
            out[size++] = (byte) (0x80 | (sound & 0x3F));
            return 0;
        } else {
            out[size++] = (byte) (0xF0 | point >> 18);
            out[size++] = (byte) (0x80 | (point >> 12 & 0x3F));
            out[size++] = (byte) (0x80 | (point >> 6 & 0x3F));
        }
        out[size++] = (byte) (0x80 | (point & 0x3F));
        return point > 0xFFFF ? 1 : 0;
    }

    private void digits(long value) {
        room(20);
        if (value < 0) {
            out[size++] = '-';
            value = -value;
        }
        int width = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            width++;
        }
        for (int i = size + width - 1; i >= size; i--) {
            out[i] = (byte) ('0' + value % 10);
            value /= 10;
        }
        size += width;
    }

    private void put(char c) {
        room(1);
        out[size++] = (byte) c;
    }

    private void room(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
