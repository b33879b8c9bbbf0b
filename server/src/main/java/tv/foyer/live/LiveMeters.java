package tv.foyer.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tv.foyer.net.Outbound;

/** What went wrong with one origin, by name. */
final class LiveMeters {
    /** What is counted of fetching. */
    enum Fault {
        ADDRESS,
        TIME,
        SIZE,
        REDIRECT,
        ANSWER,
        /** Fetched, and no playlist that can be used. */
        PLAYLIST,
        /** A part that the resource does not have. */
        RANGE,
        /** This node's own disk. */
        DISK
    }

    private final Map<Fault, AtomicLong> faults = new EnumMap<>(Fault.class);

    LiveMeters() {
        for (Fault fault : Fault.values()) {
            faults.put(fault, new AtomicLong());
        }
    }

    void count(Fault fault) {
        counter(fault).incrementAndGet();
    }

    long of(Fault fault) {
        return counter(fault).get();
    }

    private AtomicLong counter(Fault fault) {
        AtomicLong counter = faults.get(fault);
        if (counter == null) {
            throw new IllegalStateException("every fault has a counter");
        }
        return counter;
    }

    static Fault of(Outbound.Why why) {
        return switch (why) {
            case ADDRESS -> Fault.ADDRESS;
            case TIME -> Fault.TIME;
            case SIZE -> Fault.SIZE;
            case REDIRECT -> Fault.REDIRECT;
            case ANSWER -> Fault.ANSWER;
        };
    }

    /** Shows a channel's counts: faults of fetching, and what its timeline tallied. */
    void show(MeterRegistry meters, String channel, LiveIngest ingest) {
        for (Fault fault : Fault.values()) {
            FunctionCounter.builder("foyer.live.faults", this, all -> all.of(fault))
                    .tag("channel", channel)
                    .tag("fault", fault.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        for (Tally.Of what : Tally.Of.values()) {
            FunctionCounter.builder("foyer.live.segments", ingest, one -> one.tally().of(what))
                    .tag("channel", channel)
                    .tag("what", what.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("foyer.live.shelf.bytes", ingest, one -> one.shelf().bytes())
                .tag("channel", channel)
                .register(meters);
    }
}
