package tv.foyer.sales;

import java.util.Optional;
import tv.foyer.http.Caller;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.StaffId;

/** Who changes the books: a member of staff, or, without one, the house by itself. */
record Author(Optional<Caller.Staff> staff) {
    static Author of(Caller.Staff staff) {
        return new Author(Optional.of(staff));
    }

    /** The house by itself, for example when the demo alliance is loaded. */
    static Author house() {
        return new Author(Optional.empty());
    }

    /** Tells whether the joint house acts, and not an advertiser. */
    boolean isHouse() {
        return staff.isEmpty() || staff.get().operator();
    }

    /** Tells whether this author may touch what belongs to an advertiser. */
    boolean mayTouch(PartnerId advertiser) {
        return isHouse() || staff.get().partner().equals(advertiser);
    }

    /** Returns in whose name something of an advertiser is written. */
    PartnerId partner(PartnerId advertiser) {
        return staff.map(Caller.Staff::partner).orElse(advertiser);
    }

    /** The person, if it is of the advertiser: nobody else's people are its business. */
    Optional<StaffId> personOf(PartnerId advertiser) {
        return staff.filter(who -> who.partner().equals(advertiser)).map(Caller.Staff::staff);
    }
}
