package tv.foyer.kernel;

import java.util.UUID;

/** Names a brand or sub-brand of a maker. */
public record BrandId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static BrandId parse(String text) {
        return new BrandId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
