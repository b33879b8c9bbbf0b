package tv.foyer.http;

import java.util.Set;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;

/** Who is calling, as proved by the request's bearer token. */
public sealed interface Caller {
    record Nobody() implements Caller {}

    /** An activated set; {@code maker} is the partner that sells its brand. */
    record TvSet(
            DeviceId device, HouseholdId household, ModelId model, BrandId brand, PartnerId maker)
            implements Caller {}

    /** The phone of a household. */
    record Phone(HouseholdId household) implements Caller {}

    /** A member of staff, acting for its partner and for no other. */
    record Staff(StaffId staff, PartnerId partner, Set<PartnerKind> kinds, Set<Role> roles)
            implements Caller {
        public Staff {
            kinds = Set.copyOf(kinds);
            roles = Set.copyOf(roles);
        }

        /** Tells whether this is the staff of the joint company itself. */
        public boolean operator() {
            return kinds.contains(PartnerKind.OPERATOR);
        }

        public boolean has(Role role) {
            return roles.contains(role);
        }
    }
}
