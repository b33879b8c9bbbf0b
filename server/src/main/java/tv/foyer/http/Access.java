package tv.foyer.http;

import java.util.Set;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;

/** Who may call a route. Part of the route, so that a test can walk all of them. */
public sealed interface Access {
    /** Anyone, without a token. */
    record Open() implements Access {}

    /** A signed token in the path or body decides; the handler verifies it. */
    record Signed() implements Access {}

    /** An activated set. */
    record Sets() implements Access {}

    /** A household's phone. */
    record Phones() implements Access {}

    /**
     * Staff of a partner of one of these kinds (none named: any) with one of these roles (same).
     */
    record StaffOf(Set<PartnerKind> kinds, Set<Role> roles) implements Access {
        public StaffOf {
            kinds = Set.copyOf(kinds);
            roles = Set.copyOf(roles);
        }
    }

    static Access open() {
        return new Open();
    }

    static Access signed() {
        return new Signed();
    }

    static Access sets() {
        return new Sets();
    }

    static Access phones() {
        return new Phones();
    }

    /** Staff of any partner with one of these roles; none named: any staff. */
    static Access staff(Role... roles) {
        return new StaffOf(Set.of(), Set.of(roles));
    }

    /** Staff of the joint company with one of these roles; none named: any of its staff. */
    static Access operator(Role... roles) {
        return new StaffOf(Set.of(PartnerKind.OPERATOR), Set.of(roles));
    }

    static Access staffOf(PartnerKind kind, Role... roles) {
        return new StaffOf(Set.of(kind), Set.of(roles));
    }

    /** Tells whether this caller may come in. */
    default boolean admits(Caller caller) {
        return switch (this) {
            case Open _, Signed _ -> true;
            case Sets _ -> caller instanceof Caller.TvSet;
            case Phones _ -> caller instanceof Caller.Phone;
            case StaffOf(var kinds, var roles) ->
                    caller instanceof Caller.Staff staff
                            && (kinds.isEmpty() || kinds.stream().anyMatch(staff.kinds()::contains))
                            && (roles.isEmpty()
                                    || roles.stream().anyMatch(staff.roles()::contains));
        };
    }
}
