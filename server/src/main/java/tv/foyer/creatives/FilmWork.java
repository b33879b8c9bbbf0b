package tv.foyer.creatives;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleConsumer;
import tv.foyer.events.Surface;
import tv.foyer.media.Footage;

/** Looks into a delivered film and makes it into what the stitcher cuts into films. */
final class FilmWork {
    static final Set<Surface> SURFACES =
            Set.of(Surface.BOOT, Surface.PRE_ROLL, Surface.MID_ROLL, Surface.POST_ROLL);

    private final Footage footage;
    private final FilmRules rules;

    FilmWork(Footage footage, FilmRules rules) {
        this.footage = footage;
        this.rules = rules;
    }

    /**
     * A film to work on.
     *
     * @param key that its asset will have
     * @param booked surfaces of its line item
     */
    record Job(
            Path file,
            Footage.Container container,
            String key,
            FilmRules.Said said,
            Set<Surface> booked) {}

    /** Works on a film; {@code progress} is told the share of the encoding that is done. */
    Verdict make(Job job, DoubleConsumer progress) {
        Set<Surface> fitting = EnumSet.noneOf(Surface.class);
        SURFACES.stream().filter(job.booked()::contains).forEach(fitting::add);
        if (fitting.isEmpty()) {
            return Verdict.unfit(
                    "file", "a picture: the line item has no place for a film", "a film");
        }
        Optional<Footage.Probe> probe = footage.probe(job.file(), job.container());
        if (probe.isEmpty()) {
            return Verdict.unfit(
                    "file", "a whole film", "headers of " + job.container() + " that end nowhere");
        }
        List<Reason> broken = rules.headers(probe.get(), job.said());
        return broken.isEmpty()
                ? decoded(job, probe.get(), fitting, progress)
                : new Verdict.Unfit(broken);
    }

    private Verdict decoded(
            Job job, Footage.Probe probe, Set<Surface> fitting, DoubleConsumer progress) {
        return switch (footage.inspect(job.file(), probe, rules.horizon())) {
            case Footage.Inspection.Broken(var detail) ->
                    Verdict.unfit("file", "can be decoded to its end", detail);
            case Footage.Inspection.Whole whole -> {
                List<Reason> broken = rules.content(probe, whole, job.said());
                yield broken.isEmpty()
                        ? made(job, probe, whole, fitting, progress)
                        : new Verdict.Unfit(broken);
            }
        };
    }

    private Verdict made(
            Job job,
            Footage.Probe probe,
            Footage.Inspection.Whole whole,
            Set<Surface> fitting,
            DoubleConsumer progress) {
        OptionalInt seconds = rules.length(probe.seconds().orElseThrow(), job.said());
        Optional<Footage.Loudness> heard =
                whole.loudness().filter(l -> l.integratedLufs() >= rules.quietest());
        Footage.Order order = new Footage.Order(job.key(), probe, seconds.orElseThrow(), heard);
        return switch (footage.make(job.file(), order, progress)) {
            case Footage.Made.Broken(var detail) ->
                    Verdict.unfit("file", "can be encoded to its end", detail);
            case Footage.Made.OffTarget(var nearest) ->
                    Verdict.unfit(
                            "sound.loudness",
                            "can be brought to -23 LUFS with peaks of at most -1 dBTP (EBU R 128)",
                            String.format(
                                    Locale.ROOT,
                                    "%.1f LUFS, %.1f dBTP",
                                    nearest.integratedLufs(),
                                    nearest.truePeakDbtp()));
            case Footage.Made.Ready(var asset, var after) -> {
                var best = asset.rungs().getLast();
                yield new Verdict.Fit(
                        new Delivery.Outcome(
                                Bookings.Kind.FILM,
                                job.key(),
                                order.seconds(),
                                best.width(),
                                best.height(),
                                fitting,
                                heard.flatMap(before -> after.map(now -> levels(before, now)))));
            }
        };
    }

    private static Delivery.Levels levels(Footage.Loudness before, Footage.Loudness after) {
        return new Delivery.Levels(
                before.integratedLufs(),
                before.truePeakDbtp(),
                after.integratedLufs(),
                after.truePeakDbtp());
    }
}
