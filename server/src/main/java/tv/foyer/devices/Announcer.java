package tv.foyer.devices;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tv.foyer.events.Event;
import tv.foyer.http.Caller;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;
import tv.foyer.log.EventLog;

/** Tells the event log that sets joined households and came on. */
final class Announcer {
    private static final int MOST_REMEMBERED = 100_000;

    private final EventLog log;
    private final Stores stores;
    private final Supplier<ProductRange> range;
    private final InstantSource clock;
    private final Map<DeviceId, Instant> lastHours = new LinkedHashMap<>(16, 0.75f, true);

    Announcer(EventLog log, Stores stores, Supplier<ProductRange> range, InstantSource clock) {
        this.log = log;
        this.stores = stores;
        this.range = range;
        this.clock = clock;
    }

    /**
     * Appends the event of an approved activation, once; its id is the activation's, so a second
     * try after a crash has no effect.
     *
     * @throws EventLog.LogBusy if the log takes no more for the moment
     */
    void activated(Activation activation) {
        if (activation.announced() || activation.household().isEmpty()) {
            return;
        }
        DeviceStore.Known set = stores.devices().find(activation.device()).orElseThrow();
        Model model = range.get().model(set.model()).orElseThrow();
        log.append(
                List.of(
                        new Event.SetActivated(
                                new EventId(activation.id()),
                                activation.approvedAt().orElseThrow(),
                                set.id(),
                                activation.household().orElseThrow(),
                                model.id(),
                                model.brand(),
                                set.maker())));
        stores.activations().announced(activation.userCode());
    }

    /** As {@link #activated}; a busy log is left for the moment when the set fetches its tokens. */
    void tryActivated(Activation activation) {
        try {
            activated(activation);
        } catch (EventLog.LogBusy e) {
            // not lost: the set cannot get its tokens before the event is in the log
        }
    }

    /**
     * Appends that a set came on, at most once in an hour: the event's id is made of set and hour,
     * and what this node has told already it does not tell again.
     */
    void switchedOn(Caller.TvSet set) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (told(set.device(), hour)) {
            return;
        }
        try {
            log.append(
                    List.of(
                            new Event.SetSwitchedOn(
                                    new EventId(Ids.at(hour, seed(set.device().value()))),
                                    now,
                                    set.device(),
                                    set.household(),
                                    set.brand(),
                                    set.maker())));
            remember(set.device(), hour);
        } catch (EventLog.LogBusy e) {
            // a home must come up when the log is busy; the set's next call tells it
        }
    }

    private synchronized boolean told(DeviceId device, Instant hour) {
        return hour.equals(lastHours.get(device));
    }

    private synchronized void remember(DeviceId device, Instant hour) {
        lastHours.put(device, hour);
        if (lastHours.size() > MOST_REMEMBERED) {
            lastHours.remove(lastHours.keySet().iterator().next());
        }
    }

    private static long seed(UUID id) {
        return id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
    }
}
