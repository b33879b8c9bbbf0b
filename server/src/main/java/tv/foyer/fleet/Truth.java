package tv.foyer.fleet;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What really happened, as the sets themselves know it. Only what a set knows to have been
 * acknowledged, with a token still valid, is expected to be counted. Thread-safe.
 */
final class Truth {
    private final Map<String, Long> impressions = new TreeMap<>();
    private final Map<String, Set<Integer>> households = new TreeMap<>();
    private final Map<String, Long> poolImpressions = new TreeMap<>();
    private final Map<String, Long> pairSeconds = new TreeMap<>();
    private long shownOnScreen;
    private long duplicates;
    private long late;
    private long forged;
    private long plays;
    private long refusedPlays;

    /** A pool of money: whose screens, whose content, which line item. */
    record Pool(String maker, String provider, String lineItem) {
        String key() {
            return maker + "|" + provider + "|" + lineItem;
        }

        static Pool of(String key) {
            String[] parts = key.split("\\|", -1);
            return new Pool(parts[0], parts[1], parts[2]);
        }
    }

    /** An ad was on a screen, whether or not its beacon ever arrived. */
    synchronized void shown() {
        shownOnScreen++;
    }

    /** The impression's beacon was acknowledged in time. */
    synchronized void counted(Pool pool, int household) {
        impressions.merge(pool.lineItem(), 1L, Long::sum);
        households.computeIfAbsent(pool.lineItem(), _ -> new TreeSet<>()).add(household);
        poolImpressions.merge(pool.key(), 1L, Long::sum);
    }

    synchronized void watched(String maker, String provider, int seconds) {
        pairSeconds.merge(maker + "|" + provider, (long) seconds, Long::sum);
    }

    synchronized void answered(int duplicateCount, int lateCount, int forgedCount) {
        duplicates += duplicateCount;
        late += lateCount;
        forged += forgedCount;
    }

    synchronized void played() {
        plays++;
    }

    synchronized void playRefused() {
        refusedPlays++;
    }

    synchronized Map<String, Long> impressions() {
        return Map.copyOf(impressions);
    }

    synchronized Map<String, Long> reach() {
        Map<String, Long> reach = new TreeMap<>();
        households.forEach((item, homes) -> reach.put(item, (long) homes.size()));
        return reach;
    }

    synchronized Map<Pool, Long> pools() {
        Map<Pool, Long> pools = new java.util.LinkedHashMap<>();
        poolImpressions.forEach((key, n) -> pools.put(Pool.of(key), n));
        return pools;
    }

    /** Returns the seconds of content seen by provider. */
    synchronized Map<String, Long> secondsByProvider() {
        Map<String, Long> seconds = new TreeMap<>();
        pairSeconds.forEach(
                (key, n) -> seconds.merge(key.substring(key.indexOf('|') + 1), n, Long::sum));
        return seconds;
    }

    synchronized Summary summary() {
        return new Summary(plays, refusedPlays, shownOnScreen, duplicates, late, forged);
    }

    /** The plain counters. */
    record Summary(
            long plays,
            long refusedPlays,
            long shownOnScreen,
            long duplicates,
            long late,
            long forged) {}
}
