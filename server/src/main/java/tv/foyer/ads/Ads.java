package tv.foyer.ads;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.crypto.Signer;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.http.Routes;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.log.EventLog;
import tv.foyer.log.Fold;
import tv.foyer.sales.Sales;
import tv.foyer.sql.Sql;

/**
 * The joint house's ad decisions: fills breaks, keeps caps, budgets, vetoes and refusals. Safe for
 * use by many threads.
 */
public final class Ads implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Ads.class.getName());

    private final AdsConfig config;
    private final EventLog log;
    private final InstantSource clock;
    private final Neighbours neighbours;
    private final Signer impressions;
    private final Ids ids;
    private final Sales sales;
    private final FoldStore rows;
    private final PolicyPack policy;
    private final RecentDecisions recent = new RecentDecisions();
    private final Promises promises;
    private final Decisions decisions;
    private final AdFold fold;
    private final AtomicReference<AdSnapshot> snapshot;
    private final ScheduledExecutorService refresher =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("ads-refresh").factory());

    private final ScheduledFuture<?> refreshing;

    private Ads(
            AdsConfig config,
            Sql sql,
            EventLog log,
            InstantSource clock,
            Signer impressions,
            Sales sales,
            Neighbours neighbours) {
        this.config = config;
        this.log = log;
        this.clock = clock;
        this.impressions = impressions;
        this.neighbours = neighbours;
        this.ids = new Ids(clock);
        this.sales = sales;
        this.rows = new FoldStore(sql);
        this.policy = PolicyPack.load(config.policy());
        Budgets budgets = new Budgets();
        this.promises =
                new Promises(config.zone(), config.claimTtl(), config.maxPromises(), budgets);
        this.decisions = new Decisions(promises, ids, impressions, config.claimTtl());
        this.fold = new AdFold(rows, promises, recent, clock);
        fold.rebuild(log, budgets);
        this.snapshot = new AtomicReference<>(load());
        sales.onChange(() -> snapshot.set(load()));
        long every = config.refresh().toMillis();
        this.refreshing =
                refresher.scheduleWithFixedDelay(
                        this::refreshAgain, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens the ad house: reads the books and, from the log, what was promised and shown. Its
     * {@link #folds} are to be started before the first decision.
     *
     * @param impressions the signer of the claims, a key of their own
     */
    public static Ads open(
            AdsConfig config,
            Sql sql,
            EventLog log,
            InstantSource clock,
            Signer impressions,
            Sales sales,
            Neighbours neighbours) {
        return new Ads(config, sql, log, clock, impressions, sales, neighbours);
    }

    /**
     * Decides the breaks of one request and logs one fact for each; answers when they are durable.
     * The caps hold across the breaks. A break may stay empty.
     *
     * @throws EventLog.LogBusy if the log takes no more; nothing was promised
     */
    public List<List<PlacedAd>> decideBreaks(AdRequest request) {
        return decide(request).breaks();
    }

    /** Returns the routes of sets, console and VAST. */
    public Routes routes() {
        return new Routes()
                .addAll(
                        new BootRoutes(this, neighbours, policy, config.bootBudget().toMillis())
                                .routes())
                .addAll(new DecisionRoutes(recent, neighbours).routes())
                .addAll(new VastRoutes(impressions, snapshot::get, neighbours).routes());
    }

    /** Returns what must run behind the log. */
    public List<Fold> folds() {
        return List.of(fold);
    }

    /** Returns what the impressions of line items have cost so far, in micro-units. */
    public Map<LineItemId, Long> shownMicros() {
        return rows.place(clock.instant()).shownMicros();
    }

    /** Tells whether a household refused boot ads, on whatever set of whatever brand. */
    public boolean bootAdsRefused(HouseholdId household) {
        return rows.refusedBootAds(household);
    }

    /** Ends boot ads in a household, on every brand, for good; in force when this returns. */
    public void refuseBootAds(DeviceId device, HouseholdId household) {
        if (!bootAdsRefused(household)) {
            Event.BootAdsRefused fact =
                    new Event.BootAdsRefused(
                            new EventId(ids.next()), clock.instant(), device, household);
            log.append(List.of(fact));
            rows.refuseBootAds(fact);
        }
    }

    /** Reads the books again, now. */
    public void refresh() {
        sales.refresh();
        snapshot.set(load());
        promises.sweep(clock.instant());
    }

    @Override
    public void close() {
        refreshing.cancel(false);
        refresher.shutdownNow();
    }

    /** A decision that can still be given up, by the caller that knows that nobody will see it. */
    record Decision(List<List<PlacedAd>> breaks, Runnable undo) {
        void giveUp() {
            undo.run();
        }
    }

    Decision decide(AdRequest request) {
        boolean boot = request.breaks().stream().anyMatch(room -> room.surface() == Surface.BOOT);
        boolean refused = boot && bootAdsRefused(request.household());
        Instant now = clock.instant();
        Decisions.Decided decided = decisions.decide(request, refused, snapshot.get(), now);
        try {
            log.append(decided.facts());
        } catch (RuntimeException e) {
            // No token left the house, so nothing of it can be shown, written or not.
            decisions.giveUp(request, decided);
            throw e;
        }
        return new Decision(decided.breaks(), () -> decisions.giveUp(request, decided));
    }

    private AdSnapshot load() {
        return AdSnapshot.of(policy, sales.book(), key -> neighbours.spots().film(key).isPresent());
    }

    private void refreshAgain() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "ads: the books could not be read, the last ones stay", e);
        }
    }
}
