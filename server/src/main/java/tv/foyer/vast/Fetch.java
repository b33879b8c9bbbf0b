package tv.foyer.vast;

import java.net.URI;
import tv.foyer.net.Outbound;

/** Gets the next response of a chain. */
@FunctionalInterface
interface Fetch {
    /** The most bytes that a response may have. */
    int MAX_BYTES = 1 << 20;

    /**
     * Returns the body behind an address. May block; is interrupted when nobody waits any more.
     *
     * @throws RuntimeException if there is no answer; its message says why
     */
    byte[] get(URI address);

    /** Fetches through the house's one way out. */
    static Fetch through(Outbound outbound) {
        return address -> outbound.get(address, MAX_BYTES);
    }
}
