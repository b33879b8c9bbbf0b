package tv.foyer.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tv.foyer.kernel.Ids;

/**
 * How a simulated set says it played: drawn from its model's and its network's habits, so that some
 * models start late, and evenings are fuller than mornings. Equal steps give equal reports.
 */
final class QualityReports {
    private static final int EVERY_SECONDS = 120;
    private static final int HOURS = 24;
    private static final int ZONE_HOURS = 8;
    private static final int[] LADDER = {400, 1_200, 2_400, 3_600, 5_800};

    private final Wire wire;
    private final String model;
    private final List<String> hosts;

    /**
     * @param operator whose hosts deliver some of the films; its name is that of its domain
     */
    QualityReports(String model, String operator, Wire wire) {
        this.model = model;
        this.wire = wire;
        this.hosts =
                List.of(
                        "",
                        "east.media." + operator + ".example",
                        "west.media." + operator + ".example");
    }

    /**
     * A stretch of a session.
     *
     * @param name of the session and its place, by which the draws are made
     */
    private record Step(String session, String name, Instant at, boolean first, int seconds) {}

    /** Tells whether a set says something at a second: every two minutes, and when it stops. */
    static boolean due(int second, int end) {
        return second == end || second % EVERY_SECONDS == 0;
    }

    /** Tells the house; a set that is refused plays on all the same. */
    Wire.Answer report(Optional<String> token, String session, Instant at, int second) {
        int from = (second - 1) / EVERY_SECONDS * EVERY_SECONDS;
        Step step = new Step(session, session + "/" + second, at, from == 0, second - from);
        return wire.post("/api/v1/quality", token, Map.of("reports", List.of(of(step))));
    }

    private Map<String, Object> of(Step step) {
        Random habits = new Random(Ids.named("model/" + model).getMostSignificantBits());
        double slow = 0.75 + habits.nextDouble() * 1.5;
        double weak = habits.nextDouble() * habits.nextDouble();
        Random network =
                new Random(Ids.named("network/" + step.session()).getMostSignificantBits());
        int host = network.nextInt(hosts.size());
        Random draw = new Random(Ids.named("step/" + step.name()).getMostSignificantBits());
        double busy = busy(step.at()) * (host == 2 ? 1.5 : 1);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("v", 2);
        report.put("e", step.first() ? "ps" : "t");
        report.put("ts", step.at().toEpochMilli());
        report.put("tv.foyer-id", Ids.at(step.at(), draw.nextLong()).toString());
        report.put("st", "v");
        report.put("sf", "h");
        if (host > 0) {
            report.put("h", hosts.get(host));
        }
        if (step.first() && draw.nextDouble() < 0.004 * busy) {
            report.put("su", true);
            report.put("sta", "f");
            report.put("ec", List.of(draw.nextBoolean() ? "manifestLoadTimeOut" : "fragLoadError"));
            return report;
        }
        if (step.first()) {
            double millis = 380 * slow * busy * Math.exp(0.45 * draw.nextGaussian());
            report.put("msd", (int) Math.clamp(millis, 120, 60_000));
        }
        play(report, step, draw, weak * busy);
        return report;
    }

    private static void play(Map<String, Object> report, Step step, Random draw, double weak) {
        List<Integer> stalls = new ArrayList<>();
        for (int second = 0; second < step.seconds(); second += 10) {
            if (draw.nextDouble() < 0.03 * weak) {
                stalls.add(
                        (int) Math.clamp(900 * Math.exp(0.7 * draw.nextGaussian()), 150, 20_000));
            }
        }
        int stood = stalls.stream().mapToInt(Integer::intValue).sum();
        report.put("sta", "p");
        report.put("tv.foyer-played", Math.max(0, step.seconds() * 1_000 - stood));
        int rung =
                LADDER.length - 1 - Math.min(3, (int) Math.abs(draw.nextGaussian() * (1 + weak)));
        report.put("br", List.of(LADDER[rung]));
        if (!stalls.isEmpty()) {
            report.put("bsd", stalls);
            report.put("ec", List.of("bufferStalledError"));
        }
    }

    /** Near 1 by day, more in the evening. */
    private static double busy(Instant at) {
        double hour = (at.getEpochSecond() / 3_600.0 + ZONE_HOURS) % HOURS;
        double evening = Math.exp(-Math.pow(hour - 20.5, 2) / 6);
        return 0.9 + 0.7 * evening;
    }
}
