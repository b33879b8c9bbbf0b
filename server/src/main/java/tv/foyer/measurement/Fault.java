package tv.foyer.measurement;

import tv.foyer.events.BeaconFault;

/** Why an item of a batch was refused, as a set is told. */
enum Fault {
    FORGED,
    LATE,
    IMPLAUSIBLE,
    /** Not a beacon at all: a field is missing, unknown or of the wrong kind. Never logged. */
    MALFORMED;

    static Fault of(BeaconFault fault) {
        return switch (fault) {
            case FORGED -> FORGED;
            case LATE -> LATE;
            case IMPLAUSIBLE -> IMPLAUSIBLE;
        };
    }
}
