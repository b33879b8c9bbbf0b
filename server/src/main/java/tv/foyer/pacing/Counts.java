package tv.foyer.pacing;

/**
 * What was counted since the last time, by the contract's place in the plan's list.
 *
 * @param delivered impressions shown
 * @param matched opportunities that the contract matched, its flight and caps allowing, whether it
 *     competed or not; needed of sponsorships only, 0 elsewhere
 */
public record Counts(int[] delivered, int[] matched) {
    /** Returns counts to be filled in. */
    public static Counts of(int contracts) {
        return new Counts(new int[contracts], new int[contracts]);
    }
}
