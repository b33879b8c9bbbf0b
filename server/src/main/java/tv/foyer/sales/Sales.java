package tv.foyer.sales;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import tv.foyer.http.Routes;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Sql;

/**
 * The joint house's order book: books, changes and reviews, and keeps the makers' vetoes. What it
 * has sold is one immutable {@link Book}. Safe for use by many threads.
 */
public final class Sales {
    private final InstantSource clock;
    private final Neighbours neighbours;
    private final OrderStore orders;
    private final BookStore store;
    private final CampaignStore campaigns;
    private final BookingRules rules;
    private final AtomicReference<Book> book;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<LineItemId, String> names = new ConcurrentHashMap<>();

    private Sales(Currency currency, Sql sql, InstantSource clock, Neighbours neighbours) {
        this.clock = clock;
        this.neighbours = neighbours;
        this.orders = new OrderStore(sql);
        this.store = new BookStore(sql);
        this.campaigns = new CampaignStore(sql);
        this.rules = new BookingRules(currency);
        this.book = new AtomicReference<>(store.load(clock.instant()));
    }

    /**
     * Opens the order book.
     *
     * @param currency in which everything is booked; prices of one pod must be comparable
     */
    public static Sales open(
            Currency currency, Sql sql, InstantSource clock, Neighbours neighbours) {
        return new Sales(currency, sql, clock, neighbours);
    }

    public Routes routes() {
        return new Routes().addAll(new CampaignRoutes(this, campaigns, neighbours).routes());
    }

    /** Returns what is sold now. */
    public Book book() {
        return book.get();
    }

    /** Has somebody told after each change of the book, in the thread that changed it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Looks whether another node changed the book; reads it again if so. */
    public void refresh() {
        if (store.revision() != book.get().revision()) {
            reload();
        }
    }

    /** Books an order, or names each rule that it breaks. Its creatives wait for a review. */
    public Booking book(OrderDraft draft) {
        List<Booking.Fault> faults = rules.faults(draft);
        if (!faults.isEmpty()) {
            return new Booking.Refused(faults);
        }
        orders.book(draft, clock.instant());
        changed();
        return new Booking.Booked(draft.id());
    }

    /** Sets a creative's review; false if there is none of this id. */
    public boolean review(CreativeId creative, Review review) {
        boolean known = orders.review(creative, review, clock.instant());
        changed();
        return known;
    }

    /** Returns the name under which a line item was booked. */
    public Optional<String> nameOf(LineItemId lineItem) {
        String known = names.get(lineItem);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> read = campaigns.one(lineItem).map(CampaignStore.Row::name);
        read.ifPresent(name -> names.put(lineItem, name));
        return read;
    }

    /** Pauses or resumes a line item; false if there is none of this id. */
    public boolean setPaused(LineItemId lineItem, boolean paused) {
        boolean known = orders.setPaused(lineItem, paused);
        changed();
        return known;
    }

    /** Keeps an advertiser off a maker's sets, from the next decision on. */
    public void veto(PartnerId maker, PartnerId advertiser) {
        store.veto(maker, advertiser, clock.instant());
        reload();
    }

    public void liftVeto(PartnerId maker, PartnerId advertiser) {
        store.liftVeto(maker, advertiser);
        reload();
    }

    Map<PartnerId, Instant> vetoesOf(PartnerId maker) {
        return store.vetoes(maker);
    }

    private void changed() {
        store.changed();
        reload();
    }

    private void reload() {
        book.set(store.load(clock.instant()));
        listeners.forEach(Runnable::run);
    }
}
