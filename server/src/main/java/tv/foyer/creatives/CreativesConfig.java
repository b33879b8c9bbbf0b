package tv.foyer.creatives;

import java.time.Duration;
import tv.foyer.net.Outbound;

/**
 * Bounds of what is taken in.
 *
 * @param mostBytes of one delivery
 * @param mostWaiting deliveries of all that are not done
 * @param mostWaitingEach of one advertiser, so that no one fills the queue
 * @param mostAtOnce deliveries that may come in at the same moment
 * @param mostUploadTime from the first byte to the last
 * @param mostTries after which a delivery that breaks the machine is given up
 * @param pause after a try that failed
 * @param allowance endpoints inside the house that may be fetched from
 */
public record CreativesConfig(
        long mostBytes,
        int mostWaiting,
        int mostWaitingEach,
        int mostAtOnce,
        Duration mostUploadTime,
        int mostTries,
        Duration pause,
        Outbound.Allowance allowance) {
    public static CreativesConfig standard() {
        return new CreativesConfig(
                200L << 20,
                100,
                20,
                4,
                Duration.ofMinutes(15),
                3,
                Duration.ofSeconds(20),
                Outbound.Allowance.none());
    }

    /** Returns this with other endpoints that may be fetched from. */
    public CreativesConfig allowing(Outbound.Allowance other) {
        return new CreativesConfig(
                mostBytes,
                mostWaiting,
                mostWaitingEach,
                mostAtOnce,
                mostUploadTime,
                mostTries,
                pause,
                other);
    }
}
