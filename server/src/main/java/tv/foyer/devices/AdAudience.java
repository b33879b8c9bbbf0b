package tv.foyer.devices;

import java.util.Optional;
import java.util.Set;

/**
 * What a household lets the ad house know of it.
 *
 * @param region its province by its own word, ISO 3166-2:CN such as {@code CN-SC}
 * @param targeting whether ads may be chosen by interests; no until the household says yes
 * @param interests what it said it likes; always empty without {@code targeting}
 */
public record AdAudience(Optional<String> region, boolean targeting, Set<String> interests) {
    /** A household that said nothing. */
    static final AdAudience NOTHING_SAID = new AdAudience(Optional.empty(), false, Set.of());

    public AdAudience {
        interests = Set.copyOf(interests);
        if (!targeting && !interests.isEmpty()) {
            throw new IllegalArgumentException("interests: none without targeting");
        }
    }
}
