package tv.foyer.pacing;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The prices at which what is asked of one node's breaks just fills them: of a second, of an ad's
 * place, and of being the one of an exclusive group. A price is 0 where its limit never binds. One
 * price in turn: the node's dual is convex and smooth in each, and the prices found are kept as
 * where to start from in the next pass.
 *
 * <p>Holds one node at a time, so that a pass over a million of them allocates nothing.
 */
final class Clearing {
    private static final int STEPS = 30;
    private static final int TURNS = 4;
    private static final double CLEARED = 1e-5;
    private static final double SETTLED = 1e-4;
    private static final float[] UNPRICED = {};

    private final Book book;
    private final Supply supply;
    private final double fromSecond;
    private final float[] secondPrice;
    private final float[] placePrice;

    /** Of each node the prices of its cell's groups; empty until one of them binds. */
    private final float[][] groupPrice;

    /** Of each cell the contracts of each group of which it has more than one. */
    private final int[][][] rivals;

    private final int[] who;
    private final int[] everyone;
    private final int[] someone;
    private final double[] top;
    private final double[] seconds;
    private final double[] ones;
    private final double[] net;
    private final double[] perWide;
    private final double[] open;

    /** What a member pays for its groups. */
    private final double[] fees;

    /** Where a contract stands among the members, or -1. */
    private final int[] places;

    private int members;
    private double perSecond;
    private double perAd;

    Clearing(Book book, Supply supply, double fromSecond) {
        this.book = book;
        this.supply = supply;
        this.fromSecond = fromSecond;
        secondPrice = new float[supply.size];
        placePrice = new float[supply.size];
        groupPrice = new float[supply.size][];
        Arrays.fill(groupPrice, UNPRICED);
        rivals = new int[supply.cells.length][][];
        for (int cell = 0; cell < rivals.length; cell++) {
            rivals[cell] = rivals(supply.cells[cell], book);
        }
        int widest = Arrays.stream(supply.cells).mapToInt(cell -> cell.length).max().orElse(0);
        who = new int[widest];
        everyone = new int[widest];
        Arrays.setAll(everyone, i -> i);
        someone = new int[widest];
        top = new double[widest];
        seconds = new double[widest];
        net = new double[widest];
        ones = new double[widest];
        Arrays.fill(ones, 1);
        perWide = new double[widest];
        open = new double[widest];
        fees = new double[widest];
        places = new int[book.size];
        Arrays.fill(places, -1);
    }

    private static int[][] rivals(int[] contracts, Book book) {
        return Arrays.stream(contracts)
                .flatMap(c -> Arrays.stream(book.groups[c]))
                .distinct()
                .mapToObj(group -> Arrays.stream(contracts).filter(c -> in(book.groups[c], group)))
                .map(IntStream::toArray)
                .filter(group -> group.length > 1)
                .toArray(int[][]::new);
    }

    private static boolean in(int[] groups, int group) {
        return Arrays.stream(groups).anyMatch(one -> one == group);
    }

    /** Takes up a node and finds its prices. */
    void clear(int node, double[] worth) {
        gather(node, worth);
        int[][] groups = supply.maxAds[node] > 1 ? rivals[supply.cell[node]] : new int[0][];
        perSecond = secondPrice[node];
        perAd = placePrice[node];
        for (int group = 0; group < groupPrice[node].length; group++) {
            charge(groups[group], groupPrice[node][group]);
        }
        for (int turn = 0; turn < TURNS; turn++) {
            if (!turn(node, groups)) {
                break;
            }
        }
        secondPrice[node] = (float) perSecond;
        placePrice[node] = (float) perAd;
        for (int i = 0; i < members; i++) {
            places[who[i]] = -1;
        }
    }

    private void gather(int node, double[] worth) {
        double hourStart = supply.hour[node] * Plan.HOUR_SECONDS;
        double hourEnd = hourStart + Plan.HOUR_SECONDS;
        double from = Math.max(hourStart, fromSecond);
        int breakSeconds = supply.seconds[node];
        members = 0;
        if (hourEnd <= from) {
            return;
        }
        for (int c : supply.cells[supply.cell[node]]) {
            double room = book.reach[c] * book.covers(c, from, hourEnd);
            if (room > 0 && book.seconds[c] <= breakSeconds) {
                who[members] = c;
                places[c] = members;
                top[members] = worth[c];
                seconds[members] = book.seconds[c];
                perWide[members] = 1 / book.spread[c];
                open[members] = room;
                fees[members] = 0;
                members++;
            }
        }
    }

