package tv.foyer.ads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tv.foyer.events.Surface;
import tv.foyer.sales.LineItem;

/**
 * Asks the market, before the household's lock is taken, what it would pay for the breaks of a
 * request. Boot ads are never asked for. What comes after the deadline is dropped.
 */
final class MarketDesk {
    private static final int MAX_AT_WORK = 256;

    /** How many bids of one answer are looked at. */
    private static final int MAX_OFFERS = 256;

    private final Market market;
    private final Duration budget;
    private final Prompt prompt;

    MarketDesk(Market market, Duration budget) {
        this.market = market;
        this.budget = budget;
        this.prompt = new Prompt("market", budget.toMillis(), MAX_AT_WORK);
    }

    List<Market.Offer> offers(
            AdRequest request,
            AdSnapshot snapshot,
            Break.Viewing viewing,
            Viewers.Household household,
            Instant now) {
        if (LineSets.count(snapshot.index().bids()) == 0) {
            return List.of();
        }
        List<Market.Room> rooms = rooms(request, snapshot, viewing, now);
        if (rooms.isEmpty()) {
            return List.of();
        }
        Market.Call call =
                new Market.Call(request, viewing.screen(), household, viewing.kids(), rooms);
        List<Market.Offer> offers =
                prompt.ask(() -> Prompt.Made.of(market.offers(call, now.plus(budget))), List.of());
        return offers.size() <= MAX_OFFERS ? offers : offers.subList(0, MAX_OFFERS);
    }

    private static List<Market.Room> rooms(
            AdRequest request, AdSnapshot snapshot, Break.Viewing viewing, Instant now) {
        List<Market.Room> rooms = new ArrayList<>();
        for (int i = 0; i < request.breaks().size(); i++) {
            Break slot = Decisions.Given.room(request, request.breaks().get(i), viewing);
            List<LineItem> invited =
                    slot.surface() == Surface.BOOT
                            ? List.of()
                            : snapshot.index().invited(slot, now);
            if (!invited.isEmpty()) {
                rooms.add(
                        new Market.Room(
                                i,
                                slot.surface(),
                                snapshot.policy().maxSeconds(slot),
                                slot.maxAds(),
                                snapshot.terms().floorMicros(slot),
                                invited));
            }
        }
        return rooms;
    }
}
