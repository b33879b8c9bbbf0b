package tv.foyer.ads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.ads.AdDecision.Choice;
import tv.foyer.kernel.PartnerId;

/**
 * Finds the pod of the highest price: at most so many ads, at most so many seconds, one ad of a
 * category, one of an advertiser. Of equal prices the pod with more ads wins, then the earlier line
 * items.
 *
 * <p>Exact. One of a category makes it a multiple-choice knapsack with the categories as classes,
 * solved by dynamic programming over (ads, time); time is counted in the greatest common divisor of
 * the films' lengths. One of an advertiser is relaxed at first: only when an advertiser with
 * several categories shows up twice does the search branch on the one category that it keeps, with
 * the relaxed value as bound.
 */
final class PodSolver {
    /** An ad is worth its price, and among equal prices one ad more. */
    private static final long TIE = 8;

    static final int MAX_ADS = (int) TIE - 1;

    private final List<Choice> choices;
    private final int maxAds;
    private final int unitSeconds;
    private final int width;
    private final int[][] classes;
    private final int[] classOf;
    private final int[] length;
    private final long[] gain;
    private final boolean[] banned;
    private final long[] worth;
    private final int[][] taken;

    private long bestWorth = -1;
    private int[] best = {};

    private PodSolver(List<Choice> choices, int maxSeconds, int maxAds) {
        this.choices = choices;
        this.maxAds = Math.min(maxAds, choices.size());
        this.unitSeconds = commonLength(choices);
        this.width = maxSeconds / unitSeconds + 1;
        this.classOf = new int[choices.size()];
        this.classes = classes(choices, classOf);
        this.length =
                choices.stream().mapToInt(c -> c.creative().seconds() / unitSeconds).toArray();
        this.gain = choices.stream().mapToLong(c -> c.lineItem().priceMicros() * TIE + 1).toArray();
        this.banned = new boolean[choices.size()];
        this.worth = new long[(this.maxAds + 1) * width];
        this.taken = new int[classes.length][worth.length];
    }

    /** Returns the best pod, the dearest ad first. */
    static List<Choice> best(List<Choice> choices, int maxSeconds, int maxAds) {
        if (maxAds > MAX_ADS) {
            throw new IllegalArgumentException("maxAds: at most " + MAX_ADS + ", was " + maxAds);
        }
        if (choices.isEmpty() || maxAds < 1) {
            return List.of();
        }
        PodSolver solver = new PodSolver(choices, maxSeconds, maxAds);
        solver.search();
        return Arrays.stream(solver.best)
                .mapToObj(choices::get)
                .sorted(
                        Comparator.comparingLong((Choice c) -> c.lineItem().priceMicros())
                                .reversed())
                .toList();
    }

    private void search() {
        long relaxed = fill();
        if (relaxed <= bestWorth) {
            return;
        }
        int[] pod = trace();
        PartnerId twice = twiceIn(pod);
        if (twice == null) {
            bestWorth = relaxed;
            best = pod;
        } else {
            branch(twice);
        }
    }

    /** Lets the advertiser keep each of its categories in turn; one of these holds the optimum. */
    private void branch(PartnerId advertiser) {
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            if (!banned[i] && choices.get(i).lineItem().advertiser().equals(advertiser)) {
                own.add(i);
            }
        }
        int[] kept = own.stream().mapToInt(i -> classOf[i]).distinct().toArray();
        for (int keep : kept) {
            own.forEach(i -> banned[i] = classOf[i] != keep);
            search();
        }
        own.forEach(i -> banned[i] = false);
    }

    /** Fills the tables; returns what the best pod is worth if advertisers may repeat. */
    private long fill() {
        Arrays.fill(worth, 0);
        for (int c = 0; c < classes.length; c++) {
            Arrays.fill(taken[c], -1);
            for (int ads = maxAds; ads > 0; ads--) {
                for (int member : classes[c]) {
                    if (!banned[member]) {
                        offer(member, taken[c], ads);
                    }
                }
            }
        }
        return worth[worth.length - 1];
    }

    /** Tries one member of a class as the last of so many ads, for every length of break. */
    private void offer(int member, int[] takenHere, int ads) {
        int own = length[member];
        long more = gain[member];
        int row = ads * width;
        int rowBefore = row - width;
        for (int time = own; time < width; time++) {
            long with = worth[rowBefore + time - own] + more;
            if (with > worth[row + time]) {
                worth[row + time] = with;
                takenHere[row + time] = member;
            }
        }
    }

    private int[] trace() {
        int[] pod = new int[maxAds];
        int size = 0;
        int ads = maxAds;
        int time = width - 1;
        for (int c = classes.length - 1; c >= 0; c--) {
            int member = taken[c][ads * width + time];
            if (member >= 0) {
                pod[size++] = member;
                ads--;
                time -= length[member];
            }
        }
        int[] found = Arrays.copyOf(pod, size);
        Arrays.sort(found);
        return found;
    }

    private @org.jspecify.annotations.Nullable PartnerId twiceIn(int[] pod) {
        for (int i = 1; i < pod.length; i++) {
            PartnerId advertiser = choices.get(pod[i]).lineItem().advertiser();
            for (int j = 0; j < i; j++) {
                if (choices.get(pod[j]).lineItem().advertiser().equals(advertiser)) {
                    return advertiser;
                }
            }
        }
        return null;
    }

    private static int[][] classes(List<Choice> choices, int[] classOf) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] sizes = new int[choices.size()];
        for (int i = 0; i < classOf.length; i++) {
            String category = choices.get(i).lineItem().category();
            Integer number = numbers.putIfAbsent(category, numbers.size());
            classOf[i] = number == null ? numbers.size() - 1 : number;
            sizes[classOf[i]]++;
        }
        int[][] classes = new int[numbers.size()][];
        for (int c = 0; c < classes.length; c++) {
            classes[c] = new int[sizes[c]];
        }
        for (int i = classOf.length - 1; i >= 0; i--) {
            classes[classOf[i]][--sizes[classOf[i]]] = i;
        }
        return classes;
    }

    private static int commonLength(List<Choice> choices) {
        int common = 0;
        for (Choice choice : choices) {
            int other = choice.creative().seconds();
            while (other != 0) {
                int rest = common % other;
                common = other;
                other = rest;
            }
        }
        return common;
    }
}
