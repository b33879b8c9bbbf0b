package tv.foyer.exchange;

import java.util.regex.Pattern;
import tv.foyer.http.BadRequest;

/** The form of short lasting names. */
final class Keys {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private Keys() {}

    static void require(String field, String key) {
        if (!FORM.matcher(key).matches()) {
            throw new BadRequest(field, "2 to 40 of a-z, 0-9 and '-', a letter first, expected");
        }
    }
}
