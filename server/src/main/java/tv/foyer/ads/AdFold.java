package tv.foyer.ads;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.log.EventLog;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;

/**
 * Brings back from the log what was shown, decided and refused: rows for what must outlive the
 * process, memory for caps and budgets.
 */
final class AdFold implements Fold {
    private static final int PAGE = 2_000;

    private final FoldStore store;
    private final Promises promises;
    private final DecisionRoutes.Recent recent;
    private final DeliveryPlan plan;
    private final InstantSource clock;

    AdFold(
            FoldStore store,
            Promises promises,
            DecisionRoutes.Recent recent,
            DeliveryPlan plan,
            InstantSource clock) {
        this.store = store;
        this.promises = promises;
        this.recent = recent;
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public String name() {
        return FoldStore.NAME;
    }

    @Override
    public void apply(Handle transaction, List<Recorded> facts) {
        FoldStore.apply(transaction, facts);
    }

    @Override
    public void committed(List<Recorded> facts) {
        for (Recorded fact : facts) {
            if (fact.event() instanceof Event.AdShown shown) {
                promises.shown(shown);
            } else {
                remember(fact.event());
                learn(fact);
            }
        }
    }

    /**
     * Rebuilds memory after a start: spending from the rows, promises from two days of the log.
     * What the rows do not yet know the fold will bring; until then it is held as promised.
     */
    void rebuild(EventLog log, Budgets budgets) {
        FoldStore.Place place = store.place(clock.instant());
        place.shown().forEach((line, sum) -> budgets.add(line, sum.micros(), sum.impressions()));
        long after = place.readAfter();
        for (List<Recorded> page = log.read(after, PAGE);
                !page.isEmpty();
                page = log.read(after, PAGE)) {
            for (Recorded fact : page) {
                rebuild(fact, place.folded());
                if (fact.offset() <= place.folded()) {
                    learn(fact);
                }
            }
            after = page.getLast().offset();
        }
        promises.sweep(clock.instant());
    }

    private void rebuild(Recorded fact, long folded) {
        switch (fact.event()) {
            case Event.AdShown shown when fact.offset() <= folded -> promises.shownAndPaid(shown);
            case Event.AdShown shown -> promises.shownSoon(shown, clock.instant());
            case Event.BootAdsRefused refused -> store.refuseBootAds(refused);
            case Event.AdDecided _,
                    Event.SetSwitchedOn _,
                    Event.SetActivated _,
                    Event.AdProgressed _,
                    Event.PlaybackStarted _,
                    Event.Watched _,
                    Event.PlaybackMeasured _,
                    Event.BeaconRefused _,
                    Event.PeriodClosed _ ->
                    remember(fact.event());
        }
    }

    /** After a start the fold brings again what the rebuilding did not learn from. */
    private void learn(Recorded fact) {
        if (fact.event() instanceof Event.AdDecided decided) {
            plan.saw(decided);
        }
    }

    private void remember(Event event) {
        if (event instanceof Event.AdDecided decided) {
            promises.decided(decided, clock.instant());
            recent.add(decided);
        }
    }
}
