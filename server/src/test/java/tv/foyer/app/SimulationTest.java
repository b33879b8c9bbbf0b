package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event;
import tv.foyer.events.RefusalReason;
import tv.foyer.fleet.Fleet;
import tv.foyer.fleet.Verdict;
import tv.foyer.json.Json;

/** A fleet whose truth is known before the server sees it, against a whole server. */
class SimulationTest {
    @Test
    void twoEveningsOfTwentyFiveSetsAreCountedAndPaidAsTheyHappened() {
        try (TestHouse test = TestHouse.open()) {
            Verdict verdict = test.simulate(new Fleet.Size(25, 2, 11));

            assertThat(verdict.verdict()).isEqualTo("equal");
            Map<RefusalReason, Long> refusals = refusals(test);
            assertThat(refusals.get(RefusalReason.HOUSEHOLD_CAP)).as("caps reached").isPositive();
            assertThat(refusals.get(RefusalReason.VETOED)).as("vetoes met").isPositive();
            assertThat(refusals.get(RefusalReason.WRONG_BRAND)).as("brands missed").isPositive();
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
                    ((Map<?, ?>) verdict.counted().get("impressions"))
                            .values().stream().mapToLong(n -> ((Number) n).longValue()).sum();
            assertThat(counted)
                    .as("lost and late beacons are shown and not counted")
                    .isPositive()
                    .isLessThan(number(verdict, "shownOnScreen"));
            assertThat(verdict.money().get("counted").values()).as("money").anyMatch(n -> n != 0);
        }
    }

    /** 40 yuan per thousand: the flash weekend has money for 250 impressions and not one more. */
    @Test
    void aSpentBudgetEndsALineItem() {
        try (TestHouse test = TestHouse.open()) {
            Verdict verdict = test.simulate(new Fleet.Size(150, 3, 13));
            System.out.println(verdict.counted() + " " + refusals(test));
            assertThat(verdict.verdict()).isEqualTo("equal");
            assertThat(refusals(test).get(RefusalReason.BUDGET_SPENT)).isPositive();
        }
    }

    private static long number(Verdict verdict, String part) {
        return ((Number) java.util.Objects.requireNonNull(verdict.counted().get(part))).longValue();
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
                                            .forEach(no -> counts.merge(no.reason(), 1L, Long::sum));
                                }));
        return counts;
    }
}