    /** Finds each price once; returns whether any moved. */
    private boolean turn(int node, int[][] groups) {
        double second = 0;
        if (supply.maxAds[node] > 1) {
            rest(ones, perAd);
            second = find(everyone, members, seconds, supply.seconds[node], perSecond);
        }
        rest(seconds, second);
        double place = find(everyone, members, ones, supply.maxAds[node], perAd);
        boolean moved = !near(second, perSecond) || !near(place, perAd);
        perSecond = second;
        perAd = place;
        for (int group = 0; group < groups.length; group++) {
            moved |= exclude(node, group, groups);
        }
        return moved;
    }

    /** Finds the price of being the one of a group; returns whether it moved. */
    private boolean exclude(int node, int group, int[][] groups) {
        double before = groupPrice[node].length > 0 ? groupPrice[node][group] : 0;
        int count = 0;
        for (int c : groups[group]) {
            int i = places[c];
            if (i >= 0) {
                someone[count++] = i;
                fees[i] -= before;
                net[i] = top[i] - fees[i] - seconds[i] * perSecond - perAd;
            }
        }
        double price = count > 1 ? find(someone, count, ones, 1, before) : 0;
        for (int k = 0; k < count; k++) {
            fees[someone[k]] += price;
        }
        if (price > 0 && groupPrice[node].length == 0) {
            groupPrice[node] = new float[groups.length];
        }
        if (groupPrice[node].length > 0) {
            groupPrice[node][group] = (float) price;
        }
        return !near(price, before);
    }

    private void charge(int[] group, double price) {
        for (int c : group) {
            if (places[c] >= 0) {
                fees[places[c]] += price;
            }
        }
    }

    private static boolean near(double now, double before) {
        return Math.abs(now - before) <= SETTLED * Math.max(now, before);
    }

    /** What each member is worth after paying for all but the limit that is searched. */
    private void rest(double[] paid, double otherPrice) {
        for (int i = 0; i < members; i++) {
            net[i] = top[i] - fees[i] - paid[i] * otherPrice;
        }
    }

    private double find(int[] of, int count, double[] takes, double room, double from) {
        double low = 0;
        double high = 0;
        for (int k = 0; k < count; k++) {
            high = Math.max(high, net[of[k]] / takes[of[k]]);
        }
        double price = Math.min(from, high);
        for (int step = 0; step < STEPS; step++) {
            double asked = -room;
            double fall = 0;
            for (int k = 0; k < count; k++) {
                int i = of[k];
                double chance = (net[i] - takes[i] * price) * perWide[i];
                if (chance >= 1) {
                    asked += takes[i] * open[i];
                } else if (chance > 0) {
                    asked += takes[i] * open[i] * chance;
                    fall += takes[i] * takes[i] * open[i] * perWide[i];
                }
            }
            if (Math.abs(asked) <= CLEARED * room || (asked <= 0 && price == 0)) {
                return price;
            }
            if (asked > 0) {
                low = price;
            } else {
                high = price;
            }
            double newton = fall > 0 ? price + asked / fall : -1;
            boolean inside = newton > low && newton < high;
            price = inside ? newton : newton <= 0 && low == 0 && asked < 0 ? 0 : (low + high) / 2;
        }
        return high;
    }

    /** Returns how many contracts may be served in the node that was cleared last. */
    int members() {
        return members;
    }

    int contract(int member) {
        return who[member];
    }

    /** Returns the part of the node's breaks in which a member may be served at all. */
    double open(int member) {
        return open[member];
    }

    /** Returns the part of these that it gets; below 0 or above 1 where it is not near. */
    double chance(int member) {
        double left = top[member] - fees[member] - seconds[member] * perSecond - perAd;
        return left * perWide[member];
    }
}
