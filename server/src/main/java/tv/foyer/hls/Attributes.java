package tv.foyer.hls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attribute list (RFC 8216, 4.2): names in their order, each with its value as it is written,
 * quotes included. A value is free of line breaks; one in quotes has no other quote, one without
 * has no comma.
 */
public record Attributes(Map<String, String> values) {
    static final int MOST = 64;

    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads «NAME=value,NAME="value"»; empty where it is none, or has more than 64. */
    static Optional<Attributes> of(String list) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while (at < list.length()) {
            int equals = list.indexOf('=', at);
            if (equals < 0 || values.size() == MOST) {
                return Optional.empty();
            }
            String name = list.substring(at, equals).strip();
            int end = end(list, equals + 1);
            if (end < 0 || !isName(name)) {
                return Optional.empty();
            }
            values.putIfAbsent(name, list.substring(equals + 1, end).strip());
            at = end + 1;
        }
        return Optional.of(new Attributes(values));
    }

    /** Where a value ends: at a comma or the end; -1 where its quotes are not in order. */
    private static int end(String list, int start) {
        int quote = list.indexOf('"', start);
        int comma = list.indexOf(',', start);
        int end = comma < 0 ? list.length() : comma;
        if (quote < 0 || quote > end) {
            return end;
        }
        int close = list.indexOf('"', quote + 1);
        if (close < 0 || !list.substring(start, quote).isBlank()) {
            return -1;
        }
        int next = list.indexOf(',', close);
        end = next < 0 ? list.length() : next;
        return list.substring(close + 1, end).isBlank() ? end : -1;
    }

    /** Upper-case letters, digits and hyphens (RFC 8216, 4.2). */
    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(
                                c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-');
    }

    /** A value as it is written. */
    public Optional<String> raw(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text between quotes, or of a bare value. */
    public Optional<String> text(String name) {
        return raw(name).map(Attributes::unquoted);
    }

    public boolean isYes(String name) {
        return raw(name).filter("YES"::equals).isPresent();
    }

    /** A decimal integer of at most 18 digits. */
    public OptionalLong number(String name) {
        return raw(name).map(Numbers::whole).orElseGet(OptionalLong::empty);
    }

    /** Decimal seconds in micros. */
    public OptionalLong micros(String name) {
        return raw(name).map(Numbers::micros).orElseGet(OptionalLong::empty);
    }

    /** The same list with one value more or another. */
    public Attributes with(String name, String raw) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, raw);
        return new Attributes(more);
    }

    /** The same list with a text in quotes more. */
    public Attributes withText(String name, String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == '"')) {
            throw new IllegalArgumentException(name + ": no quotes and no line breaks");
        }
        return with(name, "\"" + text + "\"");
    }

    Attributes without(List<String> names) {
        Map<String, String> less = new LinkedHashMap<>(values);
        less.keySet().removeAll(names);
        return new Attributes(less);
    }

    private static String unquoted(String raw) {
        return raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"")
                ? raw.substring(1, raw.length() - 1)
                : raw;
    }

    /** As a tag carries it. */
    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> pairs.add(name + "=" + value));
        return String.join(",", pairs);
    }
}
