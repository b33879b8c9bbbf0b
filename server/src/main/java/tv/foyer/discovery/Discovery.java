package tv.foyer.discovery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Programme;
import tv.foyer.catalog.Title;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/** What a viewer finds on a set: home, title pages, search and guide. */
public final class Discovery {
    private final Catalog catalog;
    private final Neighbours neighbours;
    private final DiscoveryConfig config;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final AtomicReference<View> current;

    /** What discovery asks of other rooms. */
    public record Neighbours(
            Progress progress,
            Lengths lengths,
            Providers providers,
            Pictures pictures,
            Profiles profiles,
            RowPlan rowPlan,
            Playout playout) {}

    private Discovery(
            Catalog catalog, Neighbours neighbours, DiscoveryConfig config, InstantSource clock) {
        this.catalog = catalog;
        this.neighbours = neighbours;
        this.config = config;
        this.clock = clock;
        this.current = new AtomicReference<>(look());
    }

    /** Opens discovery on a catalogue and follows its changes. */
    public static Discovery open(
            Catalog catalog, Neighbours neighbours, DiscoveryConfig config, InstantSource clock) {
        Discovery discovery = new Discovery(catalog, neighbours, config, clock);
        catalog.onChange(discovery::refresh);
        return discovery;
    }

    /**
     * Looks again at catalogue, lengths and names. Runs by itself when the catalogue changes; call
     * it when an asset was encoded or a provider renamed.
     */
    public void refresh() {
        refreshing.lock();
        try {
            current.set(look());
        } finally {
            refreshing.unlock();
        }
    }

    /** Returns a title's card for grown-ups on a brand; empty if it is not offered there now. */
    public Optional<Card> card(TitleId title, BrandId brand) {
        View view = current.get();
        Shelf shelf = view.shelf(new Audience(brand, false), clock.instant());
        return view.catalog().title(title).flatMap(shelf::card);
    }

    public Routes routes() {
        Patience patience = new Patience(config.rowDeadline());
        Home home =
                new Home(
                        List.of(
                                new ContinueRow(config.rowItems()),
                                new HouseholdRow(config.rowItems())),
                        patience);
        TitlePages pages = new TitlePages(neighbours.progress(), patience);
        return DiscoveryRoutes.of(current::get, neighbours, clock, home, pages);
    }

    View view() {
        return current.get();
    }

    private View look() {
        Cards cards =
                new Cards(
                        catalog.snapshot(),
                        neighbours.lengths(),
                        neighbours.providers(),
                        neighbours.pictures(),
                        neighbours.playout());
        return new View(cards, config, SearchIndex.of(cards.catalog()));
    }

    /** What a provider is called on screens. */
    @FunctionalInterface
    public interface Providers {
        Text name(PartnerId provider);
    }

    /** How long encoded pictures are; empty while an asset is not encoded yet. */
    @FunctionalInterface
    public interface Lengths {
        OptionalInt seconds(String assetKey);
    }

    /** What the house itself plays out; its word goes before that of a provider's guide. */
    @FunctionalInterface
    public interface Playout {
        /**
         * Returns what a channel shows between two instants as it is played out; empty for a
         * channel that the house does not play out.
         */
        Optional<List<Programme>> programmes(ChannelId channel, Instant from, Instant to);
    }

    /**
     * The rows of a set's home screen, by kind and in order, as its brand and model configure them.
     */
    @FunctionalInterface
    public interface RowPlan {
        List<String> kinds(Caller.TvSet set);
    }

    /** Where the drawn pictures of titles and channels are. */
    public interface Pictures {
        /** Paths under the server's root: a 2:3 poster and a 16:9 backdrop. */
        record Paths(String poster, String backdrop) {}

        Paths of(Title title);

        /** Returns a channel's pictures; its logo in the guide is {@code poster}. */
        Paths of(Channel channel);
    }

    /** Who is watching. */
    @FunctionalInterface
    public interface Profiles {
        /** What kind of viewer a profile is. */
        enum Kind {
            ADULT,
            KIDS,
            ELDER
        }

        /** Returns the kind of a profile of this household; empty for any other profile. */
        Optional<Kind> kind(HouseholdId household, ProfileId profile);
    }
}
