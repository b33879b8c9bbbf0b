package tv.foyer.ads;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.AdShown;
import tv.foyer.events.Event.Fill;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.LineItem;

/**
 * What households were promised and what they saw, in stripes with a lock each: two sets of one
 * household decide one after the other, so a cap is exact. A promise is an object until it is shown
 * or released; what was shown is a number in a {@link CapTable}. Bounded: a full stripe promises
 * nothing more.
 */
final class Promises {
    private static final int STRIPE_BITS = 8;
    private static final int STRIPES = 1 << STRIPE_BITS;
    private static final Duration SWEEP = Duration.ofMinutes(1);

    /**
     * How long after its claim expired a promise is kept: an impression that arrived in time must
     * be able to travel through the log before its place is given away.
     */
    private static final Duration GRACE = Duration.ofMinutes(10);

    /** How long a shown promise is remembered: the home screen's budget is for an hour. */
    private static final Duration HOUR = Duration.ofHours(1);

    private final ZoneId zone;
    private final Duration ttl;
    private final int maxInStripe;
    private final Budgets budgets;
    private final Stripe[] stripes = new Stripe[STRIPES];
    private final AtomicLong lastSweepMillis = new AtomicLong(Long.MIN_VALUE);

    Promises(ZoneId zone, Duration claimTtl, AdsConfig.Bounds bounds, Budgets budgets) {
        this.zone = zone;
        this.ttl = claimTtl.plus(GRACE);
        this.maxInStripe = Math.max(1, bounds.promises() / STRIPES);
        this.budgets = budgets;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe(Math.max(1, bounds.counters() / STRIPES));
        }
    }

    /** Runs work while no other decision of this household runs. */
    <T> T inHousehold(HouseholdId household, Instant now, Function<Desk, T> work) {
        sweepWhenDue(now);
        Stripe stripe = stripe(household);
        stripe.lock.lock();
        try {
            return work.apply(new Desk(stripe, household, now));
        } finally {
            stripe.lock.unlock();
        }
    }

    /** Gives up what a decision promised and nobody can ever show. */
    void giveUp(HouseholdId household, DecisionId decision) {
        Stripe stripe = stripe(household);
        stripe.lock.lock();
        try {
            for (Promise promise : List.copyOf(stripe.of(household))) {
                if (promise.of(decision) && promise.open()) {
                    giveUp(stripe, promise);
                }
            }
        } finally {
            stripe.lock.unlock();
        }
    }

    /**
     * Gives up one fill of a decision, which nobody will ever show. It is remembered until its
     * release: the log may still bring the decision, which must not promise it again.
     */
    void giveUp(HouseholdId household, DecisionId decision, int slot) {
        Stripe stripe = stripe(household);
        stripe.lock.lock();
        try {
            Promise promise = stripe.find(household, decision, slot);
            if (promise != null && promise.open()) {
                promise.giveUp();
                budgets.add(promise.lineItem, -promise.priceMicros, -1);
            }
        } finally {
            stripe.lock.unlock();
        }
    }

    /** Takes in a decision from the log, of this process or another; known ones change nothing. */
    void decided(AdDecided fact, Instant now) {
        long release = fact.at().plus(ttl).toEpochMilli();
        if (release <= now.toEpochMilli()) {
            return;
        }
        Stripe stripe = stripe(fact.household());
        stripe.lock.lock();
        try {
            for (Fill fill : fact.fills()) {
                if (stripe.find(fact.household(), fact.decision(), fill.slot()) == null) {
                    stripe.add(promise(fact, fill, release));
                    budgets.add(fill.lineItem(), fill.priceMicros(), 1);
                }
            }
        } finally {
            stripe.lock.unlock();
        }
    }

    /** Takes in an impression whose price is not yet in the budgets but for its promise. */
    void shown(AdShown fact) {
        ImpressionClaim claim = fact.claim();
        onShown(
                fact,
                promise -> {
                    if (promise == null) {
                        budgets.add(claim.lineItem(), claim.priceMicros(), 1);
                    }
                });
    }

    /** Takes in an impression whose price is already in the budgets. */
    void shownAndPaid(AdShown fact) {
        ImpressionClaim claim = fact.claim();
        onShown(
                fact,
                promise -> {
                    if (promise != null && promise.open()) {
                        budgets.add(claim.lineItem(), -claim.priceMicros(), -1);
                    }
                });
    }

    /**
     * Takes in an impression that a fold has still to bring, so that nothing is given away before.
     */
    void shownSoon(AdShown fact, Instant now) {
        ImpressionClaim claim = fact.claim();
        Stripe stripe = stripe(claim.household());
        stripe.lock.lock();
        try {
            if (stripe.find(claim.household(), claim.decision(), claim.slot()) == null) {
                stripe.add(promise(fact, now.plus(GRACE).toEpochMilli()));
                budgets.add(claim.lineItem(), claim.priceMicros(), 1);
            }
        } finally {
            stripe.lock.unlock();
        }
    }

    /** Forgets what can neither be shown nor counted any more. */
    void sweep(Instant now) {
        int today = day(now);
        for (Stripe stripe : stripes) {
            stripe.lock.lock();
            try {
                sweep(stripe, now.toEpochMilli());
                stripe.forgetBefore(today);
            } finally {
                stripe.lock.unlock();
            }
        }
    }

    private void sweepWhenDue(Instant now) {
        long last = lastSweepMillis.get();
        boolean due = last == Long.MIN_VALUE || now.toEpochMilli() - last >= SWEEP.toMillis();
        if (due && lastSweepMillis.compareAndSet(last, now.toEpochMilli())) {
            sweep(now);
        }
    }

    private void sweep(Stripe stripe, long nowMillis) {
        for (Promise first = stripe.open.peek();
                first != null && first.releaseMillis <= nowMillis;
                first = stripe.open.peek()) {
            stripe.open.remove();
            if (first.open()) {
                giveUp(stripe, first);
            } else if (first.givenUp()) {
                stripe.remove(first);
            }
        }
        for (Promise first = stripe.shown.peek();
                first != null && !first.seenAfter(nowMillis - HOUR.toMillis());
                first = stripe.shown.peek()) {
            stripe.remove(stripe.shown.remove());
        }
    }

    private void giveUp(Stripe stripe, Promise promise) {
        promise.giveUp();
        stripe.remove(promise);
        budgets.add(promise.lineItem, -promise.priceMicros, -1);
    }

    private interface Accounting {
        void settle(@org.jspecify.annotations.Nullable Promise promise);
    }

    private void onShown(AdShown fact, Accounting accounting) {
        ImpressionClaim claim = fact.claim();
        Stripe stripe = stripe(claim.household());
        stripe.lock.lock();
        try {
            Promise known = stripe.find(claim.household(), claim.decision(), claim.slot());
            accounting.settle(known);
            Promise promise = known == null ? stripe.add(promise(fact, 0)) : known;
            if (promise.open()) {
                promise.shown(fact.at().toEpochMilli());
                stripe.count(promise, day(fact.at()));
            }
        } finally {
            stripe.lock.unlock();
        }
    }

    private Promise promise(AdDecided fact, Fill fill, long releaseMillis) {
        Promise.Origin origin =
                new Promise.Origin(
                        fact.household(),
                        fact.decision(),
                        Break.onHome(fact.surface()),
                        day(fact.at()),
                        fact.at().toEpochMilli());
        return new Promise(origin, fill.lineItem(), fill.slot(), fill.priceMicros(), releaseMillis);
    }

    private Promise promise(AdShown fact, long releaseMillis) {
        ImpressionClaim claim = fact.claim();
        Instant decided = Ids.instantOf(claim.decision().value());
        Promise.Origin origin =
                new Promise.Origin(
                        claim.household(),
                        claim.decision(),
                        Break.onHome(claim.surface()),
                        day(decided),
                        decided.toEpochMilli());
        return new Promise(
                origin, claim.lineItem(), claim.slot(), claim.priceMicros(), releaseMillis);
    }

    private int day(Instant instant) {
        return Math.toIntExact(instant.atZone(zone).toLocalDate().toEpochDay());
    }

    private Stripe stripe(HouseholdId household) {
        // The top bits of a mix: the bottom ones would fill each stripe's table unevenly.
        return stripes[(household.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - STRIPE_BITS)];
    }

    /** The counts of one household during one decision; valid while its lock is held. */
    final class Desk implements HouseholdCounts {
        private final Stripe stripe;
        private final HouseholdId household;
        private final Instant now;
        private final int today;
        private final Set<LineItemId> justSpent = new HashSet<>();

        private final long fingerprint;

        /** Open promises; made when first asked for, and anew after each promise. */
        private @org.jspecify.annotations.Nullable Map<LineItemId, Integer> open;

        private Desk(Stripe stripe, HouseholdId household, Instant now) {
            this.stripe = stripe;
            this.household = household;
            this.now = now;
            this.today = day(now);
            this.fingerprint = CapTable.fingerprint(household);
        }

        @Override
        public int times(LineItemId lineItem) {
            if (stripe.size + PodSolver.MAX_ADS > maxInStripe) {
                return Integer.MAX_VALUE;
            }
            int shown = stripe.table.count(fingerprint, lineItem, today);
            if (shown == Integer.MAX_VALUE) {
                return shown;
            }
            if (open == null) {
                open = openPromises();
            }
            return open.isEmpty() ? shown : shown + open.getOrDefault(lineItem, 0);
        }

        private Map<LineItemId, Integer> openPromises() {
            List<Promise> all = stripe.of(household);
            if (all.isEmpty()) {
                return Map.of();
            }
            Map<LineItemId, Integer> times = new HashMap<>();
            for (Promise promise : all) {
                if (promise.mayBeSeen(now.toEpochMilli())) {
                    times.merge(promise.lineItem, 1, Integer::sum);
                }
            }
            return times;
        }

        @Override
        public int homeAds() {
            long hourAgo = now.minus(HOUR).toEpochMilli();
            int ads = 0;
            for (Promise promise : stripe.of(household)) {
                ads += promise.onHomeAfter(hourAgo) ? 1 : 0;
            }
            return ads;
        }

        @Override
        public long committedImpressions(LineItemId lineItem) {
            return budgets.impressionsOf(lineItem);
        }

        @Override
        public long committedMicros(LineItemId lineItem) {
            return !justSpent.isEmpty() && justSpent.contains(lineItem)
                    ? Long.MAX_VALUE
                    : budgets.of(lineItem);
        }

        /**
         * Promises a whole pod or nothing. Another household may take the last of a budget in
         * between: that line item then counts as spent, and the break is to be decided again.
         */
        boolean promise(DecisionId decision, Surface surface, List<AdDecision.Choice> pod) {
            open = null;
            Promise.Origin origin =
                    new Promise.Origin(
                            household, decision, Break.onHome(surface), today, now.toEpochMilli());
            long release = now.plus(ttl).toEpochMilli();
            List<Promise> made = new ArrayList<>();
            for (AdDecision.Choice choice : pod) {
                LineItem line = choice.lineItem();
                long price = choice.priceMicros();
                if (!budgets.take(line, price)) {
                    justSpent.add(line.id());
                    made.forEach(promise -> giveUp(stripe, promise));
                    return false;
                }
                made.add(stripe.add(new Promise(origin, line.id(), made.size(), price, release)));
            }
            return true;
        }
    }
}
