package tv.foyer.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A clock that is told what time it is, and later can be let go to follow real time. Never goes
 * back.
 */
final class VirtualClock implements InstantSource {
    private final InstantSource real;
    private final AtomicReference<UnaryOperator<Instant>> time;

    VirtualClock(InstantSource real, Instant start) {
        this.real = real;
        this.time = new AtomicReference<>(_ -> start);
    }

    @Override
    public Instant instant() {
        return time.get().apply(real.instant());
    }

    void set(Instant now) {
        if (now.isBefore(instant())) {
            throw new IllegalArgumentException("clock: " + now + " is before " + instant());
        }
        time.set(_ -> now);
    }

    /** From now on the time is the real one. */
    void release() {
        time.set(UnaryOperator.identity());
    }
}
