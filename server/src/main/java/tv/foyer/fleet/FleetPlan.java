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

    /** Draws a plan of evenings. */
    static FleetPlan of(Fleet.Size size, List<World.Model> models) {
        return draw(size, models, "SIM-", FleetPlan::evenings);
    }

    /** Draws a plan of one long day, film after film; its serials are of this seed alone. */
    static FleetPlan living(Fleet.Size size, List<World.Model> models) {
        String serials = "LIVE-" + Long.toString(size.seed(), 36) + "-";
        return draw(size, models, serials, (random, _) -> filmAfterFilm(random));
    }

    private interface Habit {
        List<Viewing> viewings(Random random, int days);
    }

    private static FleetPlan draw(
            Fleet.Size size, List<World.Model> models, String serials, Habit habit) {
        Random random = new Random(size.seed());
        List<HouseholdPlan> households = new ArrayList<>();
        int left = size.tvs();
        while (left > 0) {
            int here = Math.min(left, 1 + random.nextInt(3));
            List<SetPlan> sets = new ArrayList<>();
            for (int i = 0; i < here; i++) {
                World.Model model = models.get(random.nextInt(models.size()));
                String serial = serials + households.size() + "-" + i;
                sets.add(new SetPlan(model.key(), serial, habit.viewings(random, size.days())));
            }
            households.add(new HouseholdPlan(households.size(), sets));
            left -= here;
        }
        return new FleetPlan(households, size.days());
    }

    private static List<Viewing> evenings(Random random, int days) {
        List<Viewing> viewings = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                int minute =
                        day * MINUTES_PER_DAY + EVENING_START + random.nextInt(EVENING_MINUTES);
                viewings.add(viewing(random, minute));
            }
        }
        return viewings;
    }

    private static List<Viewing> filmAfterFilm(Random random) {
        List<Viewing> viewings = new ArrayList<>();
        for (int minute = random.nextInt(6);
                minute < MINUTES_PER_DAY;
                minute += 5 + random.nextInt(20)) {
            viewings.add(viewing(random, minute));
        }
        return viewings;
    }

    private static Viewing viewing(Random random, int minute) {
        return new Viewing(
                minute,
                random.nextInt(1_000_000),
                20 + random.nextInt(400),
                random.nextInt(10) == 0,
                random.nextLong());
    }
}
