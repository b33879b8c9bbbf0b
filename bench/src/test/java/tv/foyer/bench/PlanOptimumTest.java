package tv.foyer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.pacing.Contract;
import tv.foyer.pacing.Flight;
import tv.foyer.pacing.Plan;
import tv.foyer.pacing.Supply;
import tv.foyer.pacing.Target;

/** The plan beside a linear programme, on small graphs. */
class PlanOptimumTest {
    private static final Instant NOW = Instant.parse("2026-11-16T00:00:00Z");
    private static final int HOURS = 6;
    private static final int CELLS = 6;
    private static final double GAP = 0.01;

    /** A cell: breaks per hour, their room, and who matches. */
    private record Room(double breaks, int seconds, int maxAds, int[] matching) {}

    private record Graph(List<Contract> contracts, List<Room> rooms) {}

    @Test
    void thePlansValueIsWithinOneHundredthOfTheOptimum() {
        for (long seed = 1; seed <= 12; seed++) {
            Graph graph = graph(new Random(seed));

            Plan plan =
                    Plan.solve(graph.contracts, supply(graph), NOW, Optional.empty(), () -> false);

            double value = 0;
            for (int c = 0; c < graph.contracts.size(); c++) {
                double delivered = plan.plannedInAll(c);
                value += delivered * graph.contracts.get(c).priceMicros() / 1e6;
                value -= missing(graph.contracts.get(c), delivered);
            }
            double best = optimum(graph);
            assertThat(value).as("seed " + seed).isBetween(best - GAP * best, best + GAP * best);
        }
    }

    private static double missing(Contract contract, double delivered) {
        return contract.target() instanceof Target.Impressions(long goal, long penalty)
                ? Math.max(0, goal - delivered) * penalty / 1e6
                : 0;
    }

    private static Graph graph(Random random) {
        List<Room> rooms = new ArrayList<>();
        int[] seconds = {15, 30, 60};
        int contracts = 10;
        for (int cell = 0; cell < CELLS; cell++) {
            int[] matching =
                    IntStream.range(0, contracts).filter(_ -> random.nextInt(3) > 0).toArray();
            int shape = random.nextInt(3);
            rooms.add(new Room(200 + random.nextInt(800), seconds[shape], 1 + shape * 2, matching));
        }
        List<Contract> list = new ArrayList<>();
        for (int c = 0; c < contracts; c++) {
            int contract = c;
            double matching =
                    rooms.stream()
                            .filter(r -> IntStream.of(r.matching).anyMatch(m -> m == contract))
                            .mapToDouble(r -> r.breaks * HOURS)
                            .sum();
            long price = 20_000L + random.nextInt(40_000);
            long some = Math.round(matching * (0.1 + 0.15 * random.nextDouble()));
            Target target =
                    c % 2 == 0
                            ? new Target.Impressions(some, 3 * price)
                            : new Target.Budget(2 * some * price);
            list.add(
                    new Contract(
                            new LineItemId(Ids.named("plan/" + c)),
                            target,
                            new Flight(NOW, NOW.plusSeconds(HOURS * 3_600L)),
                            price,
                            15,
                            0,
                            1_000_000));
        }
        return new Graph(list, rooms);
    }

    private static Supply supply(Graph graph) {
        Supply.Builder supply = Supply.builder();
        long first = NOW.getEpochSecond() / 3_600;
        for (Room room : graph.rooms) {
            int cell = supply.cell(room.matching);
            for (int hour = 0; hour < HOURS; hour++) {
                supply.node(cell, first + hour, room.breaks, room.seconds, room.maxAds);
            }
        }
        return supply.build();
    }

    private static double optimum(Graph graph) {
        Loader.loadNativeLibraries();
        MPSolver solver = MPSolver.createSolver("GLOP");
        solver.objective().setMaximization();
        List<MPConstraint> wholes = new ArrayList<>();
        for (Contract contract : graph.contracts) {
            switch (contract.target()) {
                case Target.Impressions(long owed, long penalty) -> {
                    double goal = owed;
                    MPConstraint whole = solver.makeConstraint(goal, goal, "");
                    MPVariable missing = solver.makeNumVar(0, goal, "");
                    whole.setCoefficient(missing, 1);
                    solver.objective().setCoefficient(missing, -penalty / 1e6);
                    wholes.add(whole);
                }
                case Target.Budget(long left) -> {
                    double most = (double) left / contract.priceMicros();
                    wholes.add(solver.makeConstraint(0, most, ""));
                }
                case Target.ShareOfVoice _ -> throw new AssertionError("not in these graphs");
            }
        }
        for (Room room : graph.rooms) {
            double breaks = room.breaks * HOURS;
            MPConstraint seconds = solver.makeConstraint(0, breaks * room.seconds, "");
            MPConstraint ads = solver.makeConstraint(0, breaks * room.maxAds, "");
            for (int c : room.matching) {
                MPVariable shown = solver.makeNumVar(0, breaks, "");
                solver.objective()
                        .setCoefficient(shown, graph.contracts.get(c).priceMicros() / 1e6);
                seconds.setCoefficient(shown, graph.contracts.get(c).seconds());
                ads.setCoefficient(shown, 1);
                wholes.get(c).setCoefficient(shown, 1);
            }
        }
        assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
        return solver.objective().value();
    }
}
