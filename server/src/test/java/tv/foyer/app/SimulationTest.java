package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event;
import tv.foyer.events.RefusalReason;
import tv.foyer.fleet.Fleet;
import tv.foyer.fleet.Verdict;
import tv.foyer.fleet.World;
import tv.foyer.json.Json;
import tv.foyer.kernel.Period;

/** A fleet whose truth is known before the server sees it, against a whole server. */
@Tag("slow")
class SimulationTest {
    @Test
    void twoEveningsOfTwentyFiveSetsAreCountedAndPaidAsTheyHappened() {
        try (TestHouse test = TestHouse.open()) {
            Verdict verdict = test.simulate(new Fleet.Size(25, 2, 11));

            assertThat(verdict.verdict()).isEqualTo("equal");
            Map<RefusalReason, Long> refusals = refusals(test);
            assertThat(refusals.get(RefusalReason.HOUSEHOLD_CAP)).as("caps reached").isPositive();
            assertThat(refusals.get(RefusalReason.VETOED)).as("vetoes met").isPositive();
        }
    }

    @Test
    void anotherSeedMeetsEveryFaultAndIsStillEqual() {
        try (TestHouse test = TestHouse.open()) {
            Verdict verdict = test.simulate(new Fleet.Size(10, 2, 12));

            assertThat(verdict.verdict()).isEqualTo("equal");
            for (String part :
                    new String[] {"plays", "shownOnScreen", "duplicates", "late", "forged"}) {
                assertThat(number(verdict, part)).as(part).isPositive();
            }
            long counted =
                    impressions(verdict).values().stream()
                            .mapToLong(n -> ((Number) n).longValue())
                            .sum();
            assertThat(counted)
                    .as("lost and late beacons are shown and not counted")
                    .isPositive()
                    .isLessThan(number(verdict, "shownOnScreen"));
            assertThat(verdict.money()).containsKey("counted");
            assertThat(verdict.money().getOrDefault("counted", Map.of()).values())
                    .as("money")
                    .anyMatch(n -> n != 0);
        }
    }

    /**
     * 20 yuan at 80 yuan per thousand buy 250 impressions of the flash weekend, in all its flight.
     */
    @Test
    void aBudgetIsPacedOverItsFlightAndNotOverspent() {
        try (TestHouse test = TestHouse.open()) {
            Verdict verdict = test.simulate(new Fleet.Size(150, 2, 13));

            assertThat(verdict.verdict()).isEqualTo("equal");
            assertThat(refusals(test).get(RefusalReason.PACED)).isPositive();
            Object flash = impressions(verdict).get("Pedalfox flash weekend");
            assertThat(((Number) Objects.requireNonNull(flash)).longValue()).isBetween(1L, 250L);
        }
    }

    /** A verdict that cannot say no proves nothing: each wrong count of the server is told. */
    @Test
    void theVerdictTellsAServerThatMiscounts() {
        try (TestHouse test = TestHouse.open()) {
            Fleet fleet = fleet(test, DemoWorld.world());
            assertThat(fleet.verdict(TestHouse.PERIOD).verdict()).isEqualTo("equal");

            tells(
                    test,
                    fleet,
                    "impressions: truth",
                    oneMore("measurement.delivery", "impressions", "impressions > 0"));
            tells(
                    test,
                    fleet,
                    "reach: truth",
                    oneMore("measurement.reach_count", "households", "true"));
            tells(
                    test,
                    fleet,
                    "viewingSeconds: truth",
                    oneMore("measurement.viewing", "seconds", "true"));
            tells(
                    test,
                    fleet,
                    "duplicates: truth",
                    oneMore("log.duplicate", "n", "kind = 'Watched'"));
            assertThat(fleet.verdict(TestHouse.PERIOD).verdict()).isEqualTo("equal");
        }
    }

    /** A server that keeps other rules than the signed ones is told by the rule it broke. */
    @Test
    void theVerdictTellsAServerThatKeepsOtherCapsOrPrices() {
        String noodles = "Brightwok noodles";
        try (TestHouse test = TestHouse.open()) {
            Fleet fleet = fleet(test, with(noodles, 45_00, 0));
            assertThat(fleet.verdict(TestHouse.PERIOD).verdict())
                    .startsWith("capExceeded: truth 0");
        }
        try (TestHouse test = TestHouse.open()) {
            Fleet fleet = fleet(test, with(noodles, 90_00, 4));
            assertThat(fleet.verdict(TestHouse.PERIOD).verdict()).startsWith("money of brightwok");
        }
    }

    private static Fleet fleet(TestHouse test, World world) {
        Fleet fleet =
                new Fleet(
                        world,
                        new Fleet.Size(8, 1, 14),
                        test.house().address(),
                        TestHouse.start(),
                        test.clock()::set);
        fleet.run(_ -> {});
        test.clock()
                .set(Period.parse(TestHouse.PERIOD, House.ZONE).end().plus(Duration.ofHours(36)));
        fleet.close(TestHouse.PERIOD);
        return fleet;
    }

    private static World with(String title, long cpm, int cap) {
        World world = DemoWorld.world();
        Map<String, World.Campaign> campaigns = new HashMap<>(world.campaigns());
        campaigns.computeIfPresent(
                title,
                (_, c) ->
                        new World.Campaign(
                                c.lineItem(),
                                c.advertiser(),
                                cpm,
                                cap,
                                c.anyBrand(),
                                c.brands(),
                                c.surfaces(),
                                c.category(),
                                c.kidsSafe(),
                                c.budgetMinor(),
                                c.goal()));
        return new World(
                world.models(),
                campaigns,
                world.vetoes(),
                world.providers(),
                world.staff(),
                world.rules(),
                world.terms());
    }

    /** Returns a statement that adds {@code ?} to some rows. */
    private static String oneMore(String table, String column, String where) {
        return "update %s set %s = %s + ? where %s".formatted(table, column, column, where);
    }

    /** Plants a wrong number, reads the verdict, and takes it back. */
    private static void tells(TestHouse test, Fleet fleet, String difference, String wrong) {
        int changed = test.owner().withHandle(h -> h.execute(wrong, 1));
        assertThat(changed).as(wrong).isPositive();
        assertThat(fleet.verdict(TestHouse.PERIOD).verdict()).startsWith(difference);
        test.owner().useHandle(h -> h.execute(wrong, -1));
    }

    private static Map<?, ?> impressions(Verdict verdict) {
        return (Map<?, ?>) Objects.requireNonNull(verdict.counted().get("impressions"));
    }

    private static long number(Verdict verdict, String part) {
        return ((Number) Objects.requireNonNull(verdict.counted().get(part))).longValue();
    }

    /** How often each rule said no, over all decisions in the log. */
    private static Map<RefusalReason, Long> refusals(TestHouse test) {
        Map<RefusalReason, Long> counts = new EnumMap<>(RefusalReason.class);
        test.owner()
                .useHandle(h ->
                        h.createQuery("select body from log.event where kind = 'AdDecided'")
                                .mapTo(String.class)
                                .forEach(body -> {
                                    Event.AdDecided decided =
                                            (Event.AdDecided) Json.read(body, Event.class);
                                    decided.refusals()
                                            .forEach(
                                                    no -> counts.merge(no.reason(), 1L, Long::sum));
                                }));
        return counts;
    }
}
