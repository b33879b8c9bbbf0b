package tv.foyer.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends a set's beacons as the world does: some twice, some late, some beside a forged copy, some
 * never. Holds each answer against what it must be.
 */
final class BeaconMail {
    private static final int LATE_MINUTES = 7 * 60;

    private final String serial;
    private final Wire wire;
    private final Truth truth;
    private final Schedule schedule;

    BeaconMail(String serial, Wire wire, Truth truth, Schedule schedule) {
        this.serial = serial;
        this.wire = wire;
        this.truth = truth;
        this.schedule = schedule;
    }

    /**
     * One beacon, the same with a token that nobody signed, what happens to it, and what is true
     * once it was acknowledged.
     */
    record Beacon(Object body, Object forged, Faults fault, Runnable whenCounted) {}

    void deliver(int at, List<Beacon> beacons) {
        List<Object> now = new ArrayList<>();
        List<Object> again = new ArrayList<>();
        int forged = 0;
        for (Beacon beacon : beacons) {
            switch (beacon.fault()) {
                case NONE -> now.add(beacon.body());
                case DOUBLE -> {
                    now.add(beacon.body());
                    again.add(beacon.body());
                }
                case FORGED_COPY -> {
                    now.add(beacon.forged());
                    now.add(beacon.body());
                    forged++;
                }
                case LATE -> {
                    int minute = at + LATE_MINUTES;
                    schedule.at(minute, () -> send(List.of(beacon.body()), 0, 1, 0));
                }
                case LOST -> {}
            }
        }
        send(now, 0, 0, forged);
        send(again, again.size(), 0, 0);
        beacons.stream()
                .filter(b -> b.fault() != Faults.LOST && b.fault() != Faults.LATE)
                .forEach(b -> b.whenCounted().run());
    }

    /** Sends one batch and holds the answer against what it must be. */
    void send(List<Object> events, int duplicates, int late, int forged) {
        if (events.isEmpty()) {
            return;
        }
        Wires.Accepted answer =
                wire.post("/v1/events", Optional.empty(), new Wires.Batch(events))
                        .as(Wires.Accepted.class);
        int refused = answer.refused().size();
        if (answer.accepted() + answer.duplicates() + refused != events.size()
                || refused != late + forged) {
            throw new IllegalStateException(
                    serial + ": batch of " + events.size() + " answered by " + answer);
        }
        truth.answered(duplicates, late, forged);
    }

    static String altered(String token) {
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }
}
