package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Times and percentages as VAST and VMAP write them. */
final class Times {
    private static final int MAX_HOURS = 99;

    private Times() {}

    /**
     * Reads {@code HH:MM:SS} with an optional fraction of a second, of which milliseconds count.
     */
    static Optional<Duration> read(String text) {
        int length = text.length();
        if (length < 8 || text.charAt(2) != ':' || text.charAt(5) != ':') {
            return Optional.empty();
        }
        int hours = two(text, 0);
        int minutes = two(text, 3);
        int seconds = two(text, 6);
        int millis = length == 8 ? 0 : millis(text);
        boolean bad = hours < 0 || hours > MAX_HOURS || minutes < 0 || minutes > 59;
        if (bad || seconds < 0 || seconds > 59 || millis < 0) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofMillis(((hours * 60L + minutes) * 60L + seconds) * 1_000L + millis));
    }

    /** Writes what {@link #read} takes, with milliseconds only where there are some. */
    static String write(Duration time) {
        long seconds = time.toSeconds();
        StringBuilder text = new StringBuilder(12);
        put(text, seconds / 3_600);
        put(text.append(':'), seconds / 60 % 60);
        put(text.append(':'), seconds % 60);
        int millis = time.toMillisPart();
        if (millis > 0) {
            text.append('.').append(millis / 100).append(millis / 10 % 10).append(millis % 10);
        }
        return text.toString();
    }

    /** Reads {@code n%}, 0 to 100. */
    static Optional<BigDecimal> percent(String text) {
        if (text.length() < 2 || text.length() > 12 || !text.endsWith("%")) {
            return Optional.empty();
        }
        return decimal(text.substring(0, text.length() - 1))
                .filter(value -> value.compareTo(BigDecimal.valueOf(100)) <= 0);
    }

    /** Reads a plain decimal number that is not negative; no exponent, at most 18 characters. */
    static Optional<BigDecimal> decimal(String text) {
        boolean digit = false;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digit = true;
            } else {
                return Optional.empty();
            }
        }
        return digit && text.length() <= 18 ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static int millis(String text) {
        if (text.charAt(8) != '.' || text.length() == 9) {
            return -1;
        }
        int millis = 0;
        for (int i = 9; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            millis = i < 12 ? millis * 10 + digit : millis;
        }
        for (int digits = text.length() - 9; digits < 3; digits++) {
            millis *= 10;
        }
        return millis;
    }

    private static int two(String text, int at) {
        int tens = digit(text.charAt(at));
        int ones = digit(text.charAt(at + 1));
        return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    private static void put(StringBuilder text, long number) {
        if (number < 10) {
            text.append('0');
        }
        text.append(number);
    }
}
