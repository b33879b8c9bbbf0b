package tv.foyer.hls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers, lengths and dates as playlists write them. Reading is bounded and never throws. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{0,30})?");
    private static final int SCALE = 6;

    /** Ten thousand years are enough, and are written with four digits. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** RFC 3339 with «Z», «+08:00» or «+0800». */
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX]")
                    .toFormatter(Locale.ROOT);

    private Numbers() {}

    static OptionalLong whole(String text) {
        return WHOLE.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** Finer than a microsecond is rounded. */
    static OptionalLong micros(String text) {
        if (!SECONDS.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                new BigDecimal(text)
                        .movePointRight(SCALE)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    static String seconds(long micros) {
        return BigDecimal.valueOf(micros, SCALE).toPlainString();
    }

    static Optional<Instant> date(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text, DATE).toInstant();
            boolean known = !instant.isBefore(FIRST) && instant.isBefore(LAST);
            return known ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String date(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
}
