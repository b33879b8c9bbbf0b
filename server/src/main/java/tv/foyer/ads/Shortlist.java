package tv.foyer.ads;

import java.util.Arrays;

/**
 * The candidates for a pod of at most {@code m} ads: of many, only those that an optimal pod may
 * need. They are offered in falling order of the most that they can be worth. Reused; one decision
 * at a time.
 *
 * <p>A pod holds one ad of a category and one of an advertiser. So its other {@code m - 1} ads keep
 * out, of any set of candidates, at most those that share a category or an advertiser with one of
 * them. From that two rules follow, by which a candidate c is left out; "better" means worth at
 * least as much and not longer, and only candidates that were kept are counted:
 *
 * <ol>
 *   <li>In c's own category there is a better one of c's advertiser, or there are better ones of
 *       {@code m} advertisers. A pod with c has no other ad of that category, and its other ads
 *       have at most {@code m - 1} advertisers, so one of the better ones can take c's place.
 *   <li>There are {@code 2m - 1} better ones that differ pairwise in both category and advertiser.
 *       Each other ad of a pod with c keeps out at most two of them, one by its category and one by
 *       its advertiser: at most {@code 2m - 2}, so one can take c's place.
 * </ol>
 *
 * <p>Each exchange gives a pod of the same size, not longer and not worth less, with one left-out
 * ad fewer; so among the kept there is an optimal pod.
 */
final class Shortlist {
    static final int NONE = -1;

    int size;
    int[] place = new int[64];
    int[] offer = new int[64];
    int[] times = new int[64];
    long[] value = new long[64];
    int[] seconds = new int[64];
    int[] category = new int[64];
    int[] advertiser = new int[64];

    /** Chains the kept ones of a category. */
    private int[] nextOfCategory = new int[64];

    private int[] firstOfCategory = new int[64];
    private int[] lengths = {};
    private int maxAds;

    /** How many pairwise different better ones close a length, and those found so far. */
    private int enough;

    private int[] found = {};
    private int[] foundCategory = {};
    private int[] foundAdvertiser = {};

    /** All lengths from this one on are closed. */
    private int closedFrom;

    /** Kept ones that are worth less than what may still come: they count later. */
    private int[] waiting = new int[64];

    private int waits;
    private long dearestWaiting;

    /**
     * Empties the list.
     *
     * @param rising lengths of the films to come, in seconds
     */
    void begin(int ads, int categories, int[] rising) {
        size = 0;
        waits = 0;
        dearestWaiting = Long.MIN_VALUE;
        maxAds = ads;
        lengths = rising;
        enough = 2 * ads - 1;
        closedFrom = rising.length;
        if (firstOfCategory.length < categories) {
            firstOfCategory = new int[categories];
        }
        Arrays.fill(firstOfCategory, 0, categories, NONE);
        if (found.length < rising.length || foundCategory.length < rising.length * enough) {
            found = new int[rising.length];
            foundCategory = new int[rising.length * enough];
            foundAdvertiser = new int[rising.length * enough];
        }
        Arrays.fill(found, 0, rising.length, 0);
    }

    /** Tells whether no candidate that is still to come can be needed. */
    boolean closed() {
        return closedFrom == 0 && lengths.length > 0;
    }

    /** Tells whether a candidate of this length, worth at most so much, cannot be needed. */
    boolean hopeless(long most, int length, int ofCategory, int ofAdvertiser) {
        if (dearestWaiting >= most) {
            count(most);
        }
        return length >= closedFrom || dominated(most, length, ofCategory, ofAdvertiser);
    }

    /**
     * A candidate: the line item's place, the bid behind it or -1, its worth, its film's length,
     * and how often the household has seen it today.
     */
    record Candidate(
            int place,
            int offer,
            long value,
            int seconds,
            int category,
            int advertiser,
            int times) {}

    /**
     * Keeps a candidate.
     *
     * @param most what it could have been worth at most, by which it was offered
     * @param length which of the rising lengths it has
     */
    void add(Candidate candidate, long most, int length) {
        int i = size;
        put(candidate);
        nextOfCategory[i] = firstOfCategory[candidate.category()];
        firstOfCategory[candidate.category()] = i;
        if (candidate.value() >= most) {
            countIn(i, length);
        } else {
            waiting = waits < waiting.length ? waiting : Arrays.copyOf(waiting, 2 * waits);
            waiting[waits++] = i;
            dearestWaiting = Math.max(dearestWaiting, candidate.value());
        }
    }

    /** Keeps a candidate by which no other is measured. */
    void put(Candidate candidate) {
        if (size == place.length) {
            grow();
        }
        place[size] = candidate.place();
        offer[size] = candidate.offer();
        times[size] = candidate.times();
        value[size] = candidate.value();
        seconds[size] = candidate.seconds();
        category[size] = candidate.category();
        advertiser[size] = candidate.advertiser();
        size++;
    }

    private boolean dominated(long most, int length, int ofCategory, int ofAdvertiser) {
        int others = 0;
        for (int i = firstOfCategory[ofCategory]; i != NONE; i = nextOfCategory[i]) {
            if (value[i] >= most && seconds[i] <= lengths[length]) {
                if (advertiser[i] == ofAdvertiser) {
                    return true;
                }
                others += firstOfAdvertiser(i, most, length) ? 1 : 0;
            }
        }
        return others >= maxAds;
    }

    /** Tells whether no later one of the chain, which counts too, has the same advertiser. */
    private boolean firstOfAdvertiser(int i, long most, int length) {
        for (int j = nextOfCategory[i]; j != NONE; j = nextOfCategory[j]) {
            if (advertiser[j] == advertiser[i]
                    && value[j] >= most
                    && seconds[j] <= lengths[length]) {
                return false;
            }
        }
        return true;
    }

    private void count(long most) {
        long dearest = Long.MIN_VALUE;
        int left = 0;
        for (int w = 0; w < waits; w++) {
            int i = waiting[w];
            if (value[i] >= most) {
                countIn(i, Arrays.binarySearch(lengths, seconds[i]));
            } else {
                waiting[left++] = i;
                dearest = Math.max(dearest, value[i]);
            }
        }
        waits = left;
        dearestWaiting = dearest;
    }

    /** Counts one among the different ones of its length and of all that are longer. */
    private void countIn(int i, int length) {
        for (int longer = length; longer < closedFrom; longer++) {
            int row = longer * enough;
            if (differs(i, row, row + found[longer])) {
                foundCategory[row + found[longer]] = category[i];
                foundAdvertiser[row + found[longer]] = advertiser[i];
                found[longer]++;
                if (found[longer] == enough) {
                    closedFrom = longer;
                }
            }
        }
    }

    private boolean differs(int i, int from, int to) {
        for (int f = from; f < to; f++) {
            if (foundCategory[f] == category[i] || foundAdvertiser[f] == advertiser[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int more = size * 2;
        place = Arrays.copyOf(place, more);
        offer = Arrays.copyOf(offer, more);
        times = Arrays.copyOf(times, more);
        value = Arrays.copyOf(value, more);
        seconds = Arrays.copyOf(seconds, more);
        category = Arrays.copyOf(category, more);
        advertiser = Arrays.copyOf(advertiser, more);
        nextOfCategory = Arrays.copyOf(nextOfCategory, more);
    }
}
