package tv.foyer.exchange;

import java.time.Instant;
import java.util.List;

/**
 * Offers what advertisers booked with the house directly. Caps, budgets and pacing are its matter;
 * what it offers may be shown.
 */
@FunctionalInterface
public interface Direct {
    List<DirectAd> candidates(SlotFacts slot, Instant at);

    /** Has nothing to offer. */
    static Direct none() {
        return (_, _) -> List.of();
    }
}
