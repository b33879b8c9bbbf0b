package tv.foyer.live;

import java.nio.file.Path;

/** What comes of a request with a session's token. */
sealed interface LiveOutcome {
    record Text(String contentType, byte[] bytes) implements LiveOutcome {}

    /** A segment, whole. */
    record Segment(String contentType, Path file) implements LiveOutcome {}

    /** The token is not genuine, or its time is over. */
    record BadToken() implements LiveOutcome {}

    /** The rights do not allow it, to this brand, there, now. */
    record Blackout(String reason) implements LiveOutcome {}

    /** There is nothing yet, but there will be. */
    record NotReady() implements LiveOutcome {}

    /** It was, and is no longer kept. */
    record Gone() implements LiveOutcome {}

    record Unknown() implements LiveOutcome {}
}
