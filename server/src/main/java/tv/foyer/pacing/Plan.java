package tv.foyer.pacing;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tv.foyer.kernel.LineItemId;

/**
 * What each contract gets of the supply to come, and the {@link Pace} that brings it about.
 *
 * <p>Solved is, over the parts x(i,c) of node i's breaks in which contract c has an ad,
 *
 * <pre>
 * max  sum n(i) * ( price(c) * x - spread(c) / 2 * x * x )  -  sum penalty of what is not delivered
 * with sum over c of takes(i,c) * x(i,c) <= seconds(i)      the break's length, or its most ads
 *      sum over c of a group of x(i,c)   <= 1               one ad of a category, of an advertiser
 *      sum over i of n(i) * x(i,c)       <= owed(c)         goal, share or budget left
 *      0 <= x(i,c) <= reach(c) * flight(c,i)
 * </pre>
 *
 * where an ad takes its own length or the break's length per ad, the longer. Its dual has one
 * number per contract (SHALE's alpha, here the value adjustment) and a few per node (SHALE's beta,
 * the prices of a second, of a place and of a group); given these, x is the part of draws in which
 * price plus adjustment less the draw exceeds what the seconds cost: just what the decision does,
 * without knowing the node's price, because there the other contracts are present in person.
 * Differences from the paper: ads have lengths, budgets and prices compete with promises in one
 * ranking, the quadratic term is measured from zero, and the second number is that term's width,
 * which takes the place of zeta: it is not solved, a controller ({@link Pacing}) corrects alpha
 * between plans.
 *
 * <p>Linear in the edges per pass and may stop at any time: after no pass at all each promise has
 * the even pace of {@link #even}. Seconds are shared as if ads could be cut; what whole pods cost,
 * the controller makes up for.
 */
public final class Plan {
    /** A plan looks no further ahead. */
    static final int MAX_HOURS = 24 * 35;

    static final double HOUR_SECONDS = 3_600;

    private static final int MAX_PASSES = 1_600;

    /** From a plan a few minutes older the way is short. */
    private static final int MAX_PASSES_AGAIN = 400;

    private static final int COARSE_PASSES = 30;
    private static final double BALANCED = 0.0003;

    private final Book book;
    private final Instant madeAt;
    private final int firstHour;
    private final int hours;
    private final double[] worth;
    private final double[] evenPart;
    private final float[][] offered;
    private final float[][] planned;
    private final float[][] slopes;
    private int passes;
    private double imbalance = 1;

    private Plan(Book book, Supply supply, Instant now) {
        this.book = book;
        this.madeAt = now;
        int latest = Arrays.stream(supply.hour).max().orElse(0);
        firstHour = Math.toIntExact(Math.floorDiv(now.getEpochSecond(), 3_600L));
        hours = Math.clamp((long) latest - firstHour + 1, 0, MAX_HOURS);
        worth = new double[book.size];
        evenPart = new double[book.size];
        offered = new float[book.size][hours];
        planned = new float[book.size][hours];
        slopes = new float[book.size][hours];
    }

    /**
     * Solves until balanced to half a thousandth of the value owed, or until the time is up.
     *
     * @param previous where to start from
     * @param expired the deadline: asked again and again, at least every thousand nodes
     */
    public static Plan solve(
            List<Contract> contracts,
            Supply supply,
            Instant now,
            Optional<Plan> previous,
            BooleanSupplier expired) {
        Book book = new Book(contracts);
        Plan plan = new Plan(book, supply, now);
        Solver solver = new Solver(book, supply, now.getEpochSecond(), expired);
        plan.start(solver, previous);
        plan.improve(solver, previous.isPresent() ? MAX_PASSES_AGAIN : MAX_PASSES, expired);
        plan.record(solver);
        return plan;
    }

    private void start(Solver solver, Optional<Plan> previous) {
        solver.look();
        for (int c = 0; c < book.size; c++) {
            double matched = solver.matched[c];
            evenPart[c] = matched > 0 ? Math.min(1, solver.owed(c) / matched) : 0;
        }
        solver.begin();
        previous.ifPresent(old -> old.worths().forEach((line, w) -> takeOver(solver, line, w)));
    }

    private void takeOver(Solver solver, LineItemId line, double worth) {
        Integer place = places().get(line);
        if (place != null && evenPart[place] > 0) {
            solver.worth[place] = Math.min(worth, book.most[place]);
        }
    }

    private void improve(Solver solver, int mostPasses, BooleanSupplier expired) {
        double value = 0;
        for (int c = 0; c < book.size; c++) {
            value += book.price[c] * Math.min(solver.owed(c), solver.matched[c]);
        }
        double enough = BALANCED * Math.max(value, 1);
        int stride = solver.coarsest();
        double least = Double.MAX_VALUE;
        double[] best = solver.worth.clone();
        while (passes < mostPasses && !expired.getAsBoolean()) {
            if (!solver.pass(stride, passes * 7)) {
                return;
            }
            passes++;
            double[] tried = solver.worth.clone();
            double off = solver.move();
            if (stride == 1 && off < least) {
                least = off;
                best = tried;
            }
            boolean settled = stride == 1 ? off <= enough : off <= 10 * enough;
            imbalance = off / Math.max(value, 1);
            if (settled && stride == 1) {
                return;
            }
            if (stride > 1 && (settled || passes % COARSE_PASSES == 0)) {
                stride = Math.max(1, stride / 8);
            }
        }
        if (least < Double.MAX_VALUE) {
            // Worths that swing to and fro to the last pass are no better for being the last.
            System.arraycopy(best, 0, solver.worth, 0, best.length);
        }
    }

