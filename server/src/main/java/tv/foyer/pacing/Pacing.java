package tv.foyer.pacing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import tv.foyer.kernel.LineItemId;

/**
 * Holds delivery to the plan from minute to minute: a state and a pure step. Each contract has its
 * target of the hour, fixed when the hour began, to be reached along a straight line. Where the
 * rate needed for the next minutes differs from the rate expected at the present worth, the worth
 * moves by the difference over the plan's slope: a step of dual mirror descent, scaled by what the
 * plan knows of the market's steepness. (Balseiro, Lu, Mirrokni: "The Best of Many Worlds: Dual
 * Mirror Descent for Online Allocation Problems", Operations Research 2023.)
 *
 * <p>Steps that keep their direction grow, and shrink when it turns, so a plan that misjudges the
 * slope costs minutes. Time that stands still or runs back changes counts only.
 */
public final class Pacing {
    private static final double LOOK_AHEAD = 6;
    private static final double MEMORY = 6;
    private static final double LONGEST_STEP = 0.6;
    private static final double HOUR = Plan.HOUR_SECONDS;

    /** Minutes before the hour ends from which on a promise that is behind draws lots. */
    private static final double CLOSING = 5;

    /** What is drawn for above what is missing: the last is surely got, and then it stops. */
    private static final double EAGER = 1.4;

    /** No lots: the worth decides. */
    private static final double BY_WORTH = -1;

    private final Plan plan;
    private final Instant at;
    private final double targetFrom;
    private final double[] target;
    private final double[] delivered;
    private final double[] matched;
    private final double[] worth;
    private final double[] rate;
    private final double[] gain;
    private final double[] turn;

    /** The part of all matched breaks that a promise draws lots for, whatever others pay. */
    private final double[] lots;

    private Pacing(Plan plan, Instant at, double targetFrom) {
        int size = plan.book().size;
        this.plan = plan;
        this.at = at;
        this.targetFrom = targetFrom;
        target = new double[size];
        delivered = new double[size];
        matched = new double[size];
        worth = new double[size];
        rate = new double[size];
        gain = new double[size];
        turn = new double[size];
        lots = new double[size];
        Arrays.fill(lots, BY_WORTH);
    }

    /** Begins with a plan and no history. */
    public static Pacing start(Plan plan) {
        Instant now = plan.madeAt();
        Pacing pacing = new Pacing(plan, now, now.getEpochSecond());
        for (int c = 0; c < pacing.worth.length; c++) {
            pacing.worth[c] = plan.worth(c);
            pacing.gain[c] = 1;
        }
        pacing.aim();
        return pacing;
    }

    /** Takes a new plan; what the old one's corrections learned and the hour's targets stay. */
    public Pacing adopt(Plan fresh) {
        Instant now = fresh.madeAt().isAfter(at) ? fresh.madeAt() : at;
        boolean newHour = hour(now) != hour(at);
        double from = newHour ? (double) hour(now) * HOUR : targetFrom;
        Pacing next = new Pacing(fresh, now, from);
        Map<LineItemId, Integer> old = plan.places();
        for (int c = 0; c < next.worth.length; c++) {
            Integer was = old.get(fresh.book().contracts.get(c).lineItem());
            next.worth[c] = fresh.worth(c);
            next.gain[c] = 1;
            next.target[c] = fresh.planned(c, now);
            next.rate[c] = next.target[c] / Math.max(1, next.minutesLeft(c));
            if (was != null) {
                next.inherit(c, this, was, newHour);
            }
        }
        return next;
    }

    private void inherit(int c, Pacing old, int was, boolean newHour) {
        double correction = old.worth[was] - old.plan.worth(was);
        boolean over = plan.book().end[c] <= at.getEpochSecond() || plan.worth(c) <= 0;
        worth[c] = over ? 0 : bounded(c, plan.worth(c) + correction);
        gain[c] = old.gain[was];
        turn[c] = old.turn[was];
        if (!newHour) {
            target[c] = old.target[was];
            delivered[c] = old.delivered[was];
            matched[c] = old.matched[was];
            rate[c] = old.rate[was];
            lots[c] = old.lots[was];
        }
    }

    /** Takes in what was counted since the last time and corrects. */
    public Pacing after(Counts counts, Instant now) {
        double minutes = (now.getEpochSecond() - at.getEpochSecond()) / 60.0;
        boolean newHour = minutes > 0 && hour(now) != hour(at);
        Instant then = minutes > 0 ? now : at;
        Pacing next = new Pacing(plan, then, newHour ? (double) hour(now) * HOUR : targetFrom);
        for (int c = 0; c < worth.length; c++) {
            next.target[c] = target[c];
            next.worth[c] = worth[c];
            next.gain[c] = gain[c];
            next.turn[c] = turn[c];
            next.lots[c] = lots[c];
            next.rate[c] = rate[c];
            next.delivered[c] = delivered[c] + counts.delivered()[c];
            next.matched[c] = matched[c] + counts.matched()[c];
            if (minutes > 0) {
                double learn = minutes / (minutes + MEMORY);
                next.rate[c] += learn * (counts.delivered()[c] / minutes - rate[c]);
            }
        }
        if (newHour) {
            next.aim();
        }
        if (minutes > 0) {
            next.correct();
        }
        return next;
    }

