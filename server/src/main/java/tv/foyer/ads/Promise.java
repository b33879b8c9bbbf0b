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
    private static final int OPEN = 0;
    private static final int SHOWN = 1;
    private static final int GIVEN_UP = 2;

    final HouseholdId household;
    final LineItemId lineItem;
    final long priceMicros;
    final long releaseMillis;
    final long decidedMillis;
    final int decidedDay;
    private final boolean onHome;
    private final long decisionHigh;
    private final long decisionLow;
    private final int slot;
    private int state = OPEN;
    private long shownMillis = Long.MIN_VALUE;

    /** Whose promise of which decision; the day is counted since 1970, in the business zone. */
    record Origin(
            HouseholdId household,
            DecisionId decision,
            boolean onHome,
            int decidedDay,
            long decidedMillis) {}

    /**
     * @param releaseMillis instant of the release since 1970, in milliseconds
     */
    Promise(Origin origin, LineItemId lineItem, int slot, long priceMicros, long releaseMillis) {
        this.household = origin.household();
        this.lineItem = lineItem;
        this.decisionHigh = origin.decision().value().getMostSignificantBits();
        this.decisionLow = origin.decision().value().getLeastSignificantBits();
        this.slot = slot;
        this.priceMicros = priceMicros;
        this.onHome = origin.onHome();
        this.decidedDay = origin.decidedDay();
        this.decidedMillis = origin.decidedMillis();
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
        return state == OPEN;
    }

    void shown(long millis) {
        state = SHOWN;
        shownMillis = millis;
    }

    void giveUp() {
        state = GIVEN_UP;
    }

    boolean givenUp() {
        return state == GIVEN_UP;
    }

    /** Tells whether a household may still see it. */
    boolean mayBeSeen(long nowMillis) {
        return open() && releaseMillis > nowMillis;
    }

    /** Tells whether it was seen after an instant. */
    boolean seenAfter(long millis) {
        return shownMillis > millis;
    }

    /** Tells whether it went to a home screen, or was seen there, after an instant. */
    boolean onHomeAfter(long millis) {
        return onHome && state != GIVEN_UP && (decidedMillis > millis || shownMillis > millis);
    }
}
