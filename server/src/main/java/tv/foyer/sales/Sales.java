package tv.foyer.sales;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Sql;

/**
 * The joint house's order book: books, changes and reviews, and keeps the makers' vetoes and
 * floors. What it has sold is one immutable {@link Book}. What staff does here goes into the audit
 * trail; what has no staff in its signature the house does by itself. Safe for use by many threads.
 */
public final class Sales {
    private final InstantSource clock;
    private final Neighbours neighbours;
    private final BookStore store;
    private final CampaignStore campaigns;
    private final VersionStore versions;
    private final ReviewStore reviews;
    private final FloorStore floors;
    private final DeliveredStore delivered;
    private final BookingRules rules;
    private final Bookings bookings;
    private final AtomicReference<Book> book;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<LineItemId, String> names = new ConcurrentHashMap<>();

    private Sales(Currency currency, Sql sql, InstantSource clock, Neighbours neighbours) {
        this.clock = clock;
        this.neighbours = neighbours;
        this.store = new BookStore(sql);
        this.campaigns = new CampaignStore(sql);
        this.versions = new VersionStore(sql);
        this.reviews = new ReviewStore(sql);
        this.floors = new FloorStore(sql);
        this.delivered = new DeliveredStore(sql);
        this.rules = new BookingRules(currency);
        this.bookings = new Bookings(clock, neighbours, new OrderStore(sql), rules);
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
        return new Routes()
                .addAll(new CampaignRoutes(this, campaigns, neighbours).routes())
                .addAll(new OrderRoutes(this, campaigns, versions, neighbours).routes())
                .addAll(new CreativeRoutes(this, reviews, neighbours).routes())
                .addAll(new DeliveryRoutes(this, campaigns, neighbours).routes())
                .addAll(new FloorRoutes(this, floors, neighbours).routes());
    }

    /** Returns what is sold now. */
    public Book book() {
        return book.get();
    }

    /** Returns a line item as it stood at an instant, for explaining what was decided then. */
    public Optional<LineItem> asOf(LineItemId lineItem, Instant at) {
        return versions.asOf(lineItem, at);
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
        Booking booking = bookings.book(draft, Author.house());
        reload();
        return booking;
    }

    /** A review that was decided; a refusal has a reason. */
    public record Decided(Review review, Optional<String> reason) {}

    /** Returns the reviews of those of these creatives that are decided. */
    public Map<CreativeId, Decided> decided(Collection<CreativeId> creatives) {
        return delivered.decided(creatives);
    }

    /**
     * Takes a creative that was delivered later than its line item was booked, in the name of the
     * advertiser; it waits for a review. The same creative again changes nothing.
     */
    public Booking attach(PartnerId advertiser, LineItemId lineItem, OrderDraft.Film film) {
        boolean own =
                campaigns.one(lineItem).filter(row -> row.advertiser().equals(advertiser)).isPresent();
        if (!own) {
            return refused("a line item of your own");
        }
        Edited edited = bookings.attach(lineItem, film, Author.house());
        reload();
        return booking(edited);
    }

    /** Sets a creative's review; false if there is none of this id, or it is archived. */
    public boolean review(CreativeId creative, Review review) {
        Optional<String> reason =
                review == Review.REFUSED ? Optional.of("refused by the house") : Optional.empty();
        Edited edited =
                bookings.review(
                        new Bookings.Verdict(
                                creative, Optional.empty(), review, reason, Optional.empty()),
                        Author.house());
        reload();
        return edited instanceof Edited.Done;
    }

    /**
     * Gives a line item a creative that has been ingested, or changes it; it waits for review. A
     * line item of another advertiser is as unknown as any: the fault's field is lineItemId.
     */
    public Booking attach(LineItemId lineItem, OrderDraft.Film film, Caller.Staff by) {
        Edited edited = bookings.attach(lineItem, film, Author.of(by));
        told("attach-creative", lineItem.toString(), edited, by);
        return booking(edited);
    }

