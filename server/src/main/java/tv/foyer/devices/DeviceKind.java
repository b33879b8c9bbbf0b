package tv.foyer.devices;

/** What kind of thing a model is. */
public enum DeviceKind {
    TV,
    BOX,
    PROJECTOR,
    OTHER
}
