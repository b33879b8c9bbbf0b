package tv.foyer.devices;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tv.foyer.kernel.DeviceId;

/**
 * Sets whose access tokens were ended before their time: a token of a lower generation than the one
 * here is refused. Only the last hour matters, since older tokens have expired. In memory, so that
 * a check costs no SQL; what happens on this node counts at once, elsewhere at the next {@link
 * #reload}.
 */
final class Revocations {
    /** Clocks of two nodes may differ by this much. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final DeviceStore store;
    private final InstantSource clock;
    private volatile Map<DeviceId, Integer> least = Map.of();

    Revocations(DeviceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    boolean refuses(DeviceId device, int generation) {
        return generation < least.getOrDefault(device, 0);
    }

    /** Takes in a change that this node has just committed. */
    synchronized void raise(DeviceId device, int generation) {
        Map<DeviceId, Integer> more = new HashMap<>(least);
        more.merge(device, generation, Math::max);
        least = more;
    }

    synchronized void reload() {
        least = store.raisedSince(clock.instant().minus(AccessTokens.LIFE).minus(SKEW));
    }
}
