package tv.foyer.playback;

import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;

/** A wish to see a title; {@code resume} asks to go on where the profile stopped, on any set. */
record PlayOrder(TitleId title, ProfileId profile, boolean resume) {}
