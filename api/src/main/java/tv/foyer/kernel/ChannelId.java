package tv.foyer.kernel;

import java.util.UUID;

/** Names a live or FAST channel. */
public record ChannelId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static ChannelId parse(String text) {
        return new ChannelId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
