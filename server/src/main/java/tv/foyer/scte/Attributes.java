package tv.foyer.scte;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An attribute list of HLS (RFC 8216, 4.2): names, values in quotes or bare. */
final class Attributes {
    private static final int MAX_ATTRIBUTES = 64;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}(\\.\\d{0,30})?");
    private static final long NANOS = 1_000_000_000;

    private final Map<String, String> values;

    private Attributes(Map<String, String> values) {
        this.values = values;
    }

    /** Empty where the list breaks off in a name or in quotes. */
    static Optional<Attributes> of(String list) {
        Map<String, String> values = new HashMap<>();
        int at = 0;
        while (at < list.length() && values.size() < MAX_ATTRIBUTES) {
            int equals = list.indexOf('=', at);
            if (equals < 0) {
                return Optional.empty();
            }
            String name = list.substring(at, equals).strip();
            int start = equals + 1;
            boolean quoted = start < list.length() && list.charAt(start) == '"';
            int end = quoted ? list.indexOf('"', start + 1) : list.indexOf(',', start);
            if (quoted && end < 0) {
                return Optional.empty();
            }
            int stop = end < 0 ? list.length() : end;
            values.putIfAbsent(name, list.substring(quoted ? start + 1 : start, stop).strip());
            int comma = list.indexOf(',', stop);
            at = comma < 0 ? list.length() : comma + 1;
        }
        return Optional.of(new Attributes(values));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A length in seconds; empty where it is absent or none. */
    Optional<Duration> seconds(String name) {
        return get(name).flatMap(Attributes::length);
    }

    /** Decimal seconds, up to 115 days; finer than nanoseconds is cut. */
    static Optional<Duration> length(String text) {
        if (!SECONDS.matcher(text).matches()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        String part = (dot < 0 ? "" : text.substring(dot + 1)) + "000000000";
        long nanos = Long.parseLong(part.substring(0, 9));
        return Optional.of(Duration.ofNanos(Long.parseLong(whole) * NANOS + nanos));
    }
}
