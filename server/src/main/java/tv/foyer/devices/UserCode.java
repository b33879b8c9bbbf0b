package tv.foyer.devices;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code on the screen as people type it: any case, with or without the dash (RFC 8628 section
 * 6.1).
 */
final class UserCode {
    private static final Pattern LETTERS = Pattern.compile("[BCDFGHJKLMNPQRSTVWXZ]{8}");
    private static final int LONGEST_TYPED = 32;

    private UserCode() {}

    /** Returns the code in the form {@code XXXX-XXXX}, or empty if it cannot be one. */
    static Optional<String> parse(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String letters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return LETTERS.matcher(letters).matches()
                ? Optional.of(letters.substring(0, 4) + "-" + letters.substring(4))
                : Optional.empty();
    }
}
