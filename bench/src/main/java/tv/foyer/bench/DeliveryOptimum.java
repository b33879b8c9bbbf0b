package tv.foyer.bench;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.events.Surface;

/**
 * What nobody can beat on a trace: the linear relaxation, solved with all breaks known beforehand.
 * Breaks that match the same line items and have the same room are one row, which loses nothing.
 * Relaxed are whole pods and caps per household; kept are seconds, most ads, one ad of a category
 * and one of an advertiser per break, goals, shares and budgets. Missing promised impressions cost
 * their penalty, here as in the runs that are compared.
 */
final class DeliveryOptimum {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double MICROS = 1e6;
    private static final int STEPS = 60;
    private static final double FIRST_STEP = 0.004;

    private final DeliveryCase game;
    private final List<DeliveryLine> lines;
    private final MPSolver solver;
    private final MPObjective value;
    private final Map<Integer, MPConstraint> wholes = new HashMap<>();
    private final int[] matched;
    private final DeliveryDecide pods = new DeliveryPods();

    record Kind(List<Integer> matching, int seconds, int maxAds) {}

    private DeliveryOptimum(DeliveryCase game, int[] matched) {
        Loader.loadNativeLibraries();
        this.game = game;
        this.lines = game.lines();
        this.matched = matched;
        solver = MPSolver.createSolver("GLOP");
        value = solver.objective();
        value.setMaximization();
    }

    /**
     * Two bounds of the most value, in money units of a million micros.
     *
     * @param fractions what the linear programme promises, which may cut ads in pieces
     * @param wholePods the same programme's Lagrangian: its prices of goals and budgets, and the
     *     best whole pod of every break at these prices; by weak duality no policy does better
     */
    record Bounds(double fractions, double wholePods) {}

