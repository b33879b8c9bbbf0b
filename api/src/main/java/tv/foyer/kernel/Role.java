package tv.foyer.kernel;

/** What a member of staff may do for the partner it works for. */
public enum Role {
    /** Everything the partner may do, and its staff. */
    ADMIN,
    ADS,
    CONTENT,
    FINANCE,
    /** Reads what the partner may read, changes nothing. */
    VIEWER
}
