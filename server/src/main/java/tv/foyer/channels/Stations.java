package tv.foyer.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import tv.foyer.kernel.ChannelId;

/**
 * The timelines of all channels, looked up again after a while for what another node published. A
 * version is published further ahead than that ({@link Publishing#HORIZON}), so no node misses the
 * instant at which it takes over.
 */
final class Stations {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final ScheduleStore store;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicReference<Known> known;

    private record Known(Map<ChannelId, Timeline> timelines, Instant at) {
        boolean freshAt(Instant now) {
            return Duration.between(at, now).abs().compareTo(LOOK_AGAIN) < 0;
        }
    }

    Stations(ScheduleStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.known = new AtomicReference<>(new Known(look(Map.of()), clock.instant()));
    }

    /** Returns a channel's timeline; empty if nothing was published for it. */
    Optional<Timeline> timeline(ChannelId channel) {
        if (!known.get().freshAt(clock.instant()) && away.compareAndSet(false, true)) {
            Thread.ofVirtual().name("channels-look").start(this::lookAgain);
        }
        return Optional.ofNullable(known.get().timelines().get(channel));
    }

    /** Nobody who watches waits for the tables, or suffers from their absence. */
    private void lookAgain() {
        try {
            refresh();
        } finally {
            away.set(false);
        }
    }

    void refresh() {
        looking.lock();
        try {
            known.set(new Known(look(known.get().timelines()), clock.instant()));
        } finally {
            looking.unlock();
        }
    }

    private Map<ChannelId, Timeline> look(Map<ChannelId, Timeline> before) {
        Map<ChannelId, Timeline> found = new HashMap<>();
        Map<Reel, long[]> cuts = new HashMap<>();
        store.newest()
                .forEach((channel, version) -> {
                    Timeline old = before.get(channel);
                    boolean same = old != null && old.newest().published().version() == version;
                    found.put(
                            channel,
                            same ? old : Timeline.of(store.of(channel, clock.instant()), cuts));
                });
        return Map.copyOf(found);
    }
}
