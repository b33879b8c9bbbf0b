package tv.foyer.kernel;

import java.util.UUID;

/** Names one ad decision for one break. */
public record DecisionId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static DecisionId parse(String text) {
        return new DecisionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
