package tv.foyer.quality;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How well some sets played.
 *
 * @param plays sessions that began with pictures, with an error, or were left before either
 * @param startMillis percentiles of the time to the first frame; empty without a start
 * @param rebuffering share of time in which the picture stood still for want of data, 0 to 1
 * @param kbps mean encoded bit rate over the time played
 * @param strain the worst of start-up, rebuffering and failures against its target: above 1 one of
 *     them is missed; empty for fewer plays than say anything
 */
record Figures(
        long plays,
        long failed,
        long abandoned,
        Optional<Start> startMillis,
        long stalls,
        Optional<Double> rebuffering,
        Optional<Long> kbps,
        long playedSeconds,
        long droppedFrames,
        long errors,
        Optional<Double> strain) {
    /** Fewer plays than this say nothing of a model. */
    static final long LEAST_PLAYS = 20;

    record Start(long p50, long p95) {}

    /**
     * What should hold.
     *
     * @param startMillis 95 of 100 starts are faster
     */
    record Targets(long startMillis, double rebuffering, double failed) {
        static final Targets OURS = new Targets(2_000, 0.005, 0.01);
    }

    static Figures of(Sums sums) {
        long plays = sums.started() + sums.failed() + sums.abandoned();
        OptionalLong p50 = Histogram.percentile(sums.startBuckets(), 0.5);
        OptionalLong p95 = Histogram.percentile(sums.startBuckets(), 0.95);
        long whole = sums.playedMillis() + sums.stallMillis();
        Optional<Double> rebuffering =
                whole > 0 ? Optional.of((double) sums.stallMillis() / whole) : Optional.empty();
        return new Figures(
                plays,
                sums.failed(),
                sums.abandoned(),
                p50.isPresent() && p95.isPresent()
                        ? Optional.of(new Start(p50.getAsLong(), p95.getAsLong()))
                        : Optional.empty(),
                sums.stalls(),
                rebuffering,
                sums.ratedMillis() > 0
                        ? Optional.of(sums.kilobits() * 1_000 / sums.ratedMillis())
                        : Optional.empty(),
                sums.playedMillis() / 1_000,
                sums.droppedFrames(),
                sums.errors(),
                strain(plays, p95, rebuffering, sums.failed()));
    }

    private static Optional<Double> strain(
            long plays, OptionalLong p95, Optional<Double> rebuffering, long failed) {
        if (plays < LEAST_PLAYS) {
            return Optional.empty();
        }
        double start = p95.orElse(0) / (double) Targets.OURS.startMillis();
        double still = rebuffering.orElse(0.0) / Targets.OURS.rebuffering();
        double broken = (double) failed / plays / Targets.OURS.failed();
        return Optional.of(Math.max(start, Math.max(still, broken)));
    }
}
