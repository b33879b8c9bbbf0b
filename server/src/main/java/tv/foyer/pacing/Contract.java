package tv.foyer.pacing;

import java.util.List;
import tv.foyer.kernel.LineItemId;

/**
 * A line item as the plan sees it.
 *
 * @param priceMicros price of one impression
 * @param seconds length of its shortest film, what it takes of a break
 * @param delivered impressions shown so far
 * @param reachPpm the part, in millionths, of its opportunities that caps per household leave it
 * @param exclusive what it is the only one of in a break, such as its category and its advertiser:
 *     of the contracts with an equal name here, a break has one
 */
public record Contract(
        LineItemId lineItem,
        Target target,
        Flight flight,
        long priceMicros,
        int seconds,
        long delivered,
        int reachPpm,
        List<String> exclusive) {
    public Contract {
        exclusive = List.copyOf(exclusive);
        if (priceMicros < 0) {
            throw new IllegalArgumentException("priceMicros: not negative, was " + priceMicros);
        }
        if (seconds < 1) {
            throw new IllegalArgumentException("seconds: at least 1, was " + seconds);
        }
        if (reachPpm < 0 || reachPpm > 1_000_000) {
            throw new IllegalArgumentException("reachPpm: 0 to 1000000, was " + reachPpm);
        }
    }

    /** A contract that stands beside every other. */
    public Contract(
            LineItemId lineItem,
            Target target,
            Flight flight,
            long priceMicros,
            int seconds,
            long delivered,
            int reachPpm) {
        this(lineItem, target, flight, priceMicros, seconds, delivered, reachPpm, List.of());
    }

    /** Returns the impressions still owed or affordable; of a share of voice, unknown and 0. */
    double owed() {
        return switch (target) {
            case Target.Impressions(long goal, _) -> Math.max(0, goal - delivered);
            case Target.Budget(long left) ->
                    left <= 0 ? 0 : (double) left / Math.max(1, priceMicros);
            case Target.ShareOfVoice _ -> 0;
        };
    }

    double share() {
        return target instanceof Target.ShareOfVoice(int ppm, _) ? ppm / 1e6 : 0;
    }

    double penalty() {
        return switch (target) {
            case Target.Impressions(_, long penalty) -> penalty;
            case Target.ShareOfVoice(_, long penalty) -> penalty;
            case Target.Budget _ -> 0;
        };
    }

    boolean promised() {
        return !(target instanceof Target.Budget);
    }
}
