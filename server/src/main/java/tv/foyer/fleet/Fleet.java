package tv.foyer.fleet;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A fleet of sets, run to its end against a server. The minute a server is told by {@code tick} is
 * the minute that all sets live in.
 */
public final class Fleet {
    private final World world;
    private final FleetPlan plan;
    private final URI server;
    private final Truth truth = new Truth();
    private final Conduct conduct;
    private final Schedule schedule;

    /**
     * @param start first instant of the first day, in the alliance's zone
     * @param tick called with the instant of each slice before the slice runs
     */
    public Fleet(World world, Size size, URI server, Instant start, Consumer<Instant> tick) {
        this(world, FleetPlan.of(size, world.models()), server, new Schedule(start, tick));
    }

    private Fleet(World world, FleetPlan plan, URI server, Schedule schedule) {
        this.world = world;
        this.plan = plan;
        this.server = server;
        this.conduct = new Conduct(world);
        this.schedule = schedule;
    }

    /** Returns a fleet that begins to watch at once and goes on all day, for people to look at. */
    public static Fleet living(
            World world, Size size, URI server, Instant start, Consumer<Instant> tick) {
        return new Fleet(
                world, FleetPlan.living(size, world.models()), server, new Schedule(start, tick));
    }

    /** How many sets for how many days, drawn from which seed. */
    public record Size(int tvs, int days, long seed) {
        public Size {
            if (tvs < 1 || tvs > 100_000 || days < 1 || days > 31) {
                throw new IllegalArgumentException("--tvs 1 to 100000, --days 1 to 31");
            }
        }
    }

    /** Lets every set do all that it planned; {@code progress} gets the minute that was done. */
    public void run(IntConsumer progress) {
        try (Wire wire = new Wire(server)) {
            List<VirtualSet> sets = new ArrayList<>();
            for (FleetPlan.HouseholdPlan household : plan.households()) {
                AtomicReference<String> phone = new AtomicReference<>("");
                for (FleetPlan.SetPlan set : household.sets()) {
                    VirtualSet tv =
                            new VirtualSet(
                                    new VirtualSet.Surroundings(
                                            world, wire, truth, conduct, schedule),
                                    set,
                                    household.number());
                    tv.join(phone);
                    sets.add(tv);
                }
            }
            sets.forEach(VirtualSet::planViewings);
            schedule.run(progress);
        }
    }

    /** Returns the number of minutes that the plan lasts. */
    public int minutes() {
        return plan.days() * 24 * 60;
    }

    /** Asks the server what it counted for a closed month, and holds it against the truth. */
    public Verdict verdict(String period) {
        try (Wire wire = new Wire(server)) {
            return new Counted(world, wire, period).against(truth, conduct);
        }
    }

    /** Signs in and closes a month as the operator's staff. */
    public void close(String period) {
        try (Wire wire = new Wire(server)) {
            Wire.Answer answer =
                    wire.post(
                            "/api/v1/console/periods/" + period + "/close",
                            Optional.of(
                                    new Counted(world, wire, period)
                                            .token(world.terms().operator())),
                            java.util.Map.of());
            if (answer.status() / 100 != 2) {
                throw new IllegalStateException("close " + period + ": " + answer.text());
            }
        }
    }
}
