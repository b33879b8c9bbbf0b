package tv.foyer.playback;

import java.util.Optional;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ProfileId;

/** The profiles of households. */
public interface Profiles {
    /** Returns for whom a profile is, or empty if this household has no such profile. */
    Optional<Audience> find(HouseholdId household, ProfileId profile);
}
