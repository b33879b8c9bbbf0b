package tv.foyer.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.fleet.Fleet;

/** A few simulated sets that keep watching the demo in real time, so that its figures move. */
final class LivingFleet {
    private static final Logger LOG = Logger.getLogger(LivingFleet.class.getName());
    private static final int TVS = 12;

    private LivingFleet() {}

    /** Lets the fleet live on a daemon thread until the process ends. */
    static void start(House house) {
        InstantSource clock = InstantSource.system();
        Instant start = clock.instant();
        Fleet fleet =
                Fleet.living(
                        DemoWorld.world(),
                        new Fleet.Size(TVS, 1, start.getEpochSecond()),
                        house.address(),
                        start,
                        slice -> waitFor(slice, clock));
        Thread.ofPlatform().daemon().name("living-fleet").start(() -> live(fleet));
    }

    private static void live(Fleet fleet) {
        try {
            fleet.run(_ -> {});
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "the living fleet stopped", e);
        }
    }

    private static void waitFor(Instant slice, InstantSource clock) {
        try {
            Thread.sleep(Duration.between(clock.instant(), slice).plusMillis(1).abs());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
