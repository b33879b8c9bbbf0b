package tv.foyer.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;

class PacingTest {
    private static final Instant NOW = Instant.parse("2026-11-16T00:00:00Z");
    private static final LineItemId LINE = new LineItemId(Ids.named("pacing-test/a"));
    private static final long PRICE = 30_000;

    @Test
    void deliveryKeepsToTheHoursTargetWhereSupplyIsOnlySixTenthsOfTheForecast() {
        Random random = new Random(11);
        Pacing pacing = Pacing.start(plan(6_000));
        for (int hour = 0; hour < 4; hour++) {
            int delivered = 0;
            double target = pacing.target(0);
            for (int minute = 1; minute <= 60; minute++) {
                int shown = serve(pacing, 10, random);
                delivered += shown;
                Instant then = NOW.plus(Duration.ofMinutes(60L * hour + minute));
                pacing = pacing.after(counts(shown), then);
            }
            assertThat(delivered).isCloseTo((int) target, within((int) (0.05 * target) + 1));
        }
    }

    @Test
    void aPromiseThatHasItsHoursTargetStopsUntilTheNext() {
        Pacing pacing = Pacing.start(plan(6_000));
        int target = (int) Math.ceil(pacing.target(0));

        Pacing full = pacing.after(counts(target), NOW.plusSeconds(1_800));

        assertThat(serve(full, 1_000, new Random(3))).isZero();
        assertThat(serve(full.adopt(plan(6_000)), 1_000, new Random(3))).isZero();
        Pacing next = full.after(counts(0), NOW.plusSeconds(3_600));
        assertThat(serve(next, 1_000, new Random(3))).isPositive();
    }

    @Test
    void aPromiseThatIsBehindInTheLastMinutesDrawsLotsForWhatIsMissing() {
        Pacing pacing = Pacing.start(plan(6_000));
        int target = (int) pacing.target(0);

        Pacing behind = pacing.after(counts(target - 32), NOW.plusSeconds(57 * 60));

        double coming = 1_000 / 60.0 * 3;
        assertThat(serve(behind, 10_000, new Random(3)) / 10_000.0)
                .isCloseTo(Math.min(1, 1.4 * 32 / coming), within(0.05));
        Pace pace = behind.paces().at(0, false);
        assertThat(pace.spreadMicros()).as("whatever others pay").isGreaterThan(4 * PRICE);
    }

    @Test
    void timeThatStandsStillOrRunsBackChangesCountsOnly() {
        Pacing pacing = Pacing.start(plan(6_000)).after(counts(3), NOW.plusSeconds(60));

        Pacing back = pacing.after(counts(2), NOW.minusSeconds(3_600));

        assertThat(back.paces().at(0, false)).isEqualTo(pacing.paces().at(0, false));
        assertThat(back.paces().madeAt()).isEqualTo(pacing.paces().madeAt());
    }

    @Test
    void anOverdueCountLeavesEvenPacesAndSaysSo() {
        Paces paces = Pacing.start(plan(6_000)).paces();

        assertThat(paces.stale(NOW.plus(Paces.FRESH))).isFalse();
        assertThat(paces.stale(NOW.plus(Paces.FRESH).plusSeconds(1))).isTrue();
        Pace even = paces.at(paces.place(LINE).orElseThrow(), true);
        assertThat((PRICE + even.valueAdjustMicros()) / (double) even.spreadMicros())
                .isCloseTo(0.6, within(0.01));
        assertThat(Paces.NONE.place(LINE)).isEmpty();
        assertThat(Paces.NONE.stale(NOW)).isTrue();
    }

    @Test
    void aNewPlanKeepsTheHoursTargetAndWhatWasLearned() {
        Pacing pacing = Pacing.start(plan(6_000));
        for (int minute = 1; minute <= 30; minute++) {
            pacing = pacing.after(counts(1), NOW.plusSeconds(60L * minute));
        }
        double target = pacing.target(0);
        long before = pacing.paces().at(0, false).valueAdjustMicros();

        Pacing next = pacing.adopt(plan(5_900));

        assertThat(next.target(0)).isEqualTo(target);
        assertThat(next.paces().at(0, false).valueAdjustMicros()).isCloseTo(before, within(1_500L));
    }

    @Test
    void drawsAreEvenAndEqualInEveryNode() {
        int below = 0;
        for (long decision = 0; decision < 100_000; decision++) {
            below += Pace.worthMicros(0, 300, 1_000, Pace.draw(decision, 77)) > 0 ? 1 : 0;
        }

        assertThat(below).isCloseTo(30_000, within(600));
        assertThat(Pace.draw(5, 6)).isEqualTo(Pace.draw(5, 6));
    }

    private static int serve(Pacing pacing, int breaks, Random random) {
        Pace pace = pacing.paces().at(0, false);
        int shown = 0;
        for (int i = 0; i < breaks; i++) {
            long draw = Pace.draw(random.nextLong(), 1);
            long worth =
                    Pace.worthMicros(PRICE, pace.valueAdjustMicros(), pace.spreadMicros(), draw);
            shown += worth > 0 ? 1 : 0;
        }
        return shown;
    }

    private static Counts counts(int delivered) {
        return new Counts(new int[] {delivered}, new int[1]);
    }

    /** Ten hours of a thousand breaks each. */
    private static Plan plan(long goal) {
        Contract contract =
                new Contract(
                        LINE,
                        new Target.Impressions(goal, 2 * PRICE),
                        new Flight(NOW, NOW.plus(Duration.ofHours(10))),
                        PRICE,
                        15,
                        0,
                        1_000_000);
        Supply.Builder supply = Supply.builder();
        int cell = supply.cell(0);
        for (int hour = 0; hour < 10; hour++) {
            supply.node(cell, NOW.getEpochSecond() / 3_600 + hour, 1_000, 15, 1);
        }
        return Plan.solve(List.of(contract), supply.build(), NOW, Optional.empty(), () -> false);
    }
}
