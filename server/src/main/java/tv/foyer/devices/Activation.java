package tv.foyer.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;

/**
 * A code on a screen and what became of it (RFC 8628).
 *
 * @param id names the event of the activation, and the household that it founds
 * @param announced whether that event is in the log
 */
record Activation(
        String userCode,
        UUID id,
        DeviceId device,
        State state,
        Instant expiresAt,
        Duration interval,
        Optional<Instant> lastPoll,
        Optional<Instant> approvedAt,
        Optional<HouseholdId> household,
        boolean announced) {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final Duration FIRST_INTERVAL = Duration.ofSeconds(5);

    /** A set that was approved in time may fetch its tokens a little later. */
    private static final Duration FETCH_GRACE = Duration.ofMinutes(10);

    /** The network may bring two polls a little closer together than they were sent. */
    private static final Duration JITTER = Duration.ofMillis(500);

    enum State {
        PENDING,
        APPROVED,
        REDEEMED
    }

    /** What a set that polls is told (RFC 8628 section 3.5). */
    enum Poll {
        READY,
        PENDING,
        SLOW_DOWN,
        EXPIRED,
        SPENT
    }

    Poll poll(Instant now) {
        return switch (state) {
            case REDEEMED -> Poll.SPENT;
            case APPROVED -> now.isBefore(expiresAt.plus(FETCH_GRACE)) ? Poll.READY : Poll.EXPIRED;
            case PENDING ->
                    expired(now) ? Poll.EXPIRED : tooSoon(now) ? Poll.SLOW_DOWN : Poll.PENDING;
        };
    }

    /** Tells whether the time to approve is over. */
    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private boolean tooSoon(Instant now) {
        return lastPoll.isPresent() && now.plus(JITTER).isBefore(lastPoll.get().plus(interval));
    }
}
