package tv.foyer.devices;

import java.util.Locale;

/** Whom a profile is for; decides what it may see and how. */
public enum ProfileKind {
    ADULT,
    /** Titles and ads for children only. */
    KIDS,
    /** Larger type, fewer rows, one key to live television. */
    ELDER;

    /** Returns the word used in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
