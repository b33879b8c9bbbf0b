package tv.foyer.creatives;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.events.Surface;
import tv.foyer.media.Footage;
import tv.foyer.media.Media;
import tv.foyer.net.Outbound;

/**
 * Works through the deliveries that are not done, one at a time. The queue is the table: what a
 * stopped machine left is taken up by the next start, and what broke the machine several times is
 * given up.
 */
final class Workshop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Workshop.class.getName());
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final int HEAD = 1_024;
    private static final int STEP_PERCENT = 5;

    /** The field of a reason that is the machine's fault, not the delivery's. */
    static final String MACHINE = "work";

    private final CreativesConfig config;
    private final DeliveryStore store;
    private final Inbox inbox;
    private final Media media;
    private final Bookings bookings;
    private final FilmWork films;
    private final StillWork stills;
    private final Outbound outbound;
    private final Semaphore bell = new Semaphore(0);
    private final Thread worker;
    private volatile boolean open = true;

    Workshop(
            CreativesConfig config,
            DeliveryStore store,
            Inbox inbox,
            Media media,
            Bookings bookings) {
        this.config = config;
        this.store = store;
        this.inbox = inbox;
        this.media = media;
        this.bookings = bookings;
        this.films = new FilmWork(media.footage(), FilmRules.STANDARD);
        this.stills = new StillWork(media);
        this.outbound =
                new Outbound(
                        config.allowance(),
                        Outbound.Limits.standard().within(Duration.ofMinutes(5)));
        this.worker = Thread.ofPlatform().name("creatives").daemon().unstarted(this::work);
    }

    void start() {
        inbox.keepOnly(Set.copyOf(store.unfinished()));
        worker.start();
    }

    /** Says that there is something to do. */
    void ring() {
        bell.release();
    }

    /** Breaks off what is being made; its row stays as it is, so the next start takes it up. */
    @Override
    public void close() {
        open = false;
        worker.interrupt();
        try {
            worker.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        renew();
        while (open) {
            try {
                Optional<Delivery> next = store.next();
                if (next.isPresent()) {
                    one(next.get());
                } else if (bell.tryAcquire(LONGEST_SLEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    /** What an older version of the house made is made as this one needs it; till then it rests. */
    private void renew() {
        for (String key : media.footage().outdated()) {
            try {
                if (open && media.footage().remake(key) instanceof Footage.Made.Broken broken) {
                    LOG.log(
                            Level.WARNING,
                            "film {0} cannot be made anew and is not shown: {1}",
                            new Object[] {key, broken.detail()});
                }
            } catch (RuntimeException e) {
                if (open) {
                    LOG.log(Level.WARNING, "film " + key + " could not be made anew", e);
                }
            }
        }
    }

    private void failed(RuntimeException e) {
        if (!open) {
            return;
        }
        LOG.log(Level.WARNING, "a delivery could not be worked on; it is tried again", e);
        try {
            Thread.sleep(config.pause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void one(Delivery delivery) {
        if (delivery.attempts() >= config.mostTries()) {
            settle(
                    delivery,
                    Verdict.unfit(
                            MACHINE,
                            "done within " + config.mostTries() + " tries; deliver it again",
                            "this machine could not"));
            return;
        }
        store.begin(delivery.id());
        settle(delivery, verdict(delivery));
    }

    private void settle(Delivery delivery, Verdict verdict) {
        switch (verdict) {
            case Verdict.Unfit(var reasons) -> store.reject(delivery.id(), reasons);
            case Verdict.Fit(var made) -> {
                if (bookings.attach(ready(delivery, made))) {
                    store.finish(delivery.id(), made);
                } else {
                    store.reject(delivery.id(), List.of(archived()));
                }
            }
        }
        inbox.remove(delivery.id());
    }

    private static Reason archived() {
        return new Reason("lineItem", "takes creatives", "archived or gone");
    }

    private static Bookings.Ready ready(Delivery delivery, Delivery.Outcome made) {
        return new Bookings.Ready(
                delivery.id(),
                delivery.lineItem(),
                delivery.advertiser(),
                delivery.name(),
                made.kind(),
                made.assetKey(),
                made.surfaces(),
                made.seconds());
    }

    private Verdict verdict(Delivery delivery) {
        Optional<Bookings.Target> target = bookings.target(delivery.lineItem());
        if (target.isEmpty()) {
            return new Verdict.Unfit(List.of(archived()));
        }
        String sha256;
        if (inbox.has(delivery.id()) && delivery.origin().sha256().isPresent()) {
            sha256 = delivery.origin().sha256().get();
        } else if (delivery.origin().url().isPresent()) {
            try {
                URI address = URI.create(delivery.origin().url().get());
                sha256 = inbox.fetch(delivery.id(), outbound, address);
            } catch (Outbound.Refused e) {
                return Verdict.unfit("url", rule(e.why()), String.valueOf(e.getMessage()));
            }
            var earlier = store.fetched(delivery, sha256);
            if (earlier.isPresent()) {
                return Verdict.unfit(
                        "url", "something not delivered before", "the bytes of " + earlier.get());
            }
        } else {
            return Verdict.unfit(MACHINE, "the bytes that came; deliver them again", "gone");
        }
        return made(delivery, sha256, target.get());
    }

    private String rule(Outbound.Why why) {
        return switch (why) {
            case ADDRESS -> "a public http or https address on a usual port";
            case TIME -> "answers whole in time";
            case SIZE -> "at most " + config.mostBytes() + " bytes";
            case REDIRECT -> "few redirects that lead somewhere";
            case ANSWER -> "answers 200 with the bytes as they are";
        };
    }

    private Verdict made(Delivery delivery, String sha256, Bookings.Target target) {
        Path file = inbox.file(delivery.id());
        byte[] head = Inbox.head(file, HEAD);
        Optional<StillWork.Format> picture = StillWork.Format.of(head);
        if (picture.isPresent()) {
            return stills.make(
                    file, picture.get(), target.surfaces(), delivery.advertiser().toString());
        }
        Optional<Footage.Container> container = Footage.Container.of(head);
        if (container.isEmpty()) {
            return Verdict.unfit(
                    "file",
                    "a film (MP4, Matroska, WebM, MPEG-TS) or a picture (PNG, JPEG), by its bytes",
                    kindOf(head));
        }
        return film(delivery, sha256, target, container.get());
    }

    private Verdict film(
            Delivery delivery, String sha256, Bookings.Target target, Footage.Container container) {
        String key = Keys.film(delivery.advertiser().toString(), sha256);
        FilmWork.Job job =
                new FilmWork.Job(
                        inbox.file(delivery.id()),
                        container,
                        key,
                        new FilmRules.Said(delivery.origin().silent(), target.seconds()),
                        target.surfaces());
        Optional<Delivery.Outcome> before =
                media.asset(key).flatMap(_ -> store.made(delivery.advertiser(), key));
        return before.filter(made -> fits(made, target))
                .<Verdict>map(made -> new Verdict.Fit(onSurfaces(made, target.surfaces())))
                .orElseGet(() -> films.make(job, progressOf(delivery)));
    }

    private static boolean fits(Delivery.Outcome made, Bookings.Target target) {
        OptionalInt agreed = target.seconds();
        boolean length = agreed.isEmpty() || agreed.getAsInt() == made.seconds();
        return length && FilmWork.SURFACES.stream().anyMatch(target.surfaces()::contains);
    }

    private static Delivery.Outcome onSurfaces(Delivery.Outcome made, Set<Surface> booked) {
        Set<Surface> fitting = EnumSet.noneOf(Surface.class);
        FilmWork.SURFACES.stream().filter(booked::contains).forEach(fitting::add);
        return new Delivery.Outcome(
                made.kind(),
                made.assetKey(),
                made.seconds(),
                made.width(),
                made.height(),
                fitting,
                made.levels());
    }

    /** Writes progress down in steps: it is read by people. */
    private DoubleConsumer progressOf(Delivery delivery) {
        AtomicInteger written = new AtomicInteger(-1);
        return share -> {
            int percent = (int) (share * 100);
            int last = written.get();
            if (last < 0) {
                store.encoding(delivery.id());
            }
            if (percent >= last + STEP_PERCENT && written.compareAndSet(last, percent)) {
                store.progress(delivery.id(), Math.min(99, percent));
            }
        };
    }

    private static String kindOf(byte[] head) {
        boolean text = head.length > 0;
        for (byte b : head) {
            text &= b >= ' ' || b == '\n' || b == '\r' || b == '\t' || b < 0;
        }
        return head.length == 0 ? "nothing" : text ? "text" : "something else";
    }
}
