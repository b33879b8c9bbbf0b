package tv.foyer.exchange;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the ads of a pod that are worth most together: in each place at most so many and so long,
 * no two that share what the pod may hold once, first and last places promised once.
 *
 * <p>Exact. Depth-first over the places, in each over its ads, the dearest first; what is still to
 * come is bounded by the places' knapsacks without the pod's separations, solved beforehand. Time
 * in those is counted in so coarse units that a table stays small, rounded in favour of the ads, so
 * that the bound is never too low. A search that passes its number of steps ends with the best it
 * has, and says so.
 *
 * <p>Not the problem of the direct path, whose solver ({@code ads}) fills one break with ads of one
 * category and one advertiser each: there the categories part the ads into classes, so that dynamic
 * programming over them is exact and its table is the answer. A bid brings several domains and
 * categories, of which any one in common is a clash; clashes reach from place to place; and the
 * ends of a pod are promised. Nothing parts the ads into classes, so the table can only be a bound
 * here, and the exact answer takes a search, which must be able to stop.
 */
final class PodSearch {
    private static final int MAX_STEPS = 50_000;
    private static final int MAX_UNITS = 120;

    private final List<Place> places;
    private final List<List<Candidate>> ads;
    private final List<long[][]> rest = new ArrayList<>();
    private final int[] unit;
    private final long[] later;
    private final BitSet[] clashes;
    private final int[] firstOf;
    private final BitSet chosen = new BitSet();
    private BitSet best = new BitSet();
    private long bestWorth = -1;
    private int steps;

    /**
     * What was found; {@code exact} is false when the search was cut short.
     *
     * @param chosen in the order of the candidates given
     */
    record Found(List<Candidate> chosen, long cpmMicros, boolean exact) {}

    private PodSearch(List<Place> places, List<List<Candidate>> ads, Separation separation) {
        this.places = places;
        this.ads = ads;
        this.unit = new int[places.size()];
        this.later = new long[places.size() + 1];
        this.firstOf = new int[places.size() + 1];
        List<Candidate> all = ads.stream().flatMap(List::stream).toList();
        this.clashes = separation.clashes(all);
        for (int p = places.size() - 1; p >= 0; p--) {
            Place place = places.get(p);
            unit[p] = Math.max(1, (place.maxSeconds() + MAX_UNITS - 1) / MAX_UNITS);
            rest.addFirst(knapsack(place, ads.get(p), unit[p]));
            later[p] = later[p + 1] + bound(p, 0, place.maxAds(), place.maxSeconds());
        }
        for (int p = 0; p < places.size(); p++) {
            firstOf[p + 1] = firstOf[p] + ads.get(p).size();
        }
    }

    /**
     * @param places of one pod
     * @param ads the candidates of each place, the dearest first
     */
    static Found best(List<Place> places, List<List<Candidate>> ads, Separation separation) {
        PodSearch solver = new PodSearch(places, ads, separation);
        solver.place(0, 0);
        List<Candidate> all = ads.stream().flatMap(List::stream).toList();
        return new Found(
                solver.best.stream().mapToObj(all::get).toList(),
                solver.bestWorth,
                solver.steps <= MAX_STEPS);
    }

    private void place(int p, long worth) {
        if (p == places.size()) {
            if (worth > bestWorth) {
                bestWorth = worth;
                best = (BitSet) chosen.clone();
            }
            return;
        }
        Place place = places.get(p);
        ad(p, 0, new Left(place.maxAds(), place.maxSeconds(), 0, 0, 0), worth);
    }

    /** What is left of a place, and how many of its ads wish to be first, last, or either. */
    private record Left(int ads, int seconds, int first, int last, int either) {
        Left less(Candidate ad) {
            return new Left(
                    ads - 1,
                    seconds - ad.seconds(),
                    first + (ad.wish() == 1 ? 1 : 0),
                    last + (ad.wish() == -1 ? 1 : 0),
                    either + (ad.wish() == 2 ? 1 : 0));
        }

        /** Each end of a pod is one place. */
        boolean placeable() {
            return first <= 1 && last <= 1 && first + last + either <= 2;
        }
    }

    private void ad(int p, int i, Left left, long worth) {
        if (++steps > MAX_STEPS) {
            return;
        }
        if (i == ads.get(p).size() || left.ads() == 0) {
            place(p + 1, worth);
            return;
        }
        long most = worth + bound(p, i, left.ads(), left.seconds()) + later[p + 1];
        if (most <= bestWorth) {
            return;
        }
        Candidate ad = ads.get(p).get(i);
        int number = firstOf[p] + i;
        Left after = left.less(ad);
        if (after.seconds() >= 0 && after.placeable() && !clashes[number].intersects(chosen)) {
            chosen.set(number);
            ad(p, i + 1, after, worth + ad.cpmMicros());
            chosen.clear(number);
        }
        ad(p, i + 1, left, worth);
    }

    private long bound(int p, int from, int adsLeft, int seconds) {
        int units = (seconds + unit[p] - 1) / unit[p];
        int width = (places.get(p).maxSeconds() + unit[p] - 1) / unit[p] + 1;
        return rest.get(p - (places.size() - rest.size()))[from][adsLeft * width + units];
    }

    /** For each ad on: the most that it and those after it are worth in so many ads and units. */
    private static long[][] knapsack(Place place, List<Candidate> ads, int unit) {
        int width = (place.maxSeconds() + unit - 1) / unit + 1;
        long[][] worth = new long[ads.size() + 1][(place.maxAds() + 1) * width];
        for (int i = ads.size() - 1; i >= 0; i--) {
            long gain = ads.get(i).cpmMicros();
            int length = ads.get(i).seconds() / unit;
            System.arraycopy(worth[i + 1], 0, worth[i], 0, worth[i].length);
            for (int row = width; row < worth[i].length; row += width) {
                for (int time = length; time < width; time++) {
                    long with = worth[i + 1][row - width + time - length] + gain;
                    worth[i][row + time] = Math.max(worth[i][row + time], with);
                }
            }
        }
        return worth;
    }
}
