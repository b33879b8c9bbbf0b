package tv.foyer.discovery;

import java.util.Optional;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ProfileId;

/** Who is watching. */
@FunctionalInterface
public interface Profiles {
    /** What kind of viewer a profile is. */
    enum Kind {
        ADULT,
        KIDS,
        ELDER
    }

    /** Returns the kind of a profile of this household; empty for any other profile. */
    Optional<Kind> kind(HouseholdId household, ProfileId profile);
}
