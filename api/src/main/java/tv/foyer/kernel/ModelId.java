package tv.foyer.kernel;

import java.util.UUID;

/** Names a model of a brand. */
public record ModelId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static ModelId parse(String text) {
        return new ModelId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
