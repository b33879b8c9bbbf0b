package tv.foyer.kernel;

import java.util.UUID;

/** Names the people who share a home; keyed per brand outside the clearing code. */
public record HouseholdId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static HouseholdId parse(String text) {
        return new HouseholdId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
