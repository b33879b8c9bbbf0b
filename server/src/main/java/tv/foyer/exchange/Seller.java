package tv.foyer.exchange;

import java.util.Locale;
import java.util.regex.Pattern;
import tv.foyer.http.BadRequest;

/**
 * Who may send requests: a seller of places outside the alliance's own breaks.
 *
 * @param type as in sellers.json
 */
record Seller(String key, String name, String domain, Type type, boolean enabled) {
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");

    enum Type {
        PUBLISHER,
        INTERMEDIARY,
        BOTH
    }

    /** Throws {@link BadRequest} that names the first field at fault. */
    Seller checked() {
        Bidder.requireKey("key", key);
        if (name.isBlank() || name.length() > 80) {
            throw new BadRequest("name", "1 to 80 characters expected");
        }
        if (!DOMAIN.matcher(domain.toLowerCase(Locale.ROOT)).matches()) {
            throw new BadRequest("domain", "a domain name expected");
        }
        return this;
    }
}
