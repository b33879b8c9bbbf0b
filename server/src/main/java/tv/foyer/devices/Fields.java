package tv.foyer.devices;

import java.util.Optional;
import tv.foyer.http.BadRequest;

/** The rules for what people type. */
final class Fields {
    static final int LONGEST_NAME = 40;

    private Fields() {}

    /** Returns a name of 1 to 40 characters, without spaces around it. */
    static String name(String field, Optional<String> typed) {
        String name = typed.map(String::strip).orElse("");
        boolean plain = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME || !plain) {
            throw new BadRequest(field, "1 to 40 characters expected");
        }
        return name;
    }

    static String language(Optional<String> typed) {
        return typed.filter(text -> text.equals("zh") || text.equals("en"))
                .orElseThrow(() -> new BadRequest("language", "zh or en expected"));
    }
}