    /**
     * @param matched watched breaks each line matches: what a share of voice is a share of
     */
    static Bounds of(DeliveryCase game, int[] matched) {
        DeliveryOptimum optimum = new DeliveryOptimum(game, matched);
        optimum.wholes();
        optimum.breaks().forEach(optimum::add);
        MPSolver.ResultStatus status = optimum.solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("the linear programme ended as " + status);
        }
        Bounds bounds = new Bounds(optimum.value.value(), optimum.wholePods());
        optimum.solver.delete();
        return bounds;
    }

    /**
     * Any prices give a bound; the programme's are where to start from, and each step moves a price
     * against what its line item gets too much or too little of. The least bound found counts.
     */
    private double wholePods() {
        Map<Kind, Integer> breaks = breaks();
        double[] price = new double[lines.size()];
        for (int i = 0; i < price.length; i++) {
            MPConstraint whole = wholes.get(i);
            price[i] = whole == null ? 0 : whole.dualValue();
        }
        double least = INFINITY;
        for (int step = 0; step < STEPS; step++) {
            double[] over = new double[price.length];
            least = Math.min(least, bound(breaks, price, over));
            double pace = FIRST_STEP / (1 + step / 8.0);
            for (int i = 0; i < price.length; i++) {
                if (wholes.containsKey(i) && most(lines.get(i), matched[i]) > 0) {
                    double part = over[i] / most(lines.get(i), matched[i]);
                    double unit = lines.get(i).priceMicros() / MICROS;
                    double moved = price[i] + pace * unit * Math.clamp(part, -1, 1);
                    price[i] = lines.get(i).promised() ? moved : Math.max(0, moved);
                }
            }
        }
        return least;
    }

    /**
     * @param over receives what the best pods at these prices show of each line item beyond its
     *     whole
     */
    private double bound(Map<Kind, Integer> breaks, double[] price, double[] over) {
        double bound = 0;
        long[] worth = new long[lines.size()];
        for (int i = 0; i < worth.length; i++) {
            DeliveryLine line = lines.get(i);
            worth[i] = Math.round(line.priceMicros() - price[i] * MICROS);
            if (wholes.containsKey(i)) {
                double most = most(line, matched[i]);
                double missing = -line.penaltyMicros() / MICROS - price[i];
                boolean missed = line.promised() && missing > 0;
                bound += price[i] * most + (missed ? most * missing : 0);
                over[i] = missed ? 0 : -most;
            }
        }
        for (Map.Entry<Kind, Integer> entry : breaks.entrySet()) {
            bound +=
                    entry.getValue()
                            * bestPod(entry.getKey(), worth, entry.getValue(), over)
                            / MICROS;
        }
        return bound;
    }

    private double bestPod(Kind kind, long[] worth, int breaks, double[] over) {
        int[] candidates =
                kind.matching.stream().filter(i -> worth[i] > 0).mapToInt(i -> i).toArray();
        long[] here = Arrays.stream(candidates).mapToLong(i -> worth[i]).toArray();
        int[] pod = new int[kind.maxAds];
        DeliveryMarket.Shape room =
                new DeliveryMarket.Shape(Surface.MID_ROLL, kind.seconds, kind.maxAds, 1);
        int size = pods.fill(lines, room, candidates, here, candidates.length, pod);
        double sum = 0;
        for (int slot = 0; slot < size; slot++) {
            sum += worth[pod[slot]];
            over[pod[slot]] += breaks;
        }
        return sum;
    }

    /** Returns the value of what was delivered, by the same measure. */
    static double value(List<DeliveryLine> lines, int[] delivered, int[] matched) {
        double sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            DeliveryLine line = lines.get(i);
            double most = most(line, matched[i]);
            double counts = Math.min(delivered[i], most);
            sum += counts * line.priceMicros() / MICROS;
            if (line.promised()) {
                sum -= (most - counts) * line.penaltyMicros() / MICROS;
            }
        }
        return sum;
    }

    private static double most(DeliveryLine line, int matched) {
        return switch (line.kind()) {
            case SPONSORSHIP -> matched * (line.quantity() / 1e6);
            case GUARANTEED -> line.quantity();
            case PRICE_PRIORITY -> (double) line.quantity() / line.priceMicros();
            case HOUSE -> INFINITY;
        };
    }

    private void wholes() {
        for (int i = 0; i < lines.size(); i++) {
            DeliveryLine line = lines.get(i);
            double most = most(line, matched[i]);
            if (most == INFINITY) {
                continue;
            }
            MPConstraint whole =
                    solver.makeConstraint(line.promised() ? most : -INFINITY, most, "");
            wholes.put(i, whole);
            if (line.promised()) {
                MPVariable missing = solver.makeNumVar(0, most, "");
                whole.setCoefficient(missing, 1);
                value.setCoefficient(missing, -line.penaltyMicros() / MICROS);
            }
        }
    }

    private Map<Kind, Integer> breaks() {
        DeliveryTrace trace = game.trace();
        Map<Long, Kind> kinds = new HashMap<>();
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < trace.size; i++) {
            if (trace.watched[i]) {
                int place = trace.place[i];
                long hour = game.hourOf(trace.second[i]);
                Kind kind = kinds.computeIfAbsent(hour << 16 | place, _ -> kind(place, hour));
                counts.merge(kind, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Flights begin and end on the hour. */
    private Kind kind(int place, long hour) {
        DeliveryMarket.Place where = game.market().places.get(place);
        List<Integer> matching = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).fits(where)
                    && lines.get(i).flies(game.start().plusSeconds(hour * 3_600))) {
                matching.add(i);
            }
        }
        return new Kind(matching, where.room().seconds(), where.room().maxAds());
    }

    private void add(Kind kind, int count) {
        MPConstraint seconds = atMost((double) count * kind.seconds);
        MPConstraint ads = atMost((double) count * kind.maxAds);
        Map<String, List<MPVariable>> exclusive = new LinkedHashMap<>();
        for (int i : kind.matching) {
            DeliveryLine line = lines.get(i);
            MPVariable shown = solver.makeNumVar(0, count, "");
            value.setCoefficient(shown, line.priceMicros() / MICROS);
            seconds.setCoefficient(shown, line.seconds());
            ads.setCoefficient(shown, 1);
            MPConstraint whole = wholes.get(i);
            if (whole != null) {
                whole.setCoefficient(shown, 1);
            }
            if (kind.maxAds > 1) {
                String advertiser = "advertiser " + line.advertiser();
                String category = "category " + line.category();
                exclusive.computeIfAbsent(advertiser, _ -> new ArrayList<>()).add(shown);
                exclusive.computeIfAbsent(category, _ -> new ArrayList<>()).add(shown);
            }
        }
        for (List<MPVariable> rivals : exclusive.values()) {
            if (rivals.size() > 1) {
                MPConstraint one = atMost(count);
                rivals.forEach(shown -> one.setCoefficient(shown, 1));
            }
        }
    }

    private MPConstraint atMost(double most) {
        return solver.makeConstraint(-INFINITY, most, "");
    }
}
