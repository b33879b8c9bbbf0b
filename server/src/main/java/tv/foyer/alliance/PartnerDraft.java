package tv.foyer.alliance;

import java.util.Set;
import java.util.regex.Pattern;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Text;

/**
 * A partner to admit.
 *
 * @param key 2 to 40 lower-case letters, digits and hyphens, a letter first
 * @param kinds at least one
 * @param state where it stands on its way in; nobody comes in as {@code LEFT}
 */
public record PartnerDraft(String key, Text name, Set<PartnerKind> kinds, PartnerState state) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public PartnerDraft {
        kinds = Set.copyOf(kinds);
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "key: 2 to 40 of a-z, 0-9 and '-' expected, a letter first, was " + key);
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds: at least one expected for " + key);
        }
        if (state == PartnerState.LEFT) {
            throw new IllegalArgumentException("state: " + key + " cannot come in as LEFT");
        }
    }
}
