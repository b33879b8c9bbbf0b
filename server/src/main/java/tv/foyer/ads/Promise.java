package tv.foyer.ads;

import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;

/**
 * A decided fill that a household may see until {@code releaseMillis}; then it was shown or it is
 * forgotten. Millions of them live at a time, hence the bare fields. Guarded by the lock of its
 * household's stripe.
 */
final class Promise {
    /** Neither shown nor given up. */
    private static final int OPEN = Integer.MIN_VALUE;

    private static final int GIVEN_UP = Integer.MIN_VALUE + 1;

    final HouseholdId household;
    final LineItemId lineItem;
    final long priceMicros;
    final long releaseMillis;
    private final long decisionHigh;
    private final long decisionLow;
    private final int slot;
    private final int decidedDay;
    private int shownDay = OPEN;

    /**
     * @param decidedDay day of the decision since 1970, in the business zone
     * @param releaseMillis instant of the release since 1970, in milliseconds
     */
    Promise(
            HouseholdId household,
            LineItemId lineItem,
            DecisionId decision,
            int slot,
            long priceMicros,
            int decidedDay,
            long releaseMillis) {
        this.household = household;
        this.lineItem = lineItem;
        this.decisionHigh = decision.value().getMostSignificantBits();
        this.decisionLow = decision.value().getLeastSignificantBits();
        this.slot = slot;
        this.priceMicros = priceMicros;
        this.decidedDay = decidedDay;
        this.releaseMillis = releaseMillis;
    }

    boolean of(DecisionId decision) {
        return decisionHigh == decision.value().getMostSignificantBits()
                && decisionLow == decision.value().getLeastSignificantBits();
    }

    boolean of(DecisionId decision, int ofSlot) {
        return slot == ofSlot && of(decision);
    }

    boolean open() {
        return shownDay == OPEN;
    }

    void shown(int day) {
        shownDay = day;
    }

    void giveUp() {
        shownDay = GIVEN_UP;
    }

    /**
     * Tells whether it counts against a day's cap: it was decided or shown on that day, or it was
     * decided earlier and may still be shown.
     */
    boolean countsOn(int day, long nowMillis) {
        if (open()) {
            return releaseMillis > nowMillis;
        }
        return decidedDay == day || shownDay == day;
    }

    /** Tells whether no later day can count it any more. */
    boolean over(int today) {
        return !open() && decidedDay < today && shownDay < today;
    }
}
