package tv.foyer.kernel;

import java.util.UUID;

/** Names one ad film or picture. */
public record CreativeId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static CreativeId parse(String text) {
        return new CreativeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
