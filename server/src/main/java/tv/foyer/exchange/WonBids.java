package tv.foyer.exchange;

import java.util.List;
import tv.foyer.events.Event;

/** Finds in a decision the ads that are bids which won. */
@FunctionalInterface
public interface WonBids {
    List<Won> in(Event.AdDecided decided);

    /**
     * A bid in a slot of a decided break.
     *
     * @param burl the address that bills it, may be empty
     * @param clearedCpmMicros what it pays for a thousand impressions
     */
    record Won(int slot, String bidder, String bidId, String burl, long clearedCpmMicros) {}

    static WonBids none() {
        return _ -> List.of();
    }
}
