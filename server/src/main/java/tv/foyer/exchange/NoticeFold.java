package tv.foyer.exchange;

import java.util.List;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;

/**
 * Turns the impression of a bid that won into one billing notice. A decision stands in the log
 * before its impressions; an impression that is counted once makes one notice.
 */
final class NoticeFold implements Fold {
    private final Runnable billed;

    NoticeFold(Runnable billed) {
        this.billed = billed;
    }

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public void apply(Handle transaction, List<Recorded> facts) {
        boolean any = NoticeStore.anyWon(transaction);
        for (Recorded fact : facts) {
            if (fact.event() instanceof Event.AdDecided decided) {
                any |= remember(transaction, decided);
            } else if (any && fact.event() instanceof Event.AdShown shown) {
                NoticeStore.bill(transaction, shown);
            }
        }
        if (any) {
            NoticeStore.forget(transaction, facts.getLast().receivedAt());
        }
    }

    private static boolean remember(Handle transaction, Event.AdDecided decided) {
        boolean any = false;
        for (Event.Fill fill : decided.fills()) {
            if (fill.bid().isPresent()) {
                NoticeStore.remember(transaction, decided, fill, fill.bid().get());
                any = true;
            }
        }
        return any;
    }

    @Override
    public void committed(List<Recorded> facts) {
        if (facts.stream().anyMatch(fact -> fact.event() instanceof Event.AdShown)) {
            billed.run();
        }
    }
}
