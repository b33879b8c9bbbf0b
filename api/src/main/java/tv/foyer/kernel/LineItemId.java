package tv.foyer.kernel;

import java.util.UUID;

/** Names one line item of an order. */
public record LineItemId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static LineItemId parse(String text) {
        return new LineItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
