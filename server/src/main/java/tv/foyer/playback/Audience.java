package tv.foyer.playback;

/** For whom a profile is; no ads are chosen for kids. */
public enum Audience {
    ADULT,
    KIDS,
    ELDER
}
