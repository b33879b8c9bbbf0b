package tv.foyer.measurement;

import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;

/** Keeps delivery, viewing, reach, fleet and beacon outcomes up with the log, in one pass. */
final class CountingFold implements Fold {
    private final ZoneId zone;

    CountingFold(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String name() {
        return "measurement";
    }

    @Override
    public void apply(Handle transaction, List<Recorded> facts) {
        List<Event> events = facts.stream().map(Recorded::event).toList();
        List<Event.Watched> watched = Watching.among(events);
        Watching watching = new Watching(WatchStore.of(transaction, Watching.sessions(watched)));
        CountStore.add(transaction, Tally.of(events, watching, zone));
        WatchStore.keep(transaction, watching.counted(), facts.getLast().receivedAt());
    }
}
