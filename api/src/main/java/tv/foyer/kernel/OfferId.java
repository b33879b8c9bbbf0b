package tv.foyer.kernel;

import java.util.UUID;

/** Names the right to show one title. */
public record OfferId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static OfferId parse(String text) {
        return new OfferId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
