package tv.foyer.devices;

/** A model to add to the brand named by {@code brandKey}. */
public record ModelDraft(
        String brandKey,
        String key,
        String name,
        DeviceKind kind,
        DeviceClass deviceClass,
        Settings settings) {
    public ModelDraft {
        Keyed.require(key);
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("name: 1 to 80 characters expected");
        }
    }

    /** A model for homes. */
    public ModelDraft(
            String brandKey, String key, String name, DeviceKind kind, Settings settings) {
        this(brandKey, key, name, kind, DeviceClass.HOME, settings);
    }
}
