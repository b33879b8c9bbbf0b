package tv.foyer.openrtb;

/** Who may be watching (section 3.2.20); {@code consent} is a TCF string. */
public record User(String id, String buyeruid, String consent) {}
