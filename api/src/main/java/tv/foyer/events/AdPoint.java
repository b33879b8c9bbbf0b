package tv.foyer.events;

/** A point of a linear ad's life, in VAST 4.2 section 3.14 terms. */
public enum AdPoint {
    IMPRESSION,
    FIRST_QUARTILE,
    MIDPOINT,
    THIRD_QUARTILE,
    COMPLETE,
    /** The viewer closed it with the one key that the policy pack demands. */
    CLOSE,
    ERROR
}
