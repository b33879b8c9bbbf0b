package tv.foyer.kernel;

import java.util.UUID;

/** Names one partner's statement of one period. */
public record StatementId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static StatementId parse(String text) {
        return new StatementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
