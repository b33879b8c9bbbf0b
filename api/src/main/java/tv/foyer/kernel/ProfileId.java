package tv.foyer.kernel;

import java.util.UUID;

/** Names one viewer of a household. */
public record ProfileId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static ProfileId parse(String text) {
        return new ProfileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
