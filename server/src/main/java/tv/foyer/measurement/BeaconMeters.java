package tv.foyer.measurement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts every beacon of this node by what became of it. */
record BeaconMeters(
        Counter accepted,
        Counter duplicates,
        Counter forged,
        Counter late,
        Counter implausible,
        Counter malformed) {
    static BeaconMeters in(MeterRegistry meters) {
        return new BeaconMeters(
                counter(meters, "accepted"),
                counter(meters, "duplicate"),
                counter(meters, "forged"),
                counter(meters, "late"),
                counter(meters, "implausible"),
                counter(meters, "malformed"));
    }

    Counter of(Fault fault) {
        return switch (fault) {
            case FORGED -> forged;
            case LATE -> late;
            case IMPLAUSIBLE -> implausible;
            case MALFORMED -> malformed;
        };
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("foyer.beacons").tag("outcome", outcome).register(meters);
    }
}
