package tv.foyer.measurement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tv.foyer.events.Event;
import tv.foyer.log.EventLog;
import tv.foyer.log.EventLog.Appended;

/** Takes batches of beacons: judges each item by itself, answers when all facts are durable. */
final class BeaconDesk {
    private static final int MOST_REFUSALS_PER_SECOND = 200;

    private final BeaconJudge judge;
    private final EventLog log;
    private final InstantSource clock;
    private final BeaconMeters meters;
    private final RefusalGate gate;

    BeaconDesk(BeaconJudge judge, EventLog log, InstantSource clock, BeaconMeters meters) {
        this.judge = judge;
        this.log = log;
        this.clock = clock;
        this.meters = meters;
        this.gate = new RefusalGate(clock, MOST_REFUSALS_PER_SECOND);
    }

    /** What became of a batch. */
    record Receipt(int accepted, int duplicates, List<Refused> refused) {}

    /** One refused item, by its place in the batch. */
    record Refused(int index, Fault fault, String field, String rule) {}

    /**
     * Takes a batch.
     *
     * @throws EventLog.LogBusy if the log takes no more for now; the same batch may be sent again
     */
    Receipt take(List<?> items) {
        Instant now = clock.instant();
        List<Event> facts = new ArrayList<>();
        List<Event> refusals = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            switch (BeaconReader.read(items.get(i))) {
                case BeaconReader.Outcome.Malformed(var field, var rule) ->
                        refused.add(new Refused(i, Fault.MALFORMED, field, rule));
                case BeaconReader.Outcome.Read(var beacon) -> {
                    switch (judge.judge(beacon, now)) {
                        case BeaconJudge.Verdict.Fact(var event) -> facts.add(event);
                        case BeaconJudge.Verdict.Refused(var event, var field, var rule) -> {
                            refused.add(new Refused(i, Fault.of(event.fault()), field, rule));
                            refusals.add(event);
                        }
                    }
                }
            }
        }
        return keep(facts, refusals, refused);
    }

    /** Takes one ad point reported by a plain GET, at the moment it arrives. */
    void takeOne(String token, tv.foyer.events.AdPoint point) {
        Instant now = clock.instant();
        switch (judge.judge(new Beacon.Ad(token, point, now), now)) {
            case BeaconJudge.Verdict.Fact(var event) -> keep(List.of(event), List.of(), List.of());
            case BeaconJudge.Verdict.Refused(var event, var field, var rule) ->
                    keep(
                            List.of(),
                            List.of(event),
                            List.of(new Refused(0, Fault.of(event.fault()), field, rule)));
        }
    }

    private Receipt keep(List<Event> facts, List<Event> refusals, List<Refused> refused) {
        Appended kept = log.append(facts);
        log.append(refusals.stream().filter(_ -> gate.admits()).toList());
        meters.accepted().increment(kept.accepted());
        meters.duplicates().increment(kept.duplicates());
        refused.forEach(item -> meters.of(item.fault()).increment());
        return new Receipt(kept.accepted(), kept.duplicates(), List.copyOf(refused));
    }
}
