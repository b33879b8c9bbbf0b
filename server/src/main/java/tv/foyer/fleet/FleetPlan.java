package tv.foyer.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Who lives where, with which sets, and what everyone will do: a pure function of a seed. Minutes
 * are counted from the fleet's first instant.
 */
record FleetPlan(List<HouseholdPlan> households, int days) {
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int EVENING_START = 17 * 60;
    private static final int EVENING_MINUTES = 6 * 60;

    FleetPlan {
        households = List.copyOf(households);
    }

    /** A home with one to three sets, possibly of rival brands. */
    record HouseholdPlan(int number, List<SetPlan> sets) {
        HouseholdPlan {
            sets = List.copyOf(sets);
        }
    }

    record SetPlan(String model, String serial, List<Viewing> viewings) {
        SetPlan {
            viewings = List.copyOf(viewings);
        }
    }

    /**
     * One press of play.
     *
     * @param titleDraw picks a title of the catalogue, modulo its size
     * @param stopAfterSeconds of the stitched timeline; the end of the film if that comes first
     * @param faultSeed drives what happens to this viewing's beacons
     */
    record Viewing(int minute, int titleDraw, int stopAfterSeconds, boolean kids, long faultSeed) {}

    /** Draws a plan for so many sets and days. */
    static FleetPlan of(long seed, int tvs, int days, List<World.Model> models) {
        Random random = new Random(seed);
        List<HouseholdPlan> households = new ArrayList<>();
        int left = tvs;
        while (left > 0) {
            int here = Math.min(left, 1 + random.nextInt(3));
            households.add(household(random, households.size(), here, days, models));
            left -= here;
        }
        return new FleetPlan(households, days);
    }

    private static HouseholdPlan household(
            Random random, int number, int sets, int days, List<World.Model> models) {
        List<SetPlan> plans = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            World.Model model = models.get(random.nextInt(models.size()));
            String serial = "SIM-" + number + "-" + i;
            plans.add(new SetPlan(model.key(), serial, viewings(random, days)));
        }
        return new HouseholdPlan(number, plans);
    }

    private static List<Viewing> viewings(Random random, int days) {
        List<Viewing> viewings = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                int minute =
                        day * MINUTES_PER_DAY + EVENING_START + random.nextInt(EVENING_MINUTES);
                viewings.add(
                        new Viewing(
                                minute,
                                random.nextInt(1_000_000),
                                20 + random.nextInt(400),
                                random.nextInt(10) == 0,
                                random.nextLong()));
            }
        }
        return viewings;
    }
}
