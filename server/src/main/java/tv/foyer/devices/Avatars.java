package tv.foyer.devices;

import java.util.List;

/**
 * The names of the faces that profiles get; their pictures are {@code
 * /media/art/avatar-NAME-1.png}.
 */
final class Avatars {
    private static final List<String> NAMES =
            List.of("bear", "rabbit", "fox", "cat", "whale", "owl");

    private Avatars() {}

    static String first(ProfileKind kind) {
        return switch (kind) {
            case ADULT -> "bear";
            case KIDS -> "rabbit";
            case ELDER -> "owl";
        };
    }

    /** Returns the picture of a household's n-th profile, counting from 0. */
    static String of(int number) {
        return NAMES.get(number % NAMES.size());
    }
}
