package tv.foyer.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Ids;

class SupplyModelTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-15T16:00:00Z");
    private static final Cell CELL =
            new Cell(
                    Surface.MID_ROLL,
                    new BrandId(Ids.named("supply-test/brand")),
                    List.of("region=east"),
                    60,
                    4);

    @Test
    void theFirstHoursExpectWhatTheFirstMinutesShowed() {
        SupplyModel model = new SupplyModel(ZONE, 1);
        Instant half = MIDNIGHT.plusSeconds(1_800);
        offer(model, MIDNIGHT, half, 50);
        model.advance(half);

        Supply supply = model.forecast(half, 3, _ -> new int[] {0});

        assertThat(supply.expected).hasSize(3);
        assertThat(supply.expected[0]).as("what is left").isCloseTo(50, within(1f));
        assertThat(supply.expected[2]).isCloseTo(100, within(2f));
    }

    @Test
    void anHourNotSeenYetIsTakenFromTheSameHourOfOtherDays() {
        SupplyModel model = new SupplyModel(ZONE, 1);
        for (int hour = 0; hour < 24; hour++) {
            offer(model, at(hour), at(hour + 1), hour == 20 ? 300 : 30);
        }

        Supply supply = model.forecast(at(24), 24, _ -> new int[] {0});

        assertThat(supply.expected[20]).isCloseTo(300, within(10f));
        assertThat(supply.expected[19]).isCloseTo(30, within(2f));
    }

    @Test
    void aFallOfTheLastHoursCarriesOverToTheNext() {
        SupplyModel model = new SupplyModel(ZONE, 1);
        for (int hour = 0; hour < 7 * 24; hour++) {
            offer(model, at(hour), at(hour + 1), 100);
        }
        for (int hour = 7 * 24; hour < 7 * 24 + 6; hour++) {
            offer(model, at(hour), at(hour + 1), 50);
        }

        Supply supply = model.forecast(at(7 * 24 + 6), 2, _ -> new int[] {0});

        assertThat(supply.expected[0]).isCloseTo(50, within(4f));
    }

    @Test
    void aSampleIsWeighedAndIsTheSameInEveryNode() {
        SupplyModel model = new SupplyModel(ZONE, 4);
        int sampled = 0;
        for (long decision = 0; decision < 4_000; decision++) {
            Instant moment = MIDNIGHT.plusMillis(decision * 900);
            if (SupplyModel.sampled(decision, 4)) {
                sampled++;
                model.observe(new Opportunity(moment, CELL));
            }
        }

        assertThat(sampled).isCloseTo(1_000, within(100));
        assertThat(model.expected(at(1)).get(CELL)).isCloseTo(4_000, within(400.0));
    }

    @Test
    void whatComesAfterItsHourIsCountedAndChangesNothing() {
        SupplyModel model = new SupplyModel(ZONE, 1);
        offer(model, at(1), at(2), 10);
        double before = model.expected(at(2)).getOrDefault(CELL, -1.0);

        model.observe(new Opportunity(at(0), CELL));

        assertThat(model.late()).isEqualTo(1);
        assertThat(model.expected(at(2)).getOrDefault(CELL, -1.0)).isEqualTo(before);
    }

    private static Instant at(int hour) {
        return MIDNIGHT.plus(Duration.ofHours(hour));
    }

    private static void offer(SupplyModel model, Instant from, Instant to, int count) {
        long millis = Duration.between(from, to).toMillis();
        for (int i = 0; i < count; i++) {
            model.observe(new Opportunity(from.plusMillis(millis * i / count), CELL));
        }
    }
}
