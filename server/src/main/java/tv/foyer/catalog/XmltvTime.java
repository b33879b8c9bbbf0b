package tv.foyer.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XMLTV's times: {@code 20261121193000 +0800}, seconds optional, UTC where no offset is given. */
final class XmltvTime {
    private static final Pattern SHAPE =
            Pattern.compile("([0-9]{12})([0-9]{2})? *([+-][0-9]{4}|UTC|GMT|Z)?");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private XmltvTime() {}

    static Instant parse(String field, String text) {
        Matcher shape = SHAPE.matcher(text);
        if (shape.matches()) {
            String seconds = shape.group(2) == null ? "00" : shape.group(2);
            String offset = shape.group(3);
            try {
                return LocalDateTime.parse(shape.group(1) + seconds, DIGITS)
                        .toInstant(
                                offset == null || Character.isLetter(offset.charAt(0))
                                        ? ZoneOffset.UTC
                                        : ZoneOffset.of(offset));
            } catch (DateTimeException e) {
                throw new BadRecord(field, "no such date, time or offset");
            }
        }
        throw new BadRecord(field, "YYYYMMDDhhmmss +hhmm expected");
    }
}
