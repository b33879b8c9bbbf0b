package tv.foyer.playback;

import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;

/**
 * A wish to see a title; {@code resume} asks to go on where the profile stopped, on any set.
 *
 * @param insertion how its ads may reach the set
 */
record PlayOrder(TitleId title, ProfileId profile, boolean resume, Insertion.Wish insertion) {
    /** With the ads in the stream, as every set can play it. */
    PlayOrder(TitleId title, ProfileId profile, boolean resume) {
        this(title, profile, resume, Insertion.Wish.NONE);
    }
}
