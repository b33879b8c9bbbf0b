package tv.foyer.catalog;

/** What a title is. A season belongs to a series, an episode to a season. */
public enum Kind {
    FILM,
    SERIES,
    SEASON,
    EPISODE,
    CLIP;

    /** Tells whether a title of this kind has pictures of its own to play. */
    public boolean playable() {
        return switch (this) {
            case FILM, EPISODE, CLIP -> true;
            case SERIES, SEASON -> false;
        };
    }

    /** Tells whether a title of this kind belongs to another title. */
    public boolean child() {
        return switch (this) {
            case SEASON, EPISODE -> true;
            case FILM, SERIES, CLIP -> false;
        };
    }
}
