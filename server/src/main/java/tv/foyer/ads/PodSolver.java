package tv.foyer.ads;

import java.util.Arrays;

/**
 * Finds the pod of the highest value among the candidates of a {@link Shortlist}: at most so many
 * ads, at most so many seconds, one ad of a category, one of an advertiser. Of equal values the pod
 * with more ads wins. Reused; one decision at a time.
 *
 * <p>Exact. One of a category makes it a multiple-choice knapsack with the categories as classes,
 * solved by dynamic programming over (ads, time); time is counted in the greatest common divisor of
 * the films' lengths. One of an advertiser is relaxed at first: only when an advertiser shows up in
 * two categories does the search branch, into pods that have it in the first of these only and pods
 * that have it anywhere but there, with the relaxed value as bound.
 *
 * <p>Not the problem of the market, whose search ({@code exchange}) fills several places with bids
 * that may each claim several domains and categories and an end of the pod: there nothing parts the
 * candidates into classes, and this table would be a bound only. That search is cut off after so
 * many steps; here the table always ends with the exact answer.
 */
final class PodSolver {
    /** An ad is worth its value, and among equal values one ad more. */
    private static final long TIE = 8;

    static final int MAX_ADS = (int) TIE - 1;

    private static final int NONE = Shortlist.NONE;

    /** Far below any value, and far from an overflow. */
    private static final long IMPOSSIBLE = Long.MIN_VALUE / 2;

    private Shortlist list = new Shortlist();
    private int size;
    private int maxAds;

    /** Columns of a row that no time stands for, left of those that do: as many as the longest. */
    private int margin;

    /** Columns of a row: the margin, and one for each length of break from nothing on. */
    private int width;

    /** Cells of a table: a row for each number of ads, from none on. */
    private int cells;

    private int[] length = {};
    private long[] gain = {};
    private int[] bans = {};

    /** Members of a class are chained in the order of the list. */
    private int[] next = {};

    private int[] first = {};
    private int[] classOf = {};
    private int[] classOfCategory = {};
    private int classes;

    /**
     * What the best pod of the first classes is worth, a table for each number of them: the tables
     * say afterwards which member was taken.
     */
    private long[][] worth = {};

    /** A table moved by one ad of some length, so that two tables are walked at one index. */
    private long[] moved = {};

    private long bestWorth;
    private final int[] best = new int[MAX_ADS];
    private int bestSize;

    /**
     * Finds the best pod.
     *
     * @param pod receives the candidates' numbers in the list, the dearest first
     * @return how many they are
     */
    int solve(Shortlist candidates, int maxSeconds, int mostAds, int[] pod) {
        if (mostAds > MAX_ADS) {
            throw new IllegalArgumentException("maxAds: at most " + MAX_ADS + ", was " + mostAds);
        }
        list = candidates;
        size = candidates.size;
        maxAds = Math.min(mostAds, size);
        bestWorth = 0;
        bestSize = 0;
        if (maxAds > 0) {
            prepare(maxSeconds);
            search();
        }
        System.arraycopy(best, 0, pod, 0, bestSize);
        dearestFirst(pod);
        return bestSize;
    }

    private void prepare(int maxSeconds) {
        if (length.length < size) {
            length = new int[2 * size];
            gain = new long[2 * size];
            bans = new int[2 * size];
            next = new int[2 * size];
            first = new int[2 * size];
            classOf = new int[2 * size];
        }
        int unit = commonLength();
        margin = 0;
        for (int i = 0; i < size; i++) {
            length[i] = list.seconds[i] / unit;
            gain[i] = list.value[i] * TIE + 1;
            bans[i] = 0;
            margin = Math.max(margin, length[i]);
        }
        width = margin + maxSeconds / unit + 1;
        cells = (maxAds + 1) * width;
        classify();
        tables();
    }

    private void tables() {
        if (moved.length < cells) {
            moved = new long[cells];
            worth = new long[0][];
        }
        if (worth.length <= classes) {
            int had = worth.length;
            worth = Arrays.copyOf(worth, 2 * classes + 1);
            for (int c = had; c < worth.length; c++) {
                worth[c] = new long[moved.length];
            }
        }
        Arrays.fill(worth[0], 0, cells, 0);
        closeMargins(worth[0]);
    }

    /** No pod takes less than no time. */
    private void closeMargins(long[] table) {
        for (int row = 0; row < cells; row += width) {
            Arrays.fill(table, row, row + margin, IMPOSSIBLE);
        }
    }

