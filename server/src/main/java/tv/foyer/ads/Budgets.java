package tv.foyer.ads;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.LineItem;

/**
 * What each line item has committed, in micro-units and impressions: what was shown and promises
 * that may still be. Exact under concurrency.
 */
final class Budgets {
    private final Map<LineItemId, Account> accounts = new ConcurrentHashMap<>();

    /** The two sums of a line item; changed together. */
    private static final class Account {
        private volatile long micros;
        private volatile long impressions;

        synchronized boolean take(LineItem.Goal goal, long price) {
            boolean room = goal.impressions() == 0 || impressions < goal.impressions();
            if (!room || micros > goal.budgetMicros() - price) {
                return false;
            }
            add(price, 1);
            return true;
        }

        synchronized void add(long moreMicros, long moreImpressions) {
            micros += moreMicros;
            impressions += moreImpressions;
        }
    }

    long of(LineItemId lineItem) {
        Account account = accounts.get(lineItem);
        return account == null ? 0 : account.micros;
    }

    long impressionsOf(LineItemId lineItem) {
        Account account = accounts.get(lineItem);
        return account == null ? 0 : account.impressions;
    }

    /** Commits one impression at a price if budget and goal then still hold. */
    boolean take(LineItem lineItem, long priceMicros) {
        return account(lineItem.id()).take(lineItem.goal(), priceMicros);
    }

    /** Adds to what is committed, or takes from it, without looking at the goal. */
    void add(LineItemId lineItem, long micros, long impressions) {
        account(lineItem).add(micros, impressions);
    }

    private Account account(LineItemId lineItem) {
        return accounts.computeIfAbsent(lineItem, _ -> new Account());
    }
}
