package tv.foyer.alliance;

import java.util.Set;
import java.util.regex.Pattern;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Role;

/**
 * A person to hire.
 *
 * @param email signs in with it; upper and lower case are the same
 * @param password 8 to 128 characters (ASVS 5.0, 6.2.1 and 6.2.9)
 * @param roles at least one
 */
public record StaffDraft(
        PartnerId partner, String email, String name, String password, Set<Role> roles) {
    static final int LONGEST_PASSWORD = 128;
    private static final int SHORTEST_PASSWORD = 8;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

    public StaffDraft {
        roles = Set.copyOf(roles);
        if (!isEmail(email)) {
            throw new IllegalArgumentException("email: name@host expected");
        }
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("name: 1 to 80 characters expected");
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("password: 8 to 128 characters expected");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: at least one expected");
        }
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** A password is never printed. */
    @Override
    public String toString() {
        return "StaffDraft[" + email + " of " + partner + "]";
    }
}
