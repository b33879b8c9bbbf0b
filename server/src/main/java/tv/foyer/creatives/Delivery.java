package tv.foyer.creatives;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/**
 * Something an advertiser delivered, and how far it has come.
 *
 * @param attempts how often work on it was begun
 * @param progress percent
 */
record Delivery(
        CreativeId id,
        PartnerId advertiser,
        LineItemId lineItem,
        String name,
        Origin origin,
        State state,
        int progress,
        int attempts,
        List<Reason> reasons,
        Optional<Outcome> outcome,
        Instant receivedAt) {

    /** Where a delivery stands; PENDING and REJECTED are ends. */
    enum State {
        RECEIVED,
        PROBING,
        ENCODING,
        PENDING,
        REJECTED
    }

    /**
     * Where the bytes came or come from.
     *
     * @param url of a delivery that is fetched
     * @param sha256 of the bytes in hex, once they are here
     * @param silent whether the advertiser says that it has no sound
     */
    record Origin(Optional<String> url, Optional<String> sha256, boolean silent) {}

    /**
     * What was made of it.
     *
     * @param assetKey key of the film or picture in media
     * @param seconds of a film; 0 for a picture
     * @param surfaces of the line item that it fits
     */
    record Outcome(
            Bookings.Kind kind,
            String assetKey,
            int seconds,
            int width,
            int height,
            Set<Surface> surfaces,
            Optional<Levels> levels) {}

    /** Loudness of a film's sound in LUFS and dBTP, as delivered and as kept. */
    record Levels(double lufsBefore, double peakBefore, double lufsAfter, double peakAfter) {}

    boolean done() {
        return state == State.PENDING || state == State.REJECTED;
    }
}
