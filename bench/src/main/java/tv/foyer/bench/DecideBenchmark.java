package tv.foyer.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.CapChecks;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.Fill;
import tv.foyer.http.Routes;

/**
 * A set's ad call among ten thousand line items: JSON in, a pod of up to six ads in ninety seconds,
 * caps and budgets kept, the fact and the signed claims made, JSON out. In process and without a
 * durable log it is measured in processor time, beside the plain greedy way in this module, whose
 * loss of value on the same requests is printed too. Over HTTP, with the durable log, it is
 * measured as latency at half of what the machine can do.
 */
final class DecideBenchmark implements Benchmark {
    private static final Result.Unit UNIT = new Result.Unit("us-cpu/decision", false);

    private final List<byte[]> bodies =
            IntStream.range(0, 1_000).mapToObj(DecideShape::body).toList();

    private int next;
    private long bytes;

    private interface Answerer {
        byte[] answer(byte[] body, DecideShape.Home home, java.time.Instant at);
    }

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public String about() {
        return "a set's ad call among 10,000 line items beside a plain greedy one";
    }

    @Override
    public Result run(Options options) throws Exception {
        Map<String, Object> details = new LinkedHashMap<>();
        double ours;
        double peer;
        try (DecideHouse house = DecideHouse.open()) {
            PlainAds plain = new PlainAds(DecideShape.orders());
            compareValue(house, new PlainAds(DecideShape.orders()), details);
            Routes.Route route = Call.route(house.routes(), "/api/v1/ads");
            System.err.println("ours ...");
            ours =
                    measure(
                            options,
                            (body, home, at) -> {
                                house.at(at);
                                return new Call(home.set(), "/api/v1/ads", Map.of(), body)
                                        .answerOf(route);
                            },
                            "ours",
                            details);
            System.err.println("the plain one ...");
            peer = measure(options, plain::answer, "the plain one", details);
            System.err.println("over HTTP ...");
            details.putAll(DecideOverHttp.measure(house, options.quick()));
        }
        System.err.println("caps ...");
        details.putAll(CapChecks.measure(options.quick()));
        return new Result(ours, peer, UNIT, details);
    }

    private double measure(
            Options options, Answerer answerer, String who, Map<String, Object> details)
            throws Exception {
        next = 0;
        double micros = Rounds.median(options.quick(), nanos -> onVirtualThread(answerer, nanos));
        details.put(who + ": bytes of an answer", (double) bytes / next);
        bytes = 0;
        return micros;
    }

    /** As in the server, whose handlers run on virtual threads. */
    private double onVirtualThread(Answerer answerer, long nanos) throws Exception {
        FutureTask<Double> round = new FutureTask<>(() -> round(answerer, nanos));
        Thread.ofVirtual().start(round);
        return round.get();
    }

    /** Returns microseconds of the whole process's processor time for a call. */
    private double round(Answerer answerer, long nanos) {
        long end = System.nanoTime() + nanos;
        long cpu = Cpu.processNanos();
        int count = 0;
        while (System.nanoTime() < end) {
            java.time.Instant at = DecideShape.START.plus(DecideShape.BETWEEN.multipliedBy(next));
            bytes +=
                    answerer.answer(
                                    bodies.get(next * 7 % bodies.size()),
                                    DecideShape.home(next),
                                    at)
                            .length;
            next++;
            count++;
        }
        return (Cpu.processNanos() - cpu) / 1e3 / count;
    }

    /** Each household once: both sides choose among the same line items. */
    private static void compareValue(
            DecideHouse house, PlainAds plain, Map<String, Object> details) {
        long best = 0;
        long greedy = 0;
        int worse = 0;
        int decisions = 1_000;
        long eligible = 0;
        for (int n = 0; n < decisions; n++) {
            AdRequest request = DecideShape.request(n, DecideShape.home(n));
            AdDecided decided = house.decide(request, DecideShape.START);
            long ours = value(decided);
            long theirs = value(plain.decide(request, DecideShape.START));
            if (theirs > ours) {
                throw new IllegalStateException("the plain pod is worth more: " + request);
            }
            eligible += decided.opportunity().map(o -> o.eligible()).orElse(0);
            best += ours;
            greedy += theirs;
            worse += theirs < ours ? 1 : 0;
        }
        details.put("line items that compete for a break", (double) eligible / decisions);
        details.put("the plain one loses, % of value", 100.0 * (best - greedy) / best);
        details.put("the plain one is not the best, % of pods", 100.0 * worse / decisions);
    }

    private static long value(AdDecided decided) {
        return decided.fills().stream().mapToLong(Fill::priceMicros).sum();
    }
}
