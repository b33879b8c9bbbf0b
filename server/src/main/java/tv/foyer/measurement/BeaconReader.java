package tv.foyer.measurement;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tv.foyer.events.AdPoint;

/** Reads one item of a batch, so that a broken item costs the others nothing. */
final class BeaconReader {
    private static final Set<String> AD = Set.of("kind", "token", "point", "at");
    private static final Set<String> WATCH =
            Set.of("kind", "token", "id", "at", "positionSeconds", "seconds");

    private BeaconReader() {}

    /** What an item turned out to be. */
    sealed interface Outcome {
        record Read(Beacon beacon) implements Outcome {}

        record Malformed(String field, String rule) implements Outcome {}
    }

    static Outcome read(Object item) {
        try {
            return new Outcome.Read(beacon(item));
        } catch (Broken e) {
            return new Outcome.Malformed(e.field, e.rule);
        }
    }

    private static Beacon beacon(Object item) throws Broken {
        if (!(item instanceof Map<?, ?> fields)) {
            throw new Broken("", "an object expected");
        }
        String kind = text(fields, "kind");
        return switch (kind) {
            case "ad" -> ad(known(fields, AD));
            case "watch" -> watch(known(fields, WATCH));
            default -> throw new Broken("kind", "ad or watch expected");
        };
    }

    private static Beacon.Ad ad(Map<?, ?> fields) throws Broken {
        return new Beacon.Ad(text(fields, "token"), point(fields), instant(fields));
    }

    private static Beacon.Watch watch(Map<?, ?> fields) throws Broken {
        return new Beacon.Watch(
                text(fields, "token"),
                uuid(fields),
                instant(fields),
                whole(fields, "positionSeconds"),
                whole(fields, "seconds"));
    }

    private static Map<?, ?> known(Map<?, ?> fields, Set<String> names) throws Broken {
        for (Object name : fields.keySet()) {
            if (!names.contains(String.valueOf(name))) {
                throw new Broken(String.valueOf(name), "unknown field");
            }
        }
        return fields;
    }

    private static String text(Map<?, ?> fields, String name) throws Broken {
        if (fields.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new Broken(name, "a text expected");
    }

    private static int whole(Map<?, ?> fields, String name) throws Broken {
        if (fields.get(name) instanceof Integer number) {
            return number;
        }
        throw new Broken(name, "a whole number expected");
    }

    private static AdPoint point(Map<?, ?> fields) throws Broken {
        try {
            return AdPoint.valueOf(text(fields, "point"));
        } catch (IllegalArgumentException e) {
            throw new Broken("point", "a point of an ad's life expected, such as IMPRESSION");
        }
    }

    private static Instant instant(Map<?, ?> fields) throws Broken {
        try {
            return Instant.parse(text(fields, "at"));
        } catch (DateTimeException e) {
            throw new Broken("at", "an ISO-8601 instant expected");
        }
    }

    private static UUID uuid(Map<?, ?> fields) throws Broken {
        try {
            return UUID.fromString(text(fields, "id"));
        } catch (IllegalArgumentException e) {
            throw new Broken("id", "a UUID expected");
        }
    }

    private static final class Broken extends Exception {
        private final String field;
        private final String rule;

        Broken(String field, String rule) {
            this.field = field;
            this.rule = rule;
        }
    }
}
