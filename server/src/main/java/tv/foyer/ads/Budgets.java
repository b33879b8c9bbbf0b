package tv.foyer.ads;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.LineItem;

/**
 * What each line item has committed, in micro-units: impressions shown and promises that may still
 * be. Exact under concurrency.
 */
final class Budgets {
    private final Map<LineItemId, AtomicLong> committed = new ConcurrentHashMap<>();

    long of(LineItemId lineItem) {
        AtomicLong micros = committed.get(lineItem);
        return micros == null ? 0 : micros.get();
    }

    /** Commits a price if the budget then still holds. */
    boolean take(LineItem lineItem) {
        AtomicLong micros = account(lineItem.id());
        long price = lineItem.priceMicros();
        long most = lineItem.goal().budgetMicros() - price;
        for (long before = micros.get(); before <= most; before = micros.get()) {
            if (micros.compareAndSet(before, before + price)) {
                return true;
            }
        }
        return false;
    }

    /** Adds to what is committed, or takes from it, without looking at the budget. */
    void add(LineItemId lineItem, long micros) {
        account(lineItem).addAndGet(micros);
    }

    private AtomicLong account(LineItemId lineItem) {
        return committed.computeIfAbsent(lineItem, _ -> new AtomicLong());
    }
}
