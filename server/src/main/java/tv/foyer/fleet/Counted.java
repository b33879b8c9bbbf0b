package tv.foyer.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What the server says it counted, asked at the console in each partner's own name. */
final class Counted {
    private final World world;
    private final Wire wire;
    private final String period;
    private final Map<String, String> tokens = new TreeMap<>();

    Counted(World world, Wire wire, String period) {
        this.world = world;
        this.wire = wire;
        this.period = period;
    }

    String token(String partner) {
        return tokens.computeIfAbsent(partner, this::signIn);
    }

    Verdict against(Truth truth, Conduct conduct) {
        Map<String, Object> expected = new LinkedHashMap<>();
        Map<String, Object> counted = new LinkedHashMap<>();
        Map<String, Long> impressions = new TreeMap<>();
        Map<String, Long> reach = new TreeMap<>();
        lineItems()
                .forEach(item -> {
                    impressions.put(item.name(), item.impressions());
                    reach.put(item.name(), item.reach());
                });
        put(expected, counted, "impressions", nonZero(truth.impressions()), nonZero(impressions));
        put(expected, counted, "reach", nonZero(truth.reach()), nonZero(reach));
        put(
                expected,
                counted,
                "viewingSeconds",
                truth.secondsByProvider(),
                secondsByProvider(truth));
        Truth.Summary summary = truth.summary();
        Wires.Counting counting = get("/counting", world.terms().operator(), Wires.Counting.class);
        put(expected, counted, "duplicates", summary.duplicates(), counting.duplicates());
        put(expected, counted, "late", summary.late(), counting.late());
        put(expected, counted, "forged", summary.forged(), counting.forged());
        put(expected, counted, "implausible", 0L, counting.implausible());
        conduct.breaches().forEach((rule, n) -> put(expected, counted, rule, 0L, n));
        put(expected, counted, "overspent", 0L, overspent(truth.impressions()));
        put(expected, counted, "shownOn", conduct.shownOn(), conduct.shownOn());
        Map<String, Object> delivery = delivery(truth.impressions());
        put(expected, counted, "delivery", delivery, delivery);
        expected.put("plays", summary.plays());
        expected.put("shownOnScreen", summary.shownOnScreen());
        counted.put("plays", summary.plays());
        counted.put("shownOnScreen", summary.shownOnScreen());
        Map<String, Long> moneyTruth = MoneyTruth.of(world, truth);
        Map<String, Long> moneyCounted = statements();
        return new Verdict(
                expected,
                counted,
                Map.of("truth", moneyTruth, "counted", moneyCounted),
                firstDifference(expected, counted, moneyTruth, moneyCounted));
    }

    /** Returns how many line items were counted more often than their budget or goal allows. */
    private long overspent(Map<String, Long> impressions) {
        return world.campaigns().values().stream()
                .filter(c -> {
                    long counted = impressions.getOrDefault(c.lineItem(), 0L);
                    return counted * c.cpmMinor() > c.budgetMinor() * 1_000
                            || (c.goal() > 0 && counted > c.goal());
                })
                .count();
    }

    /** What was owed and what was delivered of it, where impressions were owed. */
    private Map<String, Object> delivery(Map<String, Long> impressions) {
        Map<String, Object> delivery = new TreeMap<>();
        world.campaigns().values().stream()
                .filter(c -> c.goal() > 0)
                .forEach(c ->
                        delivery.put(
                                c.lineItem(),
                                Map.of(
                                        "owed",
                                        c.goal(),
                                        "delivered",
                                        impressions.getOrDefault(c.lineItem(), 0L))));
        return delivery;
    }

    private static void put(
            Map<String, Object> expected,
            Map<String, Object> counted,
            String name,
            Object truth,
            Object count) {
        expected.put(name, truth);
        counted.put(name, count);
    }

    private static String firstDifference(
            Map<String, Object> expected,
            Map<String, Object> counted,
            Map<String, Long> moneyTruth,
            Map<String, Long> moneyCounted) {
        List<String> differences = new ArrayList<>();
        expected.forEach((name, value) -> {
            if (!Objects.equals(value, counted.get(name))) {
                differences.add(name + ": truth " + value + ", counted " + counted.get(name));
            }
        });
        moneyTruth.forEach((partner, minor) -> {
            if (!Objects.equals(minor, moneyCounted.get(partner))) {
                differences.add(
                        "money of "
                                + partner
                                + ": truth "
                                + minor
                                + ", counted "
                                + moneyCounted.get(partner));
            }
        });
        return differences.isEmpty() ? "equal" : differences.getFirst();
    }

    private List<Wires.LineItem> lineItems() {
        return get("/campaigns", world.terms().operator(), Wires.Campaigns.class).items().stream()
                .flatMap(item -> item.lineItems().stream())
                .toList();
    }

    /** Each provider reads its own viewing. */
    private Map<String, Long> secondsByProvider(Truth truth) {
        Map<String, Long> seconds = new TreeMap<>();
        for (String provider : truth.secondsByProvider().keySet()) {
            seconds.put(
                    provider,
                    get("/overview?period=" + period, provider, Wires.Overview.class)
                            .viewing()
                            .seconds());
        }
        return seconds;
    }

    /** A partner without contract and dividend has no statement, and nothing to get. */
    private Map<String, Long> statements() {
        Map<String, Long> payable = new TreeMap<>();
        for (String partner : world.staff().keySet()) {
            Wire.Answer answer = answer("/statements/" + period, partner);
            payable.put(
                    partner,
                    answer.status() == 404
                            ? 0
                            : answer.as(Wires.Statement.class).payable().minor());
        }
        return payable;
    }

    private <T> T get(String path, String partner, Class<T> type) {
        return answer(path, partner).as(type);
    }

    private Wire.Answer answer(String path, String partner) {
        return wire.get("/api/v1/console" + path, Optional.of(token(partner)));
    }

    private String signIn(String partner) {
        World.SignIn signIn = Objects.requireNonNull(world.staff().get(partner), partner);
        return wire.post("/api/v1/console/sign-in", Optional.empty(), signIn)
                .as(Wires.SignInAnswer.class)
                .token();
    }

    private static Map<String, Long> nonZero(Map<String, Long> counts) {
        Map<String, Long> some = new TreeMap<>(counts);
        some.values().removeIf(n -> n == 0);
        return some;
    }
}
