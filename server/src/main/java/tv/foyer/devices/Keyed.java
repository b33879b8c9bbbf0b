package tv.foyer.devices;

import java.util.regex.Pattern;

/** The rule for short lasting names of brands and models. */
final class Keyed {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private Keyed() {}

    static void require(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "key: 2 to 40 of a-z, 0-9 and '-' expected, a letter first, was " + key);
        }
    }
}