    /** One more pass writes down what is planned. */
    private void record(Solver solver) {
        System.arraycopy(solver.worth, 0, worth, 0, book.size);
        solver.tell(this::note);
        for (int c = 0; c < book.size; c++) {
            double owed = solver.owed(c);
            if (solver.got[c] > owed && owed >= 0) {
                for (int h = 0; h < hours; h++) {
                    planned[c][h] *= (float) (owed / solver.got[c]);
                }
            }
        }
    }

    private void note(int contract, int hour, double matched, double impressions, double slope) {
        int h = hour - firstHour;
        if (h >= 0 && h < hours) {
            offered[contract][h] += (float) matched;
            planned[contract][h] += (float) impressions;
            slopes[contract][h] += (float) slope;
        }
    }

    /** Returns the pace of the contract at this place of the list that was given. */
    public Pace pace(int contract) {
        return paceOf(contract, worth[contract]);
    }

    /**
     * Whether a budget is not the limit: it takes what its price wins, faster than planned or not.
     */
    boolean unlimited(int contract) {
        return unlimited(contract, worth[contract]);
    }

    private boolean unlimited(int contract, double worth) {
        return !book.promised[contract] && worth >= book.most[contract];
    }

    /** A budget that is not the limit needs no lots drawn: it competes by its price. */
    Pace paceOf(int contract, double worth) {
        return unlimited(contract, worth)
                ? Pace.NEUTRAL
                : new Pace(
                        Math.round(worth - book.price[contract]),
                        Math.round(book.spread[contract]));
    }

    /**
     * Returns the pace for when there is no fresh plan: promises take an even part of all they
     * match, above all prices; budgets an even part by their price. Right as long as the supply
     * keeps its shape.
     */
    public Pace even(int contract) {
        return part(contract, evenPart[contract]);
    }

    /** Returns the pace of a contract that is to get this part of all breaks that it matches. */
    Pace part(int contract, double part) {
        double wide = book.promised[contract] ? 4 * book.firm[contract] : book.price[contract];
        double top = part * wide;
        return new Pace(Math.round(top - book.price[contract]), Math.round(wide));
    }

    /** Returns the impressions planned for the hour that starts at or before this instant. */
    public double planned(int contract, Instant hour) {
        int h = hourOf(hour);
        return h < 0 || h >= hours ? 0 : planned[contract][h];
    }

    /**
     * Returns how many breaks the contract matches that the hour still brought when this was made.
     */
    double offered(int contract, Instant hour) {
        int h = hourOf(hour);
        return h < 0 || h >= hours ? 0 : offered[contract][h];
    }

    /** Returns all impressions planned for the contract. */
    public double plannedInAll(int contract) {
        double sum = 0;
        for (float hour : planned[contract]) {
            sum += hour;
        }
        return sum;
    }

    /** Returns how many impressions an hour one micro of worth moves. */
    double slope(int contract, Instant hour) {
        int h = hourOf(hour);
        return h < 0 || h >= hours ? 0 : slopes[contract][h];
    }

    private int hourOf(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), 3_600L)) - firstHour;
    }

    /** Returns the instant that the plan was solved for. */
    public Instant madeAt() {
        return madeAt;
    }

    public int passes() {
        return passes;
    }

    /** Returns the value by which contracts get more or less than owed, in millionths of all. */
    public long imbalancePpm() {
        return Math.round(imbalance * 1e6);
    }

    Book book() {
        return book;
    }

    double worth(int contract) {
        return worth[contract];
    }

    Map<LineItemId, Integer> places() {
        if (places == null) {
            places = index(book.contracts);
        }
        return places;
    }

    private @org.jspecify.annotations.Nullable Map<LineItemId, Integer> places;

    static Map<LineItemId, Integer> index(List<Contract> contracts) {
        Map<LineItemId, Integer> places = HashMap.newHashMap(contracts.size());
        for (int c = 0; c < contracts.size(); c++) {
            if (places.put(contracts.get(c).lineItem(), c) != null) {
                throw new IllegalArgumentException(
                        "contracts: " + contracts.get(c).lineItem() + " twice");
            }
        }
        return places;
    }

    private Map<LineItemId, Double> worths() {
        Map<LineItemId, Double> worths = HashMap.newHashMap(book.size);
        for (int c = 0; c < book.size; c++) {
            worths.put(book.contracts.get(c).lineItem(), worth[c]);
        }
        return worths;
    }
}
