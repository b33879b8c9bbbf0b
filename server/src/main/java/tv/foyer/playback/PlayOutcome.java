package tv.foyer.playback;

/** What came of a {@link PlayOrder}. */
sealed interface PlayOutcome {
    record Started(Play play) implements PlayOutcome {}

    /** No offer allows this title on the set's brand now. */
    record NoOffer() implements PlayOutcome {}

    record UnknownTitle() implements PlayOutcome {}

    /** The household has no such profile. */
    record UnknownProfile() implements PlayOutcome {}

    /** The title is still being encoded. */
    record NotReady() implements PlayOutcome {}

    /** The log takes no more for the moment. */
    record Busy() implements PlayOutcome {}
}