    private void aim() {
        Arrays.fill(delivered, 0);
        Arrays.fill(matched, 0);
        for (int c = 0; c < target.length; c++) {
            target[c] = plan.planned(c, at);
            rate[c] = target[c] / Math.max(1, minutesLeft(c));
        }
    }

    private void correct() {
        for (int c = 0; c < worth.length; c++) {
            double left = minutesLeft(c);
            lots[c] = BY_WORTH;
            if (plan.unlimited(c)) {
                worth[c] = plan.worth(c);
                continue;
            }
            if (left <= 0 || (plan.worth(c) <= 0 && target[c] <= 0)) {
                worth[c] = left <= 0 ? 0 : worth[c];
                continue;
            }
            lots[c] = lots(c, left);
            if (lots[c] != BY_WORTH) {
                continue;
            }
            double ahead = Math.min(left, LOOK_AHEAD);
            double needed = Math.max(0, wanted(c, ahead) - delivered[c]) / ahead;
            move(c, needed - rate[c], needed);
        }
    }

    /**
     * A promise that has its hour's target stops; one that is behind when the hour is nearly over
     * draws lots for the rest. Few impressions come by chance, not by price: without this the hours
     * of a small promise would be off by what its last minutes brought.
     */
    private double lots(int c, double left) {
        if (!plan.book().promised[c] || plan.book().share[c] > 0 || target[c] < 1) {
            return BY_WORTH;
        }
        double missing = target[c] - delivered[c];
        if (missing < 0.5) {
            return 0;
        }
        double passed = minutesInHour(c) - left;
        boolean behind = delivered[c] < target[c] * passed / minutesInHour(c);
        double coming = coming(c, left);
        if (left > CLOSING || !behind || coming <= 0) {
            return BY_WORTH;
        }
        return Math.min(1, EAGER * missing / coming);
    }

    /** Returns how many breaks that it matches the rest of the hour brings a contract. */
    private double coming(int c, double left) {
        double from = Math.max(begin(c), (double) plan.madeAt().getEpochSecond());
        double told = (close(c) - from) / 60;
        return told > 0 ? plan.offered(c, at) * Math.min(1, left / told) : 0;
    }

    private void move(int c, double miss, double needed) {
        double wide = plan.book().spread[c];
        double steep = plan.slope(c, at) / Math.max(1, minutesInHour(c));
        double least = 0.3 * Math.max(needed, target[c] / 60) / wide;
        if (steep <= 0 && least <= 0) {
            return;
        }
        boolean counts = Math.abs(miss) > 0.1 * Math.max(needed, rate[c]);
        if (counts) {
            double kept = Math.signum(miss) * turn[c];
            gain[c] = Math.clamp(gain[c] * (kept > 0 ? 1.15 : kept < 0 ? 0.7 : 1), 0.5, 8);
            turn[c] = Math.signum(miss);
        }
        double step = gain[c] * miss / Math.max(steep, least);
        double longest = LONGEST_STEP * wide;
        double before = worth[c];
        worth[c] = bounded(c, before + Math.clamp(step, -longest, longest));
        rate[c] = Math.max(0, rate[c] + 0.7 * steep * (worth[c] - before));
    }

    private double bounded(int c, double value) {
        return Math.clamp(value, 0, plan.book().most[c]);
    }

    /** Returns what is to be delivered of the hour's target by so many minutes from now. */
    private double wanted(int c, double ahead) {
        double share = plan.book().share[c];
        if (share > 0) {
            double passed = Math.max(1, (at.getEpochSecond() - begin(c)) / 60.0);
            return share * matched[c] * (passed + ahead) / passed;
        }
        double begin = begin(c);
        double close = close(c);
        double then = Math.min(close, at.getEpochSecond() + ahead * 60);
        return close > begin ? target[c] * Math.max(0, then - begin) / (close - begin) : 0;
    }

    private double begin(int c) {
        return Math.max(targetFrom, plan.book().start[c]);
    }

    private double close(int c) {
        return Math.min(HOUR * (hour(at) + 1.0), plan.book().end[c]);
    }

    private double minutesLeft(int c) {
        return (close(c) - Math.max(begin(c), (double) at.getEpochSecond())) / 60;
    }

    private double minutesInHour(int c) {
        return (close(c) - begin(c)) / 60;
    }

    private static long hour(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 3_600L);
    }

    /** Returns what the decision needs. */
    public Paces paces() {
        Pace[] fresh = new Pace[worth.length];
        Pace[] even = new Pace[worth.length];
        for (int c = 0; c < worth.length; c++) {
            fresh[c] = lots[c] == BY_WORTH ? plan.paceOf(c, worth[c]) : plan.part(c, lots[c]);
            even[c] = plan.even(c);
        }
        return new Paces(at, plan.places(), fresh, even);
    }

    /** Returns the impressions that the plan set for the present hour when it began. */
    public double target(int contract) {
        return target[contract];
    }
}
