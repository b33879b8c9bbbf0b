package tv.foyer.playback;

/** What came of asking for a playlist by a plan's token. */
sealed interface PlaylistOutcome {
    /** The playlist, UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // written to the socket as it is
    record Found(byte[] playlist) implements PlaylistOutcome {}

    /** The token is forged, made for another use, of an unknown version, or expired. */
    record Refused() implements PlaylistOutcome {}

    /** The token is good; there is no such playlist, or the title is gone. */
    record Unknown() implements PlaylistOutcome {}
}
