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
    private static final byte OPEN = 0;
    private static final byte SHOWN = 1;
    private static final byte GIVEN_UP = 2;

    final Origin origin;
    final LineItemId lineItem;
    final long priceMicros;
    final long releaseMillis;
    private final short slot;
    private byte state = OPEN;
    private long shownMillis = Long.MIN_VALUE;

    /**
     * Whose promise of which decision, the same for all its fills; the day is counted since 1970,
     * in the business zone.
     */
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
        this.origin = origin;
        this.lineItem = lineItem;
        this.slot = (short) slot;
        this.priceMicros = priceMicros;
        this.releaseMillis = releaseMillis;
    }

    boolean of(DecisionId decision) {
        return origin.decision().equals(decision);
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
        return origin.onHome()
                && state != GIVEN_UP
                && (origin.decidedMillis() > millis || shownMillis > millis);
    }
}
