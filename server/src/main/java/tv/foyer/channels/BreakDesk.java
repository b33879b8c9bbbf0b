package tv.foyer.channels;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Title;
import tv.foyer.channels.Deal.Phase;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.SessionId;

/**
 * Has each break of a viewer decided once and frozen, shortly before it is told of. What was frozen
 * is in the table and, within a bound, in memory; no decision, a late one or a failed one is the
 * scheduled spots. Safe for use by many threads.
 */
final class BreakDesk {
    private static final Logger LOG = Logger.getLogger(BreakDesk.class.getName());
    private static final int MAX_AT_WORK = 256;
    private static final int MAX_KEPT = 10_000;
    private static final int MAX_ADS = 7;
    private static final long SWEEP_MILLIS = 3_600_000;

    private final Channels.Plugs plugs;
    private final Catalog catalog;
    private final SaleStore store;
    private final InstantSource clock;
    private final Deal.Patience patience;
    private final Semaphore atWork = new Semaphore(MAX_AT_WORK);
    private final Map<Key, Deal> deals = new LinkedHashMap<>(256, 0.75f, true);
    private final AtomicLong lastSweepMillis = new AtomicLong();

    private record Key(SessionId session, long sequence) {}

    /**
     * A viewer's channel.
     *
     * @param provider whose channel it is
     */
    record Viewer(ChannelClaim claim, Sofa sofa, PartnerId provider) {}

    BreakDesk(Channels.Ground ground, Channels.Plugs plugs, Deal.Patience patience) {
        this.plugs = plugs;
        this.catalog = ground.catalog();
        this.store = new SaleStore(ground.sql());
        this.clock = ground.clock();
        this.patience = patience;
        this.lastSweepMillis.set(clock.millis());
    }

    /** Returns what stands in a break, deciding it if nobody did yet; waits within its bounds. */
    List<Sold> sold(Viewer viewer, Timeline.Break one) {
        return deal(viewer, one, true).await(patience);
    }

    /** Has a break decided that will soon be asked for; waits for nothing. */
    void prepare(Viewer viewer, Timeline.Break one) {
        deal(viewer, one, false);
    }

    /** Where too many are at work, what is printed now stays; what is not yet is tried again. */
    private Deal deal(Viewer viewer, Timeline.Break one, boolean printed) {
        Key key = new Key(viewer.sofa().session(), one.pod().sequence());
        Deal fresh = new Deal();
        synchronized (deals) {
            Deal known = deals.putIfAbsent(key, fresh);
            if (known != null) {
                return known;
            }
            forgetOldest();
        }
        if (atWork.tryAcquire()) {
            Thread.ofVirtual().name("channel-break").start(() -> settle(viewer, one, fresh));
        } else {
            fresh.freeze(List.of());
            if (!printed) {
                forget(key);
            }
        }
        return fresh;
    }

    private void forget(Key key) {
        synchronized (deals) {
            deals.remove(key);
        }
    }

    /** What is still under way is asked for next, so it is kept. */
    private void forgetOldest() {
        Iterator<Deal> oldest = deals.values().iterator();
        for (int looked = 0; deals.size() > MAX_KEPT && looked < MAX_AT_WORK; looked++) {
            if (oldest.next().outcome().isPresent()) {
                oldest.remove();
            }
        }
    }

    private void settle(Viewer viewer, Timeline.Break one, Deal deal) {
        try {
            freeze(viewer, one, deal);
            sweepWhenDue();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "channels: a break could not be sold, its spots stay", e);
            deal.freeze(List.of());
        } finally {
            atWork.release();
        }
    }

    private void freeze(Viewer viewer, Timeline.Break one, Deal deal) {
        SessionId session = viewer.sofa().session();
        Optional<List<Sold>> known = store.find(session, one.pod().sequence());
        if (known.isPresent()) {
            deal.freeze(known.get());
        } else if (!open(viewer, one) || !deal.enter(Phase.DECIDING)) {
            deal.freeze(kept(viewer, one, List.of()));
        } else {
            decide(viewer, one, deal);
        }
    }

    /** A break is sold to those who were there before it began, and only before it begins. */
    private boolean open(Viewer viewer, Timeline.Break one) {
        long start = one.pod().startMicros();
        return start >= Timeline.micros(viewer.claim().opened())
                && start > Timeline.micros(clock.instant())
                && one.pod().wholeSeconds() > 0;
    }

    private void decide(Viewer viewer, Timeline.Break one, Deal deal) {
        AdBreaks.Room room =
                new AdBreaks.Room(
                        one.pod().wholeSeconds(), Math.min(MAX_ADS, one.pod().spots().size()));
        List<AdBreaks.Ad> ads = plugs.ads().fill(viewing(viewer, one), room);
        Fitting.Fitted fitted =
                Fitting.fit(
                        one.pod(),
                        one.version().published(),
                        one.version()::cuts,
                        ads,
                        plugs.assets()::find);
        giveUp(viewer, fitted.left());
        boolean inTime = deal.enter(Phase.WRITING);
        List<Sold> stands = List.of();
        try {
            stands = kept(viewer, one, inTime ? fitted.sold() : List.of());
        } finally {
            if (!stands.equals(fitted.sold())) {
                giveUp(viewer, fitted.sold().stream().map(Sold::ad).toList());
            }
        }
        if (!deal.freeze(stands) && inTime && stands.equals(fitted.sold()) && !stands.isEmpty()) {
            store.withdraw(viewer.sofa().session(), one.pod().sequence());
            giveUp(viewer, fitted.sold().stream().map(Sold::ad).toList());
        }
    }

    private List<Sold> kept(Viewer viewer, Timeline.Break one, List<Sold> sold) {
        return store.freeze(
                viewer.sofa().session(), one.pod().sequence(), sold, viewer.claim().expires());
    }

    private void giveUp(Viewer viewer, List<AdBreaks.Ad> ads) {
        if (!ads.isEmpty()) {
            plugs.ads().giveUp(viewer.sofa().household(), ads);
        }
    }

    private AdBreaks.Viewing viewing(Viewer viewer, Timeline.Break one) {
        Sofa sofa = viewer.sofa();
        Optional<Title> title =
                one.entry().flatMap(Schedule.Entry::titleId).flatMap(catalog.snapshot()::title);
        return new AdBreaks.Viewing(
                sofa.session(),
                viewer.claim().device(),
                sofa.model(),
                sofa.household(),
                sofa.profile(),
                sofa.brand(),
                sofa.maker(),
                title.map(Title::id),
                title.map(Title::provider).orElse(viewer.provider()));
    }

    private void sweepWhenDue() {
        long now = clock.millis();
        long last = lastSweepMillis.get();
        if (Math.abs(now - last) >= SWEEP_MILLIS && lastSweepMillis.compareAndSet(last, now)) {
            store.forget(Instant.ofEpochMilli(now));
        }
    }
}
