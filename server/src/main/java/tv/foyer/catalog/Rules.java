package tv.foyer.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tv.foyer.kernel.Text;

/** The rules for single values of a record; a breach names the field and the rule. */
final class Rules {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final Pattern ART_KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    private Rules() {}

    /** A name of drawn files, which are all in small letters. */
    static String artKey(String field, String key) {
        if (!ART_KEY.matcher(key).matches()) {
            throw new BadRecord(field, "1 to 80 of a-z, 0-9 and - expected");
        }
        return key;
    }

    /** A name that is safe in addresses and file names. */
    static String key(String field, @Nullable String value) {
        String key = given(field, value);
        if (!KEY.matcher(key).matches()) {
            throw new BadRecord(field, "1 to 100 letters, digits, dots, dashes expected");
        }
        return key;
    }

    static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new BadRecord(field, "must be given");
        }
        return value;
    }

    static String words(String field, @Nullable String value, int most) {
        String words = given(field, value).strip();
        if (words.isEmpty() || words.length() > most) {
            throw new BadRecord(field, "1 to " + most + " characters expected");
        }
        return words;
    }

    static Text text(String field, RawTitle.@Nullable RawText value, int most) {
        RawTitle.RawText text = given(field, value);
        return new Text(
                words(field + ".zh", text.zh(), most), words(field + ".en", text.en(), most));
    }

    static int between(String field, @Nullable Integer value, int least, int most) {
        int number = given(field, value);
        if (number < least || number > most) {
            throw new BadRecord(
                    field, "a whole number from " + least + " to " + most + " expected");
        }
        return number;
    }

    static <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> type) {
        String name = given(field, value);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new BadRecord(
                field, "one of " + Arrays.toString(type.getEnumConstants()) + " expected");
    }

    static Rating rating(String field, @Nullable String value) {
        return Rating.of(given(field, value))
                .orElseThrow(() ->
                        new BadRecord(
                                field,
                                "one of "
                                        + Arrays.stream(Rating.values()).map(Rating::label).toList()
                                        + " expected"));
    }

    static Genre genre(String field, @Nullable String value) {
        return Genre.of(words(field, value, 40).toLowerCase(Locale.ROOT));
    }

    static Optional<Instant> instant(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw new BadRecord(field, "an ISO 8601 instant with offset expected");
        }
    }

    /** An absent list is an empty one. */
    static <T extends @Nullable Object> List<T> few(
            String field, @Nullable List<T> values, int most) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > most) {
            throw new BadRecord(field, "at most " + most + " expected");
        }
        return values;
    }
}
