package tv.foyer.kernel;

import java.util.UUID;

/** Names one person who works for a partner. */
public record StaffId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static StaffId parse(String text) {
        return new StaffId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
