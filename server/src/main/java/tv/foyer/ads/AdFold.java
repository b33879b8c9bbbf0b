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
    private final RecentDecisions recent;
    private final InstantSource clock;

    AdFold(FoldStore store, Promises promises, RecentDecisions recent, InstantSource clock) {
        this.store = store;
        this.promises = promises;
        this.recent = recent;
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
            }
        }
    }

    /**
     * Rebuilds memory after a start: spending from the rows, promises from two days of the log.
     * What the rows do not yet know the fold will bring; until then it is held as promised.
     */
    void rebuild(EventLog log, Budgets budgets) {
        FoldStore.Place place = store.place(clock.instant());
        place.shownMicros().forEach(budgets::add);
        long after = place.readAfter();
        for (List<Recorded> page = log.read(after, PAGE);
                !page.isEmpty();
                page = log.read(after, PAGE)) {
            page.forEach(fact -> rebuild(fact, place.folded()));
            after = page.getLast().offset();
        }
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
                    Event.BeaconRefused _,
                    Event.PeriodClosed _ ->
                    remember(fact.event());
        }
    }

    private void remember(Event event) {
        if (event instanceof Event.AdDecided decided) {
            promises.decided(decided, clock.instant());
            recent.add(decided);
        }
    }
}