    private static Booking booking(Edited edited) {
        return switch (edited) {
            case Edited.Done(var line, _) -> new Booking.Booked(line.order());
            case Edited.Refused(var faults) -> new Booking.Refused(faults);
            case Edited.Unknown(), Edited.ChangedMeanwhile(_) -> refused("a line item of your own");
            case Edited.Archived() -> refused("a line item that is not archived");
        };
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

    /** Pauses or resumes a line item; false if there is none of this id, or it is archived. */
    public boolean setPaused(LineItemId lineItem, boolean paused) {
        LineState state = paused ? LineState.PAUSED : LineState.ACTIVE;
        Edited edited = bookings.setState(lineItem, state, Author.house());
        reload();
        return edited instanceof Edited.Done;
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

    Currency currency() {
        return rules.currency();
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns what the rules say to a draft, without booking it. */
    List<Booking.Fault> faults(OrderDraft draft, Author author) {
        return rules.faults(draft, neighbours.known().get(), author, clock.instant());
    }

    List<Booking.Fault> faults(KeptLine before, OrderDraft.Line after, Author author) {
        return rules.faults(before, after, neighbours.known().get(), author, clock.instant());
    }

    Booking book(OrderDraft draft, Caller.Staff by) {
        if (!neighbours.advertisers().all().contains(draft.advertiser())
                && neighbours.known().get().house().filter(draft.advertiser()::equals).isEmpty()) {
            return new Booking.Refused(
                    List.of(new Booking.Fault("advertiserId", "an advertiser of the alliance")));
        }
        boolean known = campaigns.order(Optional.empty(), draft.id()).isPresent();
        Booking booking = bookings.book(draft, Author.of(by));
        reload();
        if (booking instanceof Booking.Booked && !known) {
            String lines =
                    draft.lineItems().stream()
                            .map(line -> line.id() + " " + line.kind() + " " + line.name())
                            .collect(Collectors.joining("; "));
            audit(by, "book-order", draft.id().toString(), lines);
        }
        return booking;
    }

    Edited change(LineItemId id, OrderDraft.Line after, int version, Caller.Staff by) {
        Edited edited = bookings.change(id, after, version, Author.of(by));
        names.remove(id);
        told("change-line-item", id.toString(), edited, by);
        return edited;
    }

    Edited setState(LineItemId id, LineState state, Caller.Staff by) {
        Edited edited = bookings.setState(id, state, Author.of(by));
        String action =
                switch (state) {
                    case ACTIVE -> "resume-line-item";
                    case PAUSED -> "pause-line-item";
                    case ARCHIVED -> "archive-line-item";
                };
        told(action, id.toString(), edited, by);
        return edited;
    }

    /** Archives an order and all in it; false if there is none that this staff may touch. */
    boolean archive(OrderId order, Caller.Staff by) {
        Optional<List<LineItemId>> archived = bookings.archive(order, Author.of(by));
        reload();
        archived.filter(lines -> !lines.isEmpty())
                .ifPresent(lines ->
                        audit(
                                by,
                                "archive-order",
                                order.toString(),
                                "line items: " + lines.size() + " → archived"));
        return archived.isPresent();
    }

    Edited review(Bookings.Verdict verdict, Caller.Staff by) {
        Edited edited = bookings.review(verdict, Author.of(by));
        told("review-creative", verdict.creative().toString(), edited, by);
        return edited;
    }

    /** Returns a line item as a decision sees it, without its creatives. */
    LineItem lineItem(KeptLine line) {
        return LineItems.of(line);
    }

    /** Marks that something of the book has been changed in another transaction. */
    void bookChanged() {
        store.changed();
        reload();
    }

    private void told(String action, String subject, Edited edited, Caller.Staff by) {
        reload();
        if (edited instanceof Edited.Done(_, var detail) && !detail.isEmpty()) {
            audit(by, action, subject, detail);
        }
    }

    private void audit(Caller.Staff by, String action, String subject, String detail) {
        neighbours.audit().record(by, action, subject, Changes.bounded(detail));
    }

    private static Booking refused(String rule) {
        return new Booking.Refused(List.of(new Booking.Fault("lineItemId", rule)));
    }

    private void reload() {
        Book read = store.load(clock.instant());
        book.accumulateAndGet(read, (old, now) -> now.revision() < old.revision() ? old : now);
        listeners.forEach(Runnable::run);
    }
}
