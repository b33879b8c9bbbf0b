package tv.foyer.devices;

import java.util.List;

/** The names of the pictures that profiles get; the TV app draws them. */
final class Avatars {
    private static final List<String> NAMES =
            List.of("hearth", "kite", "otter", "lantern", "maple", "comet", "heron", "teapot");

    private Avatars() {}

    static String first(ProfileKind kind) {
        return switch (kind) {
            case ADULT -> "hearth";
            case KIDS -> "kite";
            case ELDER -> "teapot";
        };
    }

    /** Returns the picture of a household's n-th profile, counting from 0. */
    static String of(int number) {
        return NAMES.get(number % NAMES.size());
    }
}
