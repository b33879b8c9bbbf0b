package tv.foyer.live;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Read;
import tv.foyer.net.Outbound;

/**
 * Follows one origin: a thread that finds its rungs and then lets time pass, and one for each rung,
 * which reads its playlist, fetches what is new in it and waits. Each change is a step of the
 * timeline, swapped in whole. What goes wrong is counted and tried again, at most five seconds
 * apart; a rung that fails takes nothing from the others.
 */
final class LiveIngest implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveIngest.class.getName());

    private static final int PLAYLIST_BYTES = 4 << 20;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofMillis(250);

    private final LiveConfig.Channel channel;
    private final InstantSource clock;
    private final Outbound outbound;
    private final SegmentFetch fetch;
    private final SegmentShelf shelf;
    private final LiveMeters meters = new LiveMeters();
    private final AtomicReference<Followed> followed = new AtomicReference<>(Followed.NOTHING);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** What is known of the channel; nothing before the origin answered. */
    record Followed(Optional<OriginLadder> ladder, Optional<LiveTimeline> timeline) {
        static final Followed NOTHING = new Followed(Optional.empty(), Optional.empty());
    }

    LiveIngest(LiveConfig.Channel channel, SegmentShelf shelf, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
        this.shelf = shelf;
        this.outbound =
                new Outbound(allowance(channel), Outbound.Limits.standard().within(DEADLINE));
        this.fetch = new SegmentFetch(outbound, shelf, meters);
    }

    private static Outbound.Allowance allowance(LiveConfig.Channel channel) {
        URI origin = channel.origin();
        boolean tls = "https".equalsIgnoreCase(origin.getScheme());
        int port = origin.getPort() >= 0 ? origin.getPort() : tls ? 443 : 80;
        return channel.houseOrigin()
                ? Outbound.Allowance.of(origin.getHost() + ":" + port)
                : Outbound.Allowance.none();
    }

    synchronized void start() {
        threads.add(thread("origin", this::lead));
    }

    private Thread thread(String what, Runnable work) {
        return Thread.ofVirtual().name("live-" + channel.key() + "-" + what).start(work);
    }

    Followed followed() {
        return followed.get();
    }

    SegmentShelf shelf() {
        return shelf;
    }

    LiveMeters meters() {
        return meters;
    }

    Tally tally() {
        return followed.get().timeline().map(LiveTimeline::tally).orElse(Tally.NONE);
    }

    private void lead() {
        Optional<OriginLadder> ladder = Optional.empty();
        for (int tries = 0; !closed && ladder.isEmpty(); tries++) {
            ladder = ladder();
            if (ladder.isEmpty()) {
                pause(backoff(tries));
            }
        }
        ladder.ifPresent(this::follow);
        while (!closed) {
            pause(TICK);
            try {
                step(timeline -> timeline.settled(clock.instant()));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "live " + channel.key(), e);
                pause(LONGEST_PAUSE);
            }
        }
    }

    private Optional<OriginLadder> ladder() {
        return playlist(channel.origin())
                .flatMap(read ->
                        switch (read) {
                            case Read.Master(var master) ->
                                    OriginLadder.of(master, channel.origin());
                            case Read.Media _ -> Optional.of(OriginLadder.single(channel.origin()));
                            case Read.Bad _ -> Optional.empty();
                        });
    }

    private synchronized void follow(OriginLadder ladder) {
        List<String> rungs = ladder.rungs().stream().map(OriginLadder.Rung::name).toList();
        LiveTimeline timeline = LiveTimeline.of(channel.patience().rules(), rungs, clock.instant());
        followed.set(new Followed(Optional.of(ladder), Optional.of(timeline)));
        if (!closed) {
            ladder.rungs().forEach(rung -> threads.add(thread(rung.name(), () -> follow(rung))));
        }
    }

    private void follow(OriginLadder.Rung rung) {
        int failures = 0;
        while (!closed) {
            try {
                long before = newest(rung);
                boolean read = read(rung);
                failures = read ? 0 : failures + 1;
                pause(read ? reload(before != newest(rung)) : backoff(failures));
            } catch (RuntimeException e) {
                failures++;
                LOG.log(Level.WARNING, "live " + channel.key() + " " + rung.name(), e);
                pause(backoff(failures));
            }
        }
    }

    /** The origin's number of what was read last of a rung. */
    private long newest(OriginLadder.Rung rung) {
        return followed.get()
                .timeline()
                .flatMap(timeline -> Optional.ofNullable(timeline.states().get(rung.name())))
                .map(RungState::last)
                .orElse(-1L);
    }

    private boolean read(OriginLadder.Rung rung) {
        Optional<MediaPlaylist> reading =
                playlist(rung.address())
                        .filter(Read.Media.class::isInstance)
                        .flatMap(read ->
                                OriginReading.of(((Read.Media) read).playlist(), rung.address()));
        reading.ifPresent(playlist ->
                step(timeline -> timeline.listed(rung.name(), playlist, clock.instant())));
        Optional<LiveTimeline> timeline = followed.get().timeline();
        for (Slot slot : timeline.map(now -> now.wanted(rung.name())).orElse(List.of())) {
            Piece piece = slot.pieces().get(rung.name());
            if (!closed && piece != null && fetch.bring(rung.name(), piece)) {
                step(now -> now.held(rung.name(), slot.number(), clock.instant()));
            }
        }
        return reading.isPresent();
    }

    private Optional<Read> playlist(URI address) {
        try {
            Read read = Hls.read(outbound.get(address, PLAYLIST_BYTES));
            if (read instanceof Read.Bad) {
                meters.count(LiveMeters.Fault.PLAYLIST);
            }
            return Optional.of(read);
        } catch (Outbound.Refused e) {
            meters.count(LiveMeters.of(e.why()));
            return Optional.empty();
        }
    }

    private synchronized void step(UnaryOperator<LiveTimeline> change) {
        Followed before = followed.get();
        followed.set(new Followed(before.ladder(), before.timeline().map(change)));
    }

    /** Half of the target duration, a quarter where nothing came (RFC 8216, 6.3.4, and faster). */
    private Duration reload(boolean news) {
        int target = followed.get().timeline().map(LiveTimeline::target).orElse(1);
        return Duration.ofMillis(Math.max(200, Math.min(5_000, target * (news ? 500L : 250L))));
    }

    private static Duration backoff(int failures) {
        Duration next = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    private void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Ends the threads; what they fetch at the moment is given up. */
    @Override
    public void close() {
        closed = true;
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        all.forEach(Thread::interrupt);
        for (Thread thread : all) {
            try {
                thread.join(DEADLINE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
