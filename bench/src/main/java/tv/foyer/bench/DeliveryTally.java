package tv.foyer.bench;

/** What a run counted, by line item and hour of the trace. */
final class DeliveryTally {
    final double[][] planned;
    final int[][] delivered;

    /** Watched breaks that the line matched. */
    final int[][] matched;

    /** What the model expected of these at the hour's beginning. */
    final double[][] expected;

    /** Whether the first plan held the line back: its budget, not the supply, is the limit. */
    final boolean[] paced;

    final int[] total;
    final int[] matchedInAll;
    long decisions;
    long decideNanos;
    int plans;
    long planNanos;

    DeliveryTally(int lines, int hours) {
        planned = new double[lines][hours];
        delivered = new int[lines][hours];
        matched = new int[lines][hours];
        expected = new double[lines][hours];
        paced = new boolean[lines];
        total = new int[lines];
        matchedInAll = new int[lines];
    }
}
