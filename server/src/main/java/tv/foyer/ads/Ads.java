package tv.foyer.ads;

import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import tv.foyer.crypto.Signer;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.http.Routes;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Text;
import tv.foyer.log.EventLog;
import tv.foyer.log.Fold;
import tv.foyer.sales.LineItem;
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
    private final Ids ids;
    private final Sales sales;
    private final FoldStore rows;
    private final PolicyPack policy;
    private final DecisionRoutes.Recent recent = new DecisionRoutes.Recent();
    private final Promises promises;
    private final Decisions decisions;
    private final MarketDesk market;
    private final DirectDesk direct;
    private final AdFold fold;
    private final Shelf shelf;
    private final VastRoutes vast;
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
        this.neighbours = neighbours;
        this.ids = new Ids(clock);
        this.sales = sales;
        this.rows = new FoldStore(sql);
        this.policy = PolicyPack.load(config.policy());
        Budgets budgets = new Budgets();
        this.promises = new Promises(config.zone(), config.claimTtl(), config.bounds(), budgets);
        this.decisions = new Decisions(promises, ids, impressions, config.claimTtl());
        this.market = new MarketDesk(neighbours.demand().market(), config.budgets().market());
        this.direct = new DirectDesk(budgets);
        DeliveryPlan plan = new DeliveryPlan(neighbours.demand().planner(), config.zone());
        this.fold = new AdFold(rows, promises, recent, plan, clock);
        fold.rebuild(log, budgets);
        this.shelf = new Shelf(sales, neighbours.spots(), policy, config.zone(), plan);
        this.vast = new VastRoutes(impressions, shelf::snapshot, neighbours);
        shelf.fillAgain(clock.instant());
        sales.onChange(() -> shelf.fillAgain(clock.instant()));
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

    /** Takes back an ad of a decided break that its caller knows nobody will ever see. */
    public void giveUp(HouseholdId household, DecisionId decision, int slot) {
        promises.giveUp(household, decision, slot);
    }

    /** Returns the direct line items that would fill a slot elsewhere, the dearest first. */
    public List<Priced> direct(SlotFacts slot) {
        return direct.candidates(slot, shelf.snapshot(), clock.instant());
    }

    /**
     * Promises direct line items that won a slot elsewhere and logs that; answers when it is
     * durable. Empty if one is no longer allowed, or cannot be afforded: then nothing is promised.
     */
    public Optional<List<PlacedAd>> commit(SlotFacts slot, List<Priced> won) {
        AdSnapshot snapshot = shelf.snapshot();
        Instant now = clock.instant();
        List<AdDecision.Choice> choices =
                won.stream()
                        .flatMap(one -> direct.stillAllowed(slot, one, snapshot, now).stream())
                        .toList();
        if (choices.size() < won.size() || won.size() > slot.maxAds()) {
            return Optional.empty();
        }
        AdRequest request = DirectDesk.request(slot);
        Decisions.Given given =
                new Decisions.Given(snapshot, DirectDesk.room(slot).viewing(), List.of(), now);
        return decisions
                .commit(request, given, choices)
                .map(decided -> logged(request, decided).breaks().getFirst());
    }

    /**
     * Writes ads as VAST 4.2, as {@code GET /vast} would.
     *
     * @param origin scheme and authority before all addresses
     */
    public byte[] vast(List<PlacedAd> ads, String origin) {
        return vast.document(ads, origin);
    }

    /**
     * Decides breaks of the past again with one line item more, for nobody to see; returns the
     * places of those that it would have filled. The breaks are in the order of their time.
     */
    public BitSet rehearse(LineItem draft, List<PastBreak> breaks) {
        return Rehearsal.filled(draft, breaks, shelf.snapshot(), config.zone());
    }

    /** Returns the market's rules as sets must keep them again by themselves. */
    public PolicyView policyView() {
        return policy.view();
    }

    /** Returns the routes of sets, console and VAST. */
    public Routes routes() {
        AdsConfig.Budget budgets = config.budgets();
        Explainer explainer = new Explainer(log, shelf::snapshot, neighbours, new Known());
        return new Routes()
                .addAll(
                        new BootRoutes(this, neighbours, policy, budgets.boot().toMillis())
                                .routes())
                .addAll(
                        new AdRoutes(
                                        this,
                                        neighbours,
                                        policy,
                                        shelf::snapshot,
                                        budgets.ads().toMillis())
                                .routes())
                .addAll(new DecisionRoutes(recent, explainer, neighbours).routes())
                .addAll(vast.routes());
    }

    /** Returns what must run behind the log. */
    public List<Fold> folds() {
        return List.of(fold);
    }

    /** Returns what the impressions of line items have cost so far, in micro-units. */
    public Map<LineItemId, Long> shownMicros() {
        return rows.place(clock.instant()).shown().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().micros()));
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

    /** Reads the books again, and plans again if it is time. */
    public void refresh() {
        Instant now = clock.instant();
        sales.refresh();
        shelf.plan(() -> rows.place(now).shown(), now);
        shelf.fillIfChanged(now);
        promises.sweep(now);
    }

    @Override
    public void close() {
        refreshing.cancel(false);
        refresher.shutdownNow();
    }

    /**
     * The market's rules as a set must keep them again by itself.
     *
     * @param version market and version of the policy pack, for example {@code cn-2}
     * @param label what every ad is marked with
     * @param closeMarkMillis when a boot ad's close mark is there at the latest
     * @param goneMillis how soon an ad is gone after the key that closes it, at most
     * @param countdown whether an ad may keep its viewer waiting before it can be closed
     * @param homeAdsPerHour how many ads a household's home screens show in any hour, at most
     * @param pauseDelayMillis how long a pause lasts before an ad, at least
     * @param screensaverAfterMillis how long nobody pressed a key before an ad fills the screen
     */
    public record PolicyView(
            String version,
            Text label,
            int closeMarkMillis,
            int goneMillis,
            boolean countdown,
            int homeAdsPerHour,
            int pauseDelayMillis,
            int screensaverAfterMillis) {}

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
        AdSnapshot snapshot = shelf.snapshot();
        Viewers viewers = neighbours.viewers();
        Viewers.Household household = viewers.household(request.household());
        Break.Viewing viewing =
                Break.Viewing.of(
                        request, refused, household, request.title().flatMap(viewers::content));
        List<Market.Offer> offers = market.offers(request, snapshot, viewing, household, now);
        Decisions.Given given = new Decisions.Given(snapshot, viewing, offers, now);
        return logged(request, decisions.decide(request, given));
    }

    private Decision logged(AdRequest request, Decisions.Decided decided) {
        try {
            log.append(decided.facts());
        } catch (RuntimeException e) {
            // No token left the house, so nothing of it can be shown, written or not.
            decisions.giveUp(request, decided);
            throw e;
        }
        return new Decision(decided.breaks(), () -> decisions.giveUp(request, decided));
    }

    /** What explanations ask of the books. */
    private final class Known implements Explainer.Names {
        @Override
        public Optional<String> of(LineItemId lineItem) {
            return sales.nameOf(lineItem);
        }

        @Override
        public boolean refusedBootAds(HouseholdId household) {
            return bootAdsRefused(household);
        }
    }

    private void refreshAgain() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "ads: the books could not be read, the last ones stay", e);
        }
    }
}
