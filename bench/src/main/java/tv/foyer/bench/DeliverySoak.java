package tv.foyer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/**
 * The proof of guaranteed delivery: seeded audiences and books, played break by break through plan,
 * controller and pods, and held against an optimum that knows all breaks beforehand.
 */
final class DeliverySoak {
    private static final int SEEDS = 10;
    private static final int DAYS = 2;
    private static final int MAX_DAYS = 14;
    static final double BREAKS_PER_DAY = 150_000;

    private DeliverySoak() {}

    /** What the command line says; without a seed all ten. */
    record Wish(Optional<Long> seed, int days, Optional<Path> json) {}

    static Wish wish(List<String> words) {
        Optional<Long> seed = Optional.empty();
        int days = DAYS;
        Optional<Path> json = Optional.empty();
        for (int i = 0; i < words.size(); i += 2) {
            String option = words.get(i);
            if (!List.of("--seed", "--days", "--json").contains(option)) {
                throw new Bench.Misuse("unknown option '" + option + "'");
            }
            if (i + 1 == words.size()) {
                throw new Bench.Misuse(option + ": a value expected");
            }
            String value = words.get(i + 1);
            switch (option) {
                case "--seed" -> seed = Optional.of(number(option, value, Long.MAX_VALUE));
                case "--days" -> days = (int) number(option, value, MAX_DAYS);
                default -> json = Optional.of(Path.of(value));
            }
        }
        return new Wish(seed, days, json);
    }

    static long number(String option, String value, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as any other number that will not do
        }
        throw new Bench.Misuse(option + ": a number from 1 to " + most + " expected");
    }

    /** Returns whether all was good; the last line is the verdict. */
    static boolean run(Wish wish, Path home) throws IOException {
        List<DeliveryScore> scores = new ArrayList<>();
        List<DeliveryDrop> drops = new ArrayList<>();
        long first = wish.seed.orElse(1L);
        long last = wish.seed.orElse((long) SEEDS);
        for (long seed = first; seed <= last; seed++) {
            scores.add(score(seed, wish.days, BREAKS_PER_DAY));
            System.out.println(scores.getLast());
            drops.add(drop(seed, BREAKS_PER_DAY));
            System.out.println(drops.getLast());
        }
        boolean good =
                scores.stream().allMatch(DeliveryScore::good)
                        && drops.stream().allMatch(DeliveryDrop::good);
        if (wish.json.isPresent()) {
            write(wish, home, scores, drops, good);
        }
        System.out.println(verdict(scores, drops, good));
        return good;
    }

    static DeliveryScore score(long seed, int days, double breaksPerDay) {
        DeliveryCase game = DeliveryCase.of(seed, days, DeliveryCase.usual(seed, breaksPerDay));
        return DeliveryScore.of(game, new DeliveryRun(game, new DeliveryPods()).play());
    }

    static DeliveryDrop drop(long seed, double breaksPerDay) {
        DeliveryCase game = DeliveryDrop.drawn(seed, breaksPerDay);
        return DeliveryDrop.of(game, new DeliveryRun(game, new DeliveryPods()).play());
    }

    private static String verdict(
            List<DeliveryScore> scores, List<DeliveryDrop> drops, boolean good) {
        double delivery = scores.stream().mapToDouble(DeliveryScore::delivery).max().orElse(0);
        double pacing = scores.stream().mapToDouble(DeliveryScore::pacing).max().orElse(0);
        double value = scores.stream().mapToDouble(DeliveryScore::valueOfPods).min().orElse(0);
        double drop = drops.stream().mapToDouble(DeliveryDrop::worst).max().orElse(0);
        return "delivery verdict: %s; %d seeds; worst delivery error %s, pacing error %s, value of the optimum of whole pods %s, hour of half supply %s"
                .formatted(
                        good ? "good" : "failed",
                        scores.size(),
                        DeliveryScore.percent(delivery),
                        DeliveryScore.percent(pacing),
                        DeliveryScore.percent(value),
                        DeliveryScore.percent(drop));
    }

    private static void write(
            Wish wish,
            Path home,
            List<DeliveryScore> scores,
            List<DeliveryDrop> drops,
            boolean good)
            throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", "delivery");
        all.put("verdict", good ? "good" : "failed");
        all.put("days", wish.days);
        all.put("breaksPerDay", BREAKS_PER_DAY);
        all.put("seeds", scores.stream().map(DeliveryScore::details).toList());
        all.put("halfSupply", drops.stream().map(DeliveryDrop::details).toList());
        all.put("machine", Machine.here(home));
        Files.writeString(wish.json.orElseThrow(), Json.pretty(all) + "\n");
    }
}
