package tv.foyer.kernel;

import java.util.UUID;

/** Names one balanced journal entry. */
public record JournalEntryId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static JournalEntryId parse(String text) {
        return new JournalEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
