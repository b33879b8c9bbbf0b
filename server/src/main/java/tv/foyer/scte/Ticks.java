package tv.foyer.scte;

import java.time.Duration;

/** Lengths of time as ticks of 90 kHz, in which the standard counts them. */
final class Ticks {
    private static final long PER_SECOND = 90_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Ticks() {}

    /** To the nanosecond, rounded down. */
    static Duration duration(long ticks) {
        long seconds = Math.floorDiv(ticks, PER_SECOND);
        long rest = Math.floorMod(ticks, PER_SECOND);
        return Duration.ofSeconds(seconds, rest * NANOS_PER_SECOND / PER_SECOND);
    }

    /** To the next tick, as a duration of whole nanoseconds lies a little before its tick. */
    static long of(Duration duration) {
        long whole = Math.multiplyExact(duration.getSeconds(), PER_SECOND);
        long part = duration.getNano() * PER_SECOND;
        return whole + Math.ceilDiv(part, NANOS_PER_SECOND);
    }
}
