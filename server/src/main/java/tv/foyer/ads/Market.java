package tv.foyer.ads;

import java.time.Instant;
import java.util.List;
import tv.foyer.events.Event.WonBid;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.LineItem;

/** Asks programmatic buyers what they would pay for the breaks of a request. */
@FunctionalInterface
public interface Market {
    /**
     * Returns the bids that arrived in time; of no use after the deadline, so it may be late.
     * Called only when a programmatic line item could fill a break, never for a boot ad.
     */
    List<Offer> offers(Call call, Instant deadline);

    /** A market without buyers. */
    static Market none() {
        return (_, _) -> List.of();
    }

    /** The request, and the breaks of it that are open to bids. */
    record Call(
            AdRequest request,
            Viewers.Screen screen,
            Viewers.Household household,
            boolean kids,
            List<Room> rooms) {
        public Call {
            rooms = List.copyOf(rooms);
        }
    }

    /**
     * A break open to bids.
     *
     * @param number of the break in the request, from 0
     * @param floorMicros the least price of one impression
     * @param invited the programmatic line items that may fill it
     */
    record Room(
            int number,
            Surface surface,
            int maxSeconds,
            int maxAds,
            long floorMicros,
            List<LineItem> invited) {
        public Room {
            invited = List.copyOf(invited);
        }
    }

    /**
     * A bid for a break.
     *
     * @param room number of the break
     * @param creative a reviewed creative of the line item; nothing unreviewed is shown
     * @param priceMicros of one impression
     */
    record Offer(
            int room,
            LineItemId lineItem,
            CreativeId creative,
            long priceMicros,
            int seconds,
            WonBid bid) {}
}
