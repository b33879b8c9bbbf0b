package tv.foyer.pacing;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The dual passes. Each visits the nodes: a node finds the price of its seconds at which the
 * contracts that match just fill it, and tells each contract what it would get; then every contract
 * moves its worth towards the one at which it gets what it is owed. The larger the supply, the
 * coarser a sample the first passes take of it.
 */
final class Solver {
    private static final int NODES_BETWEEN_LOOKS = 1_024;
    private static final long EDGES_OF_COARSE_PASS = 1_000_000;
    private static final double MAX_GAIN = 64;

    private static final Sink NOBODY = (_, _, _, _, _) -> {};

    private final Book book;
    private final Supply supply;
    private final BooleanSupplier expired;
    private final Clearing clearing;

    final double[] worth;
    final double[] got;
    final double[] slope;
    final double[] matched;
    private final double[] gain;
    private final double[] lastMiss;

    /** Receives what each contract matches and gets of one node. */
    interface Sink {
        void take(int contract, int hour, double matched, double impressions, double slope);
    }

    Solver(Book book, Supply supply, double fromSecond, BooleanSupplier expired) {
        this.book = book;
        this.supply = supply;
        this.expired = expired;
        worth = new double[book.size];
        got = new double[book.size];
        slope = new double[book.size];
        matched = new double[book.size];
        gain = new double[book.size];
        lastMiss = new double[book.size];
        clearing = new Clearing(book, supply, fromSecond);
        Arrays.fill(gain, 1);
    }

    /** Returns how coarse the first passes are: every n-th node. */
    int coarsest() {
        long edges = 0;
        for (int node = 0; node < supply.size; node++) {
            edges += supply.cells[supply.cell[node]].length;
        }
        return (int) Math.max(1, Math.min(64, edges / EDGES_OF_COARSE_PASS));
    }

    /** Visits every n-th node; returns false when the time was up before the last. */
    boolean pass(int stride, int first) {
        forget();
        int looks = 0;
        for (int node = first % stride; node < supply.size; node += stride) {
            if (++looks % NODES_BETWEEN_LOOKS == 0 && expired.getAsBoolean()) {
                return false;
            }
            visit(node, stride, NOBODY);
        }
        return true;
    }

    /** Visits every node, or a coarse sample when the time is up already; always to the end. */
    void tell(Sink sink) {
        forget();
        int stride = expired.getAsBoolean() ? coarsest() : 1;
        for (int node = 0; node < supply.size; node += stride) {
            visit(node, stride, sink);
        }
    }

    /** Learns what each contract matches, of a coarse sample. */
    void look() {
        forget();
        int stride = coarsest();
        for (int node = 0; node < supply.size; node += stride) {
            visit(node, stride, NOBODY);
        }
    }

    private void forget() {
        Arrays.fill(got, 0);
        Arrays.fill(slope, 0);
        Arrays.fill(matched, 0);
    }

    private void visit(int node, int stride, Sink sink) {
        clearing.clear(node, worth);
        double count = (double) supply.expected[node] * stride;
        for (int i = 0; i < clearing.members(); i++) {
            int c = clearing.contract(i);
            double chance = clearing.chance(i);
            double part = chance <= 0 ? 0 : chance >= 1 ? 1 : chance;
            double seen = count * clearing.open(i);
            double steep = chance > 0 && chance < 1 ? seen / book.spread[c] : 0;
            matched[c] += seen;
            got[c] += seen * part;
            slope[c] += steep;
            sink.take(c, supply.hour[node], seen, seen * part, steep);
        }
    }

    /** Takes as first solution the worth that keeps each promise where supply is plenty. */
    void begin() {
        for (int c = 0; c < book.size; c++) {
            double owed = owed(c);
            double part = matched[c] > 0 ? Math.min(1, owed / matched[c]) : 0;
            boolean all = part == 1 && !book.promised[c];
            worth[c] = all ? book.most[c] : Math.min(book.most[c], part * book.spread[c]);
        }
    }

    double owed(int c) {
        return book.share[c] > 0 ? book.share[c] * matched[c] : book.owed[c];
    }

    /** Moves each worth; returns the value of what is still missed or given too much. */
    double move() {
        double off = 0;
        for (int c = 0; c < book.size; c++) {
            double owed = owed(c);
            double miss = owed * (1 - book.shortfall(c, worth[c])) - got[c];
            boolean content = miss > 0 ? worth[c] >= book.most[c] : worth[c] <= 0;
            if (matched[c] <= 0 || content) {
                lastMiss[c] = 0;
                continue;
            }
            off += Math.abs(miss) * book.price[c];
            worth[c] = Math.clamp(worth[c] + step(c, miss, owed), 0, book.most[c]);
        }
        return off;
    }

    private double step(int c, double miss, double owed) {
        double kept = miss * lastMiss[c];
        if (kept > 0 && Math.abs(miss) > 0.5 * Math.abs(lastMiss[c])) {
            gain[c] = Math.min(MAX_GAIN, gain[c] * 1.4);
        } else if (kept < 0) {
            gain[c] = Math.max(0.05, gain[c] * 0.5);
        }
        lastMiss[c] = miss;
        boolean lacking = book.promised[c] && worth[c] > book.firm[c];
        double steep = slope[c] + (lacking ? owed / book.penalty[c] : 0);
        double least = 0.1 * Math.max(owed, 0.02 * matched[c]) / book.spread[c];
        double most = Math.max(book.spread[c], 0.3 * worth[c]);
        return Math.clamp(gain[c] * miss / Math.max(steep, least), -most, most);
    }
}
