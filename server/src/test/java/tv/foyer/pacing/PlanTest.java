package tv.foyer.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-11-16T00:00:00Z");
    private static final int HOURS = 10;

    @Test
    void aPromiseIsSpreadEvenlyOverTheHoursThatItMatches() {
        Plan plan = plan(List.of(promise("a", 2_000, 3)), supply(1_000, 0));

        assertThat(plan.plannedInAll(0)).isCloseTo(2_000, within(5.0));
        for (int hour = 0; hour < HOURS; hour++) {
            assertThat(plan.planned(0, at(hour))).isCloseTo(200, within(5.0));
        }
        assertThat(part(plan.pace(0), 30_000)).as("chance to serve").isCloseTo(0.2, within(0.01));
    }

    @Test
    void whereTooMuchIsPromisedTheShortfallIsAsTheInverseOfThePenalties() {
        Plan plan =
                plan(List.of(promise("a", 8_000, 2), promise("b", 8_000, 6)), supply(1_000, 0, 1));

        double lacksA = 8_000 - plan.plannedInAll(0);
        double lacksB = 8_000 - plan.plannedInAll(1);
        assertThat(lacksA + lacksB).isCloseTo(6_000, within(100.0));
        assertThat(lacksA / lacksB).isCloseTo(3, within(0.3));
    }

    @Test
    void aPromiseDoesNotYieldToABudgetThatPaysMore() {
        Contract rich = budget("rich", 10_000 * 90_000L, 90_000);
        Plan plan = plan(List.of(promise("a", 4_000, 3), rich), supply(1_000, 0, 1));

        assertThat(plan.plannedInAll(0)).isCloseTo(4_000, within(40.0));
        assertThat(plan.plannedInAll(1)).isCloseTo(6_000, within(60.0));
    }

    @Test
    void aContractWithoutSupplyIsPlannedNothingAndHarmsNobody() {
        Plan plan =
                plan(List.of(promise("nowhere", 1_000, 3), promise("a", 500, 3)), supply(100, 1));

        assertThat(plan.plannedInAll(0)).isZero();
        assertThat(plan.plannedInAll(1)).isCloseTo(500, within(3.0));
    }

    @Test
    void aFlightThatBeginsLateHasItsWholeGoalInTheHoursLeft() {
        Contract late = flying(promise("late", 1_000, 3), at(5).plusSeconds(1_800), at(HOURS));
        Plan plan = plan(List.of(late), supply(1_000, 0));

        assertThat(plan.planned(0, at(4))).isZero();
        assertThat(plan.planned(0, at(5)))
                .as("half an hour")
                .isCloseTo(plan.planned(0, at(6)) / 2, within(3.0));
        assertThat(plan.plannedInAll(0)).isCloseTo(1_000, within(5.0));
    }

    @Test
    void aGoalOfZeroAMetGoalASpentBudgetAndAFlightBackwardsAreNotServed() {
        Contract done = promise("done", 100, 3);
        done =
                new Contract(
                        done.lineItem(), done.target(), done.flight(), 30_000, 15, 120, 1_000_000);
        Contract backwards = flying(promise("backwards", 100, 3), at(3), at(1));
        List<Contract> all =
                List.of(promise("zero", 0, 3), done, budget("spent", -5, 30_000), backwards);

        Plan plan = plan(all, supply(1_000, 0, 1, 2, 3));

        for (int c = 0; c < all.size(); c++) {
            assertThat(plan.plannedInAll(c)).as("contract " + c).isZero();
            assertThat(part(plan.pace(c), 30_000)).as("contract " + c).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void aShareOfVoiceTakesItsPartEvenOfWhatOthersPayFor() {
        Contract sponsor =
                new Contract(
                        line("sponsor"),
                        new Target.ShareOfVoice(250_000, 90_000),
                        new Flight(NOW, at(HOURS)),
                        30_000,
                        15,
                        0,
                        1_000_000);
        Contract rich = budget("rich", Long.MAX_VALUE / 2, 60_000);
        Plan plan = plan(List.of(sponsor, rich), supply(1_000, 0, 1));

        assertThat(plan.plannedInAll(0)).isCloseTo(2_500, within(25.0));
    }

    @Test
    void anExpiredDeadlineLeavesEvenPacesAndIsAskedForAllAlong() {
        List<Contract> contracts = List.of(promise("a", 2_000, 3), budget("b", 1_000_000, 10_000));

        Plan plan = Plan.solve(contracts, supply(1_000, 0, 1), NOW, Optional.empty(), () -> true);

        assertThat(plan.passes()).isZero();
        assertThat(part(plan.pace(0), 30_000)).isCloseTo(0.2, within(0.01));
        assertThat(part(plan.even(0), 30_000)).isCloseTo(0.2, within(0.01));

        AtomicInteger asked = new AtomicInteger();
        Plan.solve(
                contracts,
                cells(1, 5_000, 0, 1),
                NOW,
                Optional.empty(),
                () -> asked.incrementAndGet() > 3);
        assertThat(asked.get()).as("stops soon after").isBetween(4, 8);
    }

    @Test
    void theSameBooksGiveTheSamePlan() {
        List<Contract> contracts = List.of(promise("a", 2_000, 3), budget("b", 1L << 30, 40_000));

        Plan once = plan(contracts, supply(1_000, 0, 1));
        Plan again = plan(contracts, supply(1_000, 0, 1));

        assertThat(again.pace(0)).isEqualTo(once.pace(0));
        assertThat(again.pace(1)).isEqualTo(once.pace(1));
    }

    private static Contract promise(String name, long goal, int penalties) {
        return new Contract(
                line(name),
                new Target.Impressions(goal, penalties * 30_000L),
                new Flight(NOW, at(HOURS)),
                30_000,
                15,
                0,
                1_000_000);
    }

    private static Contract budget(String name, long leftMicros, long priceMicros) {
        return new Contract(
                line(name),
                new Target.Budget(leftMicros),
                new Flight(NOW, at(HOURS)),
                priceMicros,
                15,
                0,
                1_000_000);
    }

    private static Contract flying(Contract contract, Instant from, Instant to) {
        return new Contract(
                contract.lineItem(),
                contract.target(),
                new Flight(from, to),
                contract.priceMicros(),
                contract.seconds(),
                contract.delivered(),
                contract.reachPpm());
    }

    private static LineItemId line(String name) {
        return new LineItemId(Ids.named("plan-test/" + name));
    }

    private static Instant at(int hour) {
        return NOW.plus(Duration.ofHours(hour));
    }

    /** Returns the chance that a contract without rivals is served. */
    private static double part(Pace pace, long price) {
        return (double) (price + pace.valueAdjustMicros()) / pace.spreadMicros();
    }

    private static Plan plan(List<Contract> contracts, Supply supply) {
        return Plan.solve(contracts, supply, NOW, Optional.empty(), () -> false);
    }

    private static Supply supply(double breaksPerHour, int... matching) {
        return cells(breaksPerHour, 1, matching);
    }

    private static Supply cells(double breaksPerHour, int cells, int... matching) {
        Supply.Builder supply = Supply.builder();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            numbers.add(supply.cell(matching));
        }
        for (int number : numbers) {
            for (int hour = 0; hour < HOURS; hour++) {
                long epochHour = NOW.getEpochSecond() / 3_600 + hour;
                supply.node(number, epochHour, breaksPerHour, 15, 1);
            }
        }
        return supply.build();
    }
}