    private void classify() {
        int categories = 0;
        for (int i = 0; i < size; i++) {
            categories = Math.max(categories, list.category[i] + 1);
        }
        if (classOfCategory.length < categories) {
            classOfCategory = new int[2 * categories];
        }
        Arrays.fill(classOfCategory, 0, categories, NONE);
        classes = 0;
        for (int i = size - 1; i >= 0; i--) {
            int category = list.category[i];
            if (classOfCategory[category] == NONE) {
                first[classes] = NONE;
                classOfCategory[category] = classes++;
            }
            classOf[i] = classOfCategory[category];
            next[i] = first[classOf[i]];
            first[classOf[i]] = i;
        }
    }

    private void search() {
        long relaxed = fill();
        if (relaxed <= bestWorth) {
            return;
        }
        int[] pod = new int[maxAds];
        int ads = trace(pod);
        for (int b = 1; b < ads; b++) {
            for (int a = 0; a < b; a++) {
                if (list.advertiser[pod[a]] == list.advertiser[pod[b]]) {
                    branch(list.advertiser[pod[a]], classOf[pod[a]]);
                    return;
                }
            }
        }
        bestWorth = relaxed;
        bestSize = ads;
        System.arraycopy(pod, 0, best, 0, ads);
    }

    /** First the pods that have an advertiser in one class only, then those without it there. */
    private void branch(int advertiser, int only) {
        ban(advertiser, only, false, 1);
        search();
        ban(advertiser, only, false, -1);
        ban(advertiser, only, true, 1);
        search();
        ban(advertiser, only, true, -1);
    }

    private void ban(int advertiser, int ofClass, boolean inside, int more) {
        for (int i = 0; i < size; i++) {
            if (list.advertiser[i] == advertiser && (classOf[i] == ofClass) == inside) {
                bans[i] += more;
            }
        }
    }

    /** Fills the tables; returns what the best pod is worth if advertisers may repeat. */
    private long fill() {
        for (int c = 0; c < classes; c++) {
            System.arraycopy(worth[c], 0, worth[c + 1], 0, cells);
            for (int member = first[c]; member != NONE; member = next[member]) {
                if (bans[member] == 0 && isBestOfItsLength(member, first[c])) {
                    offer(member, worth[c], worth[c + 1]);
                }
            }
            closeMargins(worth[c + 1]);
        }
        return worth[classes][cells - 1];
    }

    /** Of the members of a class that are equally long only the dearest can be needed. */
    private boolean isBestOfItsLength(int member, int firstOfClass) {
        for (int other = firstOfClass; other != NONE; other = next[other]) {
            if (length[other] == length[member]
                    && bans[other] == 0
                    && (gain[other] > gain[member]
                            || (gain[other] == gain[member] && other < member))) {
                return false;
            }
        }
        return true;
    }

    /** Tries one member of a class as the last ad, for every number of ads and length of break. */
    private void offer(int member, long[] without, long[] with) {
        int step = width + length[member];
        int end = cells;
        if (step >= end) {
            return;
        }
        long[] before = moved;
        System.arraycopy(without, 0, before, step, end - step);
        long more = gain[member];
        for (int i = step; i < end; i++) {
            with[i] = Math.max(with[i], before[i] + more);
        }
    }

    private int trace(int[] pod) {
        int found = 0;
        int cell = cells - 1;
        for (int c = classes - 1; c >= 0; c--) {
            if (worth[c + 1][cell] == worth[c][cell]) {
                continue;
            }
            int member = first[c];
            while (!leadsTo(member, c, cell)) {
                member = next[member];
            }
            pod[found++] = member;
            cell -= width + length[member];
        }
        return found;
    }

    private boolean leadsTo(int member, int ofClass, int cell) {
        int from = cell - width - length[member];
        return bans[member] == 0
                && from >= 0
                && worth[ofClass][from] + gain[member] == worth[ofClass + 1][cell];
    }

    /** By value, and of equal values in the order of the list. */
    private void dearestFirst(int[] pod) {
        for (int i = 1; i < bestSize; i++) {
            int moved = pod[i];
            int at = i;
            while (at > 0 && before(moved, pod[at - 1])) {
                pod[at] = pod[at - 1];
                at--;
            }
            pod[at] = moved;
        }
    }

    private boolean before(int a, int b) {
        return list.value[a] > list.value[b] || (list.value[a] == list.value[b] && a < b);
    }

    /** A picture takes no time, so all lengths may be nothing. */
    private int commonLength() {
        int common = 0;
        for (int i = 0; i < size; i++) {
            int other = list.seconds[i];
            while (other != 0) {
                int rest = common % other;
                common = other;
                other = rest;
            }
        }
        return Math.max(1, common);
    }
}
