package tv.foyer.kernel;

import java.util.UUID;

/** Names a member organisation of the alliance. */
public record PartnerId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static PartnerId parse(String text) {
        return new PartnerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
