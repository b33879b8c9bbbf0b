package tv.foyer.kernel;

import java.util.UUID;

/** Names one set, box or projector. */
public record DeviceId(UUID value) implements Id {
    /** Reads the canonical 36-character form; throws IllegalArgumentException otherwise. */
    public static DeviceId parse(String text) {
        return new DeviceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
