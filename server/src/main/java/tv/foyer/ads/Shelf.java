package tv.foyer.ads;

import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tv.foyer.ads.Neighbours.Spots;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.Sales;

/**
 * Keeps the snapshot from which decisions are made, and makes it anew when the order book, the plan
 * or what is encoded has changed.
 */
final class Shelf {
    private final Sales sales;
    private final Spots spots;
    private final PolicyPack policy;
    private final ZoneId zone;
    private final DeliveryPlan plan;
    private final AtomicReference<Stand> stand = new AtomicReference<>();

    /** A snapshot, and what it was made from. */
    private record Stand(AdSnapshot snapshot, BitSet ready, int plan) {}

    Shelf(Sales sales, Spots spots, PolicyPack policy, ZoneId zone, DeliveryPlan plan) {
        this.sales = sales;
        this.spots = spots;
        this.policy = policy;
        this.zone = zone;
        this.plan = plan;
    }

    AdSnapshot snapshot() {
        return stand.get().snapshot();
    }

    /** Has the plan made again if it is time. */
    void plan(Supplier<Map<LineItemId, FoldStore.Shown>> shown, Instant now) {
        plan.replan(sales.book(), shown, now);
    }

    synchronized void fillAgain(Instant now) {
        Book book = sales.book();
        stand.set(made(book, ready(book), now));
    }

    /** Looks at the order book, at each creative's file and at the plan. */
    synchronized void fillIfChanged(Instant now) {
        Stand before = stand.get();
        Book book = sales.book();
        BitSet ready = ready(book);
        boolean same =
                before.snapshot().revision() == book.revision()
                        && before.ready().equals(ready)
                        && before.plan() == plan.number();
        if (!same) {
            stand.set(made(book, ready, now));
        }
    }

    private Stand made(Book book, BitSet ready, Instant now) {
        int number = plan.number();
        AdSnapshot.Ground ground = new AdSnapshot.Ground(policy, zone, plan.current());
        return new Stand(AdSnapshot.of(ground, book, this::isReady, now), ready, number);
    }

    private BitSet ready(Book book) {
        BitSet ready = new BitSet();
        int number = 0;
        for (LineItem line : book.lineItems()) {
            for (LineItem.Creative creative : line.creatives()) {
                ready.set(number++, isReady(creative));
            }
        }
        return ready;
    }

    private boolean isReady(LineItem.Creative creative) {
        return switch (creative.format()) {
            case VIDEO -> spots.film(creative.assetKey()).isPresent();
            case IMAGE -> spots.picture(creative.assetKey()).isPresent();
        };
    }
}
