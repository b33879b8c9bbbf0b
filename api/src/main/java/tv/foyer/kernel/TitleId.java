package tv.foyer.kernel;

import java.util.UUID;

/** Names a film, series, season, episode or clip. */
public record TitleId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static TitleId parse(String text) {
        return new TitleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
