package tv.foyer.sales;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Booking.Fault;

/** Books, changes, reviews and archives: the rules first, then one transaction. */
final class Bookings {
    private static final String TAKEN = "an id of your own making that names nothing yet";

    private final InstantSource clock;
    private final Neighbours neighbours;
    private final OrderStore store;
    private final BookingRules rules;

    Bookings(InstantSource clock, Neighbours neighbours, OrderStore store, BookingRules rules) {
        this.clock = clock;
        this.neighbours = neighbours;
        this.store = store;
        this.rules = rules;
    }

    /** Books an order; the same order again changes nothing. */
    Booking book(OrderDraft draft, Author author) {
        Instant now = clock.instant();
        Known known = neighbours.known().get();
        return store.change(handle -> {
            Optional<PartnerId> buyer = OrderStore.buyer(handle, draft.id());
            if (buyer.isPresent()) {
                return buyer.get().equals(draft.advertiser())
                        ? new Booking.Booked(draft.id())
                        : new Booking.Refused(List.of(new Fault("orderId", TAKEN)));
            }
            List<Fault> faults = new ArrayList<>(rules.faults(draft, known, author, now));
            faults.addAll(taken(handle, draft));
            faults.addAll(oversold(handle, draft, now));
            if (!faults.isEmpty()) {
                return new Booking.Refused(faults);
            }
            OrderStore.book(handle, draft, author, now);
            return new Booking.Booked(draft.id());
        });
    }

    /** Gives a line item new terms if nobody else did since its author read it. */
    Edited change(LineItemId id, OrderDraft.Line after, int version, Author author) {
        Instant now = clock.instant();
        Delivery.Delivered delivered = delivered(id);
        Known known = neighbours.known().get();
        return store.change(handle -> {
            Optional<KeptLine> kept = mine(handle, id, author);
            if (kept.isEmpty()) {
                return new Edited.Unknown();
            }
            KeptLine before = kept.get();
            if (before.state() == LineState.ARCHIVED) {
                return new Edited.Archived();
            }
            if (before.version() != version) {
                return new Edited.ChangedMeanwhile(before.version());
            }
            List<Fault> faults = new ArrayList<>(rules.faults(before, after, known, author, now));
            faults.addAll(changeFaults(handle, before, after, author, now));
            if (faults.isEmpty()) {
                faults.addAll(Changes.faults(before.terms(), after, delivered));
            }
            if (!faults.isEmpty()) {
                return new Edited.Refused(faults);
            }
            return changed(handle, before, after, VersionStore.Action.CHANGED, author, now);
        });
    }

    /** Adds a creative to a line item, or changes it; either way it waits for review. */
    Edited attach(LineItemId id, OrderDraft.Film film, Author author) {
        Instant now = clock.instant();
        return store.change(handle -> {
            Optional<KeptLine> kept = mine(handle, id, author);
            if (kept.isEmpty()) {
                return new Edited.Unknown();
            }
            KeptLine before = kept.get();
            if (before.state() == LineState.ARCHIVED) {
                return new Edited.Archived();
            }
            List<OrderDraft.Film> films = new ArrayList<>(before.terms().creatives());
            films.removeIf(old -> old.id().equals(film.id()));
            films.add(film);
            OrderDraft.Line after = before.terms().with(films);
            Faults faults = new Faults();
            CreativeRules.check(faults, "", after, new java.util.HashSet<>());
            List<Fault> all = new ArrayList<>(faults.all());
            all.addAll(takenCreatives(handle, before, after));
            if (!all.isEmpty()) {
                return new Edited.Refused(all);
            }
            return changed(handle, before, after, VersionStore.Action.CREATIVE_ADDED, author, now);
        });
    }

    /** Pauses, resumes or archives a line item. */
    Edited setState(LineItemId id, LineState state, Author author) {
        Instant now = clock.instant();
        return store.change(handle ->
                mine(handle, id, author)
                        .<Edited>map(before -> setState(handle, before, state, author, now))
                        .orElseGet(Edited.Unknown::new));
    }

    /** Archives an order with all that is in it; empty if there is none of the author's. */
    Optional<List<LineItemId>> archive(OrderId order, Author author) {
        Instant now = clock.instant();
        return store.change(handle -> {
            if (OrderStore.buyer(handle, order).filter(author::mayTouch).isEmpty()) {
                return Optional.empty();
            }
            List<LineItemId> archived = new ArrayList<>();
            if (OrderStore.archive(handle, order, now)) {
                for (LineItemId id : OrderStore.linesOf(handle, order)) {
                    KeptLine line = LineStore.find(handle, id).orElseThrow();
                    if (line.state() != LineState.ARCHIVED) {
                        LineStore.setState(handle, line, LineState.ARCHIVED, author, now);
                        archived.add(id);
                    }
                }
            }
            return Optional.of(archived);
        });
    }

    /** A reviewer's word on one version of a creative. */
    record Verdict(
            CreativeId creative,
            Optional<Integer> version,
            Review decision,
            Optional<String> reason,
            Optional<Boolean> comparative) {}

