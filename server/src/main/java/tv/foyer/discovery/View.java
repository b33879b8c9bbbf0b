package tv.foyer.discovery;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tv.foyer.catalog.CatalogSnapshot;

/** One catalogue snapshot with its search index, and a shelf for each audience that asked. */
final class View {
    private final Cards cards;
    private final DiscoveryConfig config;
    private final SearchIndex index;
    private final Map<Audience, Shelf> shelves = new ConcurrentHashMap<>();

    View(Cards cards, DiscoveryConfig config, SearchIndex index) {
        this.cards = cards;
        this.config = config;
        this.index = index;
    }

    CatalogSnapshot catalog() {
        return cards.catalog();
    }

    SearchIndex index() {
        return index;
    }

    /** Returns the audience's shelf, filled anew when an offer's window opened or closed. */
    Shelf shelf(Audience audience, Instant now) {
        Shelf shelf = shelves.get(audience);
        return shelf != null && shelf.holdsAt(now)
                ? shelf
                : shelves.compute(
                        audience,
                        (_, old) ->
                                old != null && old.holdsAt(now)
                                        ? old
                                        : new Shelf(audience, cards, config, now));
    }
}
