package tv.foyer.app;

import java.time.Duration;
import java.time.Instant;
import tv.foyer.fleet.Fleet;
import tv.foyer.fleet.Verdict;
import tv.foyer.fleet.World;
import tv.foyer.kernel.Period;

/** Runs a fleet against a house in virtual time, closes the month, and asks for the verdict. */
final class Simulation {
    /** Later than any token lives and than the grace of a close. */
    private static final Duration AFTER_MONTH = Duration.ofHours(36);

    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    private final House house;
    private final VirtualClock clock;
    private Instant lookAgain = Instant.MIN;

    Simulation(House house, VirtualClock clock) {
        this.house = house;
        this.clock = clock;
    }

    /** Virtual time outruns the timers of real time, so the ad house is told to look again. */
    private void tick(Instant now) {
        clock.set(now);
        if (!now.isBefore(lookAgain)) {
            lookAgain = now.plus(LOOK_EVERY);
            house.ads().refresh();
        }
    }

    Verdict run(World world, Fleet.Size size, Instant start, ProgressBar bar) {
        Fleet fleet = new Fleet(world, size, house.address(), start, this::tick);
        int minutes = fleet.minutes() + 8 * 60;
        fleet.run(minute -> bar.show((double) minute / minutes));
        bar.show(1);
        Period period = Period.of(start, House.ZONE);
        clock.set(period.end().plus(AFTER_MONTH));
        fleet.close(period.toString());
        return fleet.verdict(period.toString());
    }
}