    /** Takes a reviewer's word; only the house reviews, whatever its staff's other hats. */
    Edited review(Verdict verdict, Author author) {
        Instant now = clock.instant();
        return store.change(handle -> {
            Optional<KeptLine> kept =
                    OrderStore.lineOf(handle, verdict.creative())
                            .flatMap(id -> mine(handle, id, author));
            if (kept.isEmpty() || !author.isHouse()) {
                return new Edited.Unknown();
            }
            KeptLine line = kept.get();
            KeptLine.Reviewed creative =
                    line.reviews().stream()
                            .filter(r -> r.id().equals(verdict.creative()))
                            .findFirst()
                            .orElseThrow();
            if (creative.review() == Review.ARCHIVED) {
                return new Edited.Archived();
            }
            if (verdict.version().filter(seen -> seen != creative.version()).isPresent()) {
                return new Edited.ChangedMeanwhile(creative.version());
            }
            OrderDraft.Film film =
                    verdict.comparative()
                            .map(flag -> creative.film().with(flag))
                            .orElseGet(creative::film);
            ReviewStore.step(
                    handle,
                    line.advertiser(),
                    film,
                    new ReviewStore.Step(verdict.decision(), verdict.reason()),
                    author,
                    now);
            String marked =
                    film.equals(creative.film())
                            ? ""
                            : "; comparative: " + !film.comparative() + " → " + film.comparative();
            String detail = "review: " + creative.review() + " → " + verdict.decision() + marked;
            return new Edited.Done(
                    LineStore.find(handle, line.terms().id()).orElseThrow(),
                    verdict.reason().map(why -> detail + "; reason: " + why).orElse(detail));
        });
    }

    private static Optional<KeptLine> mine(Handle handle, LineItemId id, Author author) {
        return LineStore.find(handle, id).filter(line -> author.mayTouch(line.advertiser()));
    }

    private static Edited setState(
            Handle handle, KeptLine before, LineState state, Author author, Instant now) {
        if (before.state() == state) {
            return new Edited.Done(before, "");
        }
        if (before.state() == LineState.ARCHIVED) {
            return new Edited.Archived();
        }
        return new Edited.Done(
                LineStore.setState(handle, before, state, author, now),
                Changes.state(before.state(), state));
    }

    private static Edited changed(
            Handle handle,
            KeptLine before,
            OrderDraft.Line after,
            VersionStore.Action action,
            Author author,
            Instant now) {
        String detail = Changes.detail(before.terms(), after);
        if (detail.isEmpty()) {
            return new Edited.Done(before, detail);
        }
        return new Edited.Done(
                LineStore.change(handle, before, after, action, author, now), detail);
    }

    private static List<Fault> changeFaults(
            Handle handle, KeptLine before, OrderDraft.Line after, Author author, Instant now) {
        List<Fault> faults = new ArrayList<>();
        boolean operatorsOwn =
                before.terms().kind() == LineItemKind.PROGRAMMATIC
                        || before.terms().kind() == LineItemKind.HOUSE;
        if (operatorsOwn && !author.isHouse()) {
            faults.add(new Fault("kind", before.terms().kind() + " is changed by the house only"));
        }
        faults.addAll(takenCreatives(handle, before, after));
        if (!Sponsorships.fits(after, OrderStore.sponsorships(handle, now))) {
            faults.add(new Fault("goal.sharePercent", Sponsorships.RULE));
        }
        return faults;
    }

    private static List<Fault> taken(Handle handle, OrderDraft draft) {
        List<LineItemId> lines = draft.lineItems().stream().map(OrderDraft.Line::id).toList();
        List<CreativeId> creatives =
                draft.lineItems().stream()
                        .flatMap(line -> line.creatives().stream())
                        .map(OrderDraft.Film::id)
                        .toList();
        Set<UUID> taken = OrderStore.taken(handle, lines, creatives);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < draft.lineItems().size(); i++) {
            OrderDraft.Line line = draft.lineItems().get(i);
            if (taken.contains(line.id().value())) {
                faults.add(new Fault("lineItems[" + i + "].id", TAKEN));
            }
            for (int n = 0; n < line.creatives().size(); n++) {
                if (taken.contains(line.creatives().get(n).id().value())) {
                    faults.add(new Fault("lineItems[" + i + "].creatives[" + n + "].id", TAKEN));
                }
            }
        }
        return faults;
    }

    private static List<Fault> takenCreatives(
            Handle handle, KeptLine before, OrderDraft.Line after) {
        Set<UUID> taken =
                OrderStore.taken(
                        handle,
                        List.of(),
                        after.creatives().stream().map(OrderDraft.Film::id).toList());
        before.reviews().forEach(own -> taken.remove(own.id().value()));
        List<Fault> faults = new ArrayList<>();
        for (int n = 0; n < after.creatives().size(); n++) {
            if (taken.contains(after.creatives().get(n).id().value())) {
                faults.add(new Fault("creatives[" + n + "].id", TAKEN));
            }
        }
        return faults;
    }

    private static List<Fault> oversold(Handle handle, OrderDraft draft, Instant now) {
        if (draft.lineItems().stream().noneMatch(Bookings::sponsorship)) {
            return List.of();
        }
        List<OrderDraft.Line> sold = new ArrayList<>(OrderStore.sponsorships(handle, now));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < draft.lineItems().size(); i++) {
            OrderDraft.Line line = draft.lineItems().get(i);
            if (!Sponsorships.fits(line, sold)) {
                faults.add(new Fault("lineItems[" + i + "].goal.sharePercent", Sponsorships.RULE));
            }
            sold.add(line);
        }
        return faults;
    }

    private static boolean sponsorship(OrderDraft.Line line) {
        return line.kind() == LineItemKind.SPONSORSHIP;
    }

    private Delivery.Delivered delivered(LineItemId id) {
        return Map.copyOf(neighbours.delivery().of(List.of(id)))
                .getOrDefault(id, new Delivery.Delivered(0, 0, 0, List.of()));
    }
}
