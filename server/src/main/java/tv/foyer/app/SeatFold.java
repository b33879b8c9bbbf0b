package tv.foyer.app;

import java.util.List;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;

/** Films that are watched, by whatever node they are played, keep their sets' seats. */
final class SeatFold implements Fold {
    private final Seats seats;

    SeatFold(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String name() {
        return "seats";
    }

    /** Seats are kept in memory only: after a start they fill within seconds. */
    @Override
    public void apply(Handle transaction, List<Recorded> facts) {}

    @Override
    public void committed(List<Recorded> facts) {
        for (Recorded fact : facts) {
            if (fact.event() instanceof Event.Watched watched) {
                seats.seen(
                        watched.claim().household(), watched.claim().device(), fact.receivedAt());
            }
        }
    }
}
