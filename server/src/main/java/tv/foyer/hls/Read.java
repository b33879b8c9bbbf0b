package tv.foyer.hls;

/** What bytes turned out to be. */
public sealed interface Read {
    /** A multivariant playlist. */
    record Master(MasterPlaylist playlist) implements Read {}

    record Media(MediaPlaylist playlist) implements Read {}

    /**
     * No playlist that can be used.
     *
     * @param reason the tag or attribute and the rule it breaks
     * @param line where, from 1; 0 for the whole
     */
    record Bad(String reason, int line) implements Read {}
}
