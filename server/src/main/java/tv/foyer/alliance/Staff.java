package tv.foyer.alliance;

import java.util.Set;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;

/** A person who works for one partner. */
record Staff(StaffId id, PartnerId partner, String email, String name, Set<Role> roles) {
    public Staff {
        roles = Set.copyOf(roles);
    }
}
