package tv.foyer.quality;

import tv.foyer.events.Event;

/** Measures added up. A play is a session that began, in whatever way. */
@SuppressWarnings("ArrayRecordComponent") // made by the fold or the store, never changed
record Sums(
        long started,
        long failed,
        long abandoned,
        long startMillis,
        long[] startBuckets,
        long stalls,
        long stallMillis,
        long playedMillis,
        long ratedMillis,
        long kilobits,
        long droppedFrames,
        long errors) {
    static Sums of(Event.Measure measure) {
        long[] buckets = new long[Histogram.BUCKETS];
        boolean started = begun(measure, Event.Begun.STARTED);
        if (started) {
            buckets[Histogram.bucketOf(measure.startMillis())] = 1;
        }
        return new Sums(
                started ? 1 : 0,
                begun(measure, Event.Begun.FAILED) ? 1 : 0,
                begun(measure, Event.Begun.LEFT) ? 1 : 0,
                started ? measure.startMillis() : 0,
                buckets,
                measure.stalls(),
                measure.stallMillis(),
                measure.playedMillis(),
                measure.kbps() > 0 ? measure.playedMillis() : 0,
                (long) measure.kbps() * measure.playedMillis() / 1_000,
                measure.droppedFrames(),
                measure.errors().size());
    }

    Sums plus(Sums more) {
        long[] buckets = new long[Histogram.BUCKETS];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = startBuckets[i] + more.startBuckets[i];
        }
        return new Sums(
                started + more.started,
                failed + more.failed,
                abandoned + more.abandoned,
                startMillis + more.startMillis,
                buckets,
                stalls + more.stalls,
                stallMillis + more.stallMillis,
                playedMillis + more.playedMillis,
                ratedMillis + more.ratedMillis,
                kilobits + more.kilobits,
                droppedFrames + more.droppedFrames,
                errors + more.errors);
    }

    private static boolean begun(Event.Measure measure, Event.Begun how) {
        return measure.begun().filter(how::equals).isPresent();
    }
}
