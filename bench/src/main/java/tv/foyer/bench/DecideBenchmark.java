package tv.foyer.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.ads.AdRequest;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.Fill;

/**
 * CPU of one ad decision: 50 line items, a pod of up to four ads, caps and budgets kept, the fact
 * and the signed claims made, nothing written. The peer is the plain greedy way, in this module;
 * what it loses in value on the same requests is printed beside.
 */
final class DecideBenchmark implements Benchmark {
    private static final Result.Unit UNIT = new Result.Unit("us-cpu/decision", false);

    /** A household asks about three times a day. */
    private static final long MILLIS_BETWEEN = 28_800_000L / DecideShape.HOUSEHOLDS;

    private final List<AdRequest> requests = requests();
    private int next;
    private long pods;
    private long ads;

    private interface Decider {
        AdDecided decide(AdRequest request, Instant at);
    }

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public String about() {
        return "one ad decision of 50 line items beside a plain greedy one";
    }

    @Override
    public Result run(Options options) throws Exception {
        Map<String, Object> details = new LinkedHashMap<>();
        try (DecideHouse house = DecideHouse.open()) {
            compareValue(house, details);
            System.err.println("ours ...");
            next = 0;
            double ours = measure(options, house::decide, "ours", details);
            System.err.println("the plain one ...");
            next = 0;
            PlainAds plain = new PlainAds(DecideShape.orders());
            double peer = measure(options, plain::decide, "the plain one", details);
            return new Result(ours, peer, UNIT, details);
        }
    }

    private double measure(
            Options options, Decider decider, String who, Map<String, Object> details)
            throws Exception {
        pods = 0;
        ads = 0;
        double micros = Rounds.median(options.quick(), nanos -> round(decider, nanos));
        details.put(who + ": ads in a pod", (double) ads / pods);
        return micros;
    }

    /** Returns microseconds of thread time for a decision. */
    private double round(Decider decider, long nanos) {
        long end = System.nanoTime() + nanos;
        long cpu = Cpu.threadNanos();
        int count = 0;
        while (System.nanoTime() < end) {
            AdRequest request = requests.get(next % requests.size());
            Instant at = DecideShape.START.plusMillis(next * MILLIS_BETWEEN);
            ads += decider.decide(request, at).fills().size();
            next++;
            count++;
        }
        pods += count;
        return (Cpu.threadNanos() - cpu) / 1e3 / count;
    }

    /** Households that never asked before: both sides choose among the same line items. */
    private static void compareValue(DecideHouse house, Map<String, Object> details) {
        PlainAds plain = new PlainAds(DecideShape.orders());
        long best = 0;
        long greedy = 0;
        int worse = 0;
        int decisions = 2_000;
        for (int n = 0; n < decisions; n++) {
            AdRequest request = DecideShape.request(n, DecideShape.HOUSEHOLDS + n);
            long ours = value(house.decide(request, DecideShape.START));
            long theirs = value(plain.decide(request, DecideShape.START));
            if (theirs > ours) {
                throw new IllegalStateException("the plain pod is worth more: " + request);
            }
            best += ours;
            greedy += theirs;
            worse += theirs < ours ? 1 : 0;
        }
        details.put("the plain one loses, % of value", 100.0 * (best - greedy) / best);
        details.put("the plain one is not the best, % of pods", 100.0 * worse / decisions);
    }

    private static long value(AdDecided decided) {
        return decided.fills().stream().mapToLong(Fill::priceMicros).sum();
    }

    private static List<AdRequest> requests() {
        return java.util.stream.IntStream.range(0, DecideShape.HOUSEHOLDS)
                .mapToObj(n -> DecideShape.request(n * 7 + n / 5, n))
                .toList();
    }
}
