package tv.foyer.pacing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The contracts of one plan as columns, in micros, seconds and impressions.
 *
 * <p>{@code firm[c]} is the worth up to which a promise is kept in full: above every price, so no
 * promise yields to an unpromised ad. Beyond it the shortfall starts, and grows with the worth
 * against the penalty: contracts that meet there lack parts that are as the inverse of their
 * penalties.
 */
final class Book {
    /** Width of the draw, as a part of a usual price for the contract's length. */
    private static final double PROMISE_SPREAD = 0.2;

    private static final double BUDGET_SPREAD = 0.06;

    /** A sponsorship takes its part of all it matches, whatever else could be had there. */
    private static final double SPONSOR_SPREAD = 4;

    /** How far above all prices the worth of a promise goes before it falls short. */
    private static final double FIRM = 2;

    final List<Contract> contracts;
    final int size;
    final double[] price;
    final double[] seconds;
    final double[] spread;
    final double[] firm;
    final double[] penalty;
    final double[] most;
    final double[] owed;
    final double[] share;
    final double[] reach;
    final double[] start;
    final double[] end;
    final boolean[] promised;

    /** Of each contract the groups of which a break has one at most; groups of one are none. */
    final int[][] groups;

    Book(List<Contract> contracts) {
        this.contracts = List.copyOf(contracts);
        size = contracts.size();
        price = column(Contract::priceMicros);
        seconds = column(Contract::seconds);
        owed = column(Contract::owed);
        share = column(Contract::share);
        reach = column(c -> c.reachPpm() / 1e6);
        start = column(c -> c.flight().start().getEpochSecond());
        end = column(c -> c.flight().end().getEpochSecond());
        promised = new boolean[size];
        spread = new double[size];
        firm = new double[size];
        penalty = new double[size];
        most = new double[size];
        groups = groups(this.contracts);
        value();
    }

    private void value() {
        double usual = usualPricePerSecond();
        double highest = Math.max(1, Arrays.stream(price).max().orElse(1));
        double length = Arrays.stream(seconds).average().orElse(1);
        for (int c = 0; c < size; c++) {
            Contract contract = contracts.get(c);
            promised[c] = contract.promised();
            double wide =
                    switch (contract.target()) {
                        case Target.Impressions _ -> PROMISE_SPREAD * usual * seconds[c];
                        case Target.Budget _ -> BUDGET_SPREAD * usual * seconds[c];
                        case Target.ShareOfVoice _ -> SPONSOR_SPREAD * highest;
                    };
            spread[c] = Math.max(1, wide);
            firm[c] = FIRM * highest * Math.max(0.5, seconds[c] / length) + spread[c];
            penalty[c] = Math.max(1, contract.penalty());
            most[c] = promised[c] ? firm[c] + penalty[c] : price[c] + spread[c] / 2;
        }
    }

    private static int[][] groups(List<Contract> contracts) {
        Map<String, Integer> sizes = new HashMap<>();
        contracts.forEach(c -> c.exclusive().forEach(name -> sizes.merge(name, 1, Integer::sum)));
        Map<String, Integer> numbers = new HashMap<>();
        int[][] groups = new int[contracts.size()][];
        for (int c = 0; c < groups.length; c++) {
            groups[c] =
                    contracts.get(c).exclusive().stream()
                            .distinct()
                            .filter(name -> sizes.getOrDefault(name, 0) > 1)
                            .mapToInt(name -> numbers.computeIfAbsent(name, _ -> numbers.size()))
                            .toArray();
        }
        return groups;
    }

    private double usualPricePerSecond() {
        double[] rates = new double[size];
        for (int c = 0; c < size; c++) {
            rates[c] = price[c] / seconds[c];
        }
        Arrays.sort(rates);
        return size == 0 ? 1 : Math.max(1, rates[size / 2]);
    }

    /** Returns the part of an owed number that a contract of this worth goes without. */
    double shortfall(int c, double worth) {
        return promised[c] ? Math.clamp((worth - firm[c]) / penalty[c], 0, 1) : 0;
    }

    /** Returns the part of a span of seconds since 1970 in which the contract may be served. */
    double covers(int c, double fromSecond, double toSecond) {
        double begin = Math.max(fromSecond, start[c]);
        double close = Math.min(toSecond, end[c]);
        return close > begin ? Math.min(1, (close - begin) / (toSecond - fromSecond)) : 0;
    }

    private interface Figure {
        double of(Contract contract);
    }

    private double[] column(Figure figure) {
        return contracts.stream().mapToDouble(figure::of).toArray();
    }
}
