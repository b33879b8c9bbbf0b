package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Surface;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Plans;
import tv.foyer.sales.Targeting;

class PlannedHoursTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final int OWED = 10_007;

    private final PlannedHours hours = new PlannedHours(House.ZONE);
    private final LineItem line = owing(OWED);

    @Test
    void withoutADeliveryPlanItIsEven() {
        assertThat(hours.of(line)).isEqualTo(Plans.even(House.ZONE).of(line));
    }

    @Test
    void theHoursToComeHaveThePlansShapeAndThoseThatPassedStay() {
        Instant now = START.plus(Duration.ofMinutes(30 * 60 + 20));
        hours.bend(line, PlannedHoursTest::evenings, now);
        Map<Instant, Long> first = byHour();

        assertThat(sum()).isEqualTo(OWED);
        for (int h = 0; h <= 30; h++) {
            assertThat(first.get(at(h))).as("hour %d", h).isBetween(59L, 60L);
        }
        assertThat(first.get(at(36))).isGreaterThan(5 * first.getOrDefault(at(40), 0L));

        hours.bend(line, _ -> 1, now.plus(Duration.ofHours(24)));
        assertThat(sum()).isEqualTo(OWED);
        for (int h = 31; h <= 53; h++) {
            assertThat(byHour().get(at(h))).as("hour %d", h).isEqualTo(first.get(at(h)));
        }
    }

    @Test
    void howMuchTheScreensHaveToOfferDoesNotShow() {
        hours.bend(line, PlannedHoursTest::evenings, START);
        Map<Instant, Long> plenty = byHour();
        hours.bend(owing(OWED), hour -> evenings(hour) / 1_000, START);

        assertThat(byHour()).isEqualTo(plenty);
    }

    @Test
    void otherTermsBeginAnew() {
        hours.bend(line, PlannedHoursTest::evenings, START);

        assertThat(hours.of(owing(500))).isEqualTo(Plans.even(House.ZONE).of(owing(500)));
    }

    private Map<Instant, Long> byHour() {
        return hours.of(line).stream()
                .collect(Collectors.toMap(Plans.Planned::at, Plans.Planned::impressions));
    }

    private long sum() {
        return hours.of(line).stream().mapToLong(Plans.Planned::impressions).sum();
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** Six times as much from 20:00 to 22:00 in Shanghai. */
    private static double evenings(Instant hour) {
        int local = hour.atZone(House.ZONE).getHour();
        return local >= 20 && local < 22 ? 120 : 20;
    }

    private static LineItem owing(int impressions) {
        return new LineItem(
                new LineItemId(Ids.named("line")),
                1,
                new OrderId(Ids.named("order")),
                DemoAlliance.partner("brightwok"),
                "line",
                LineItemKind.GUARANTEED,
                false,
                Targeting.of(Set.of(Surface.PRE_ROLL), Set.of()),
                START,
                START.plus(Duration.ofDays(7)),
                "CNY",
                1,
                new LineItem.Goal(0, impressions, 0),
                1,
                "food",
                true,
                List.of());
    }
}
