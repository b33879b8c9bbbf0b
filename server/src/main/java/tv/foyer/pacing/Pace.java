package tv.foyer.pacing;

/**
 * The two numbers that the decision needs of a contract, in micros. In the ranking for a break it
 * is worth its price, plus {@code valueAdjustMicros} (the shadow price of its promise or of its
 * budget), less a part of {@code spreadMicros} drawn anew for each decision. Not above zero, it
 * stands back.
 *
 * <p>Why a spread and not a throttle: the best allocation ranks by price plus shadow price and
 * draws lots only between equals. A throttle draws lots everywhere and gives away the good places
 * too. The spread draws lots between neighbours in rank; where supply is plenty and the shadow
 * price takes nearly all of the price, it is a throttle. In the plan it is the quadratic term of
 * SHALE's objective: the wider, the more evenly a contract is spread over what it matches.
 */
public record Pace(long valueAdjustMicros, long spreadMicros) {
    /** Competes by its price. */
    public static final Pace NEUTRAL = new Pace(0, 0);

    /**
     * Returns what the contract is worth in one decision; at most 0: it stands back.
     *
     * @param draw {@link #draw} of the decision and the line item
     */
    public static long worthMicros(long priceMicros, long adjust, long spread, long draw) {
        return priceMicros + adjust - (long) (spread * ((draw >>> 11) * 0x1p-53));
    }

    /** Mixes a decision's id and a line item's id to evenly spread bits; equal in every node. */
    public static long draw(long decision, long lineItem) {
        long mixed = decision + lineItem * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
