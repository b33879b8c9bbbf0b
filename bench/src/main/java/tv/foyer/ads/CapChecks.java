package tv.foyer.ads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;

/**
 * How many household caps a core checks in a second when its tables are full. In this package
 * because the tables are no business of any other.
 */
public final class CapChecks {
    private static final int STRIPES = 256;
    private static final int LINES = 10_000;
    private static final int DAY = 20_000;

    private CapChecks() {}

    /** Fills the tables and checks at random for a while; half of what is asked for is there. */
    public static Map<String, Object> measure(boolean quick) {
        int counters = quick ? 2_000_000 : 20_000_000;
        CapTable[] tables = new CapTable[STRIPES];
        for (int i = 0; i < STRIPES; i++) {
            tables[i] = new CapTable(counters / STRIPES + 1);
        }
        LineItemId[] lines = new LineItemId[LINES];
        for (int i = 0; i < LINES; i++) {
            lines[i] = new LineItemId(new UUID(i * 0x9E3779B97F4A7C15L, i));
        }
        int households = counters / 10;
        for (int i = 0; i < counters; i++) {
            int home = i % households;
            tables[home % STRIPES].add(household(home), lines[line(home, i / households)], DAY);
        }
        long bytes = 0;
        for (CapTable table : tables) {
            bytes += table.bytes();
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("cap counters", counters);
        details.put("cap table bytes a counter", (double) bytes / counters);
        check(tables, lines, households, quick);
        details.put(
                "cap checks a core-second", check(tables, lines, households, quick) / 1e6 + " M");
        return details;
    }

    private static double check(
            CapTable[] tables, LineItemId[] lines, int households, boolean quick) {
        SplittableRandom random = new SplittableRandom(7);
        int checks = quick ? 4_000_000 : 20_000_000;
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long seen = 0;
        for (int i = 0; i < checks; i++) {
            int home = random.nextInt(households);
            LineItemId line = lines[line(home, random.nextInt(20))];
            seen += tables[home % STRIPES].count(household(home), line, DAY);
        }
        if (seen < checks / 3) {
            throw new IllegalStateException("too few were found: " + seen);
        }
        return checks * 1e9 / (threads.getCurrentThreadCpuTime() - before);
    }

    private static long household(int number) {
        return CapTable.fingerprint(new HouseholdId(new UUID(number, ~number)));
    }

    private static int line(int home, int number) {
        return (int) ((home * 31L + number * 977L) % LINES);
    }
}
