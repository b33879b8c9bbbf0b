package tv.foyer.events;

/** A place on the screen where an ad can be. */
public enum Surface {
    BOOT,
    MASTHEAD,
    ROW_SLOT,
    PAUSE,
    SCREENSAVER,
    OVERLAY,
    SQUEEZEBACK,
    PRE_ROLL,
    MID_ROLL,
    POST_ROLL
}
