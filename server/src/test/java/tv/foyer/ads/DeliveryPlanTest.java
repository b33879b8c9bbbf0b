package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.ads.Sample.EVENING;
import static tv.foyer.ads.Sample.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.foyer.crypto.Signer;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.kernel.Ids;
import tv.foyer.sales.Book;

class DeliveryPlanTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final List<List<Plan.Supply>> asked = new ArrayList<>();
    private final Plan made = _ -> new Plan.Pace(7, 0);
    private final DeliveryPlan plan =
            new DeliveryPlan(
                    (_, supply, _, _) -> {
                        asked.add(supply);
                        return made;
                    },
                    SHANGHAI);

    @Test
    void thePlanIsMadeAgainEveryFiveMinutesFromWhatTheScreensOffered() {
        for (int n = 0; n < 30; n++) {
            plan.saw(fact(n, EVENING));
        }
        Book book = new Book(1, List.of(), Map.of(), List.of());

        plan.replan(book, Map::of, EVENING);
        plan.replan(book, Map::of, EVENING.plusSeconds(299));
        assertThat(asked).hasSize(1);
        plan.replan(book, Map::of, EVENING.plusSeconds(301));

        assertThat(asked).hasSize(2);
        assertThat(plan.number()).isEqualTo(2);
        assertThat(plan.current()).isSameAs(made);
        Plan.Supply supply = asked.getFirst().getFirst();
        int fridayAtEight = 4 * 24 + 20;
        assertThat(supply.hourOfWeek()).isEqualTo(fridayAtEight);
        assertThat(supply.perHour()).isEqualTo(30);
        assertThat(supply.maxSeconds()).isEqualTo(30);
    }

    @Test
    void eachWeekHalvesWhatWasLearnedBefore() {
        for (int n = 0; n < 40; n++) {
            plan.saw(fact(n, EVENING));
        }
        Instant nextWeek = EVENING.plus(Duration.ofDays(7)).plusSeconds(60);
        for (int n = 0; n < 10; n++) {
            plan.saw(fact(n, nextWeek));
        }

        double perHour = plan.supply(nextWeek).getFirst().perHour();

        assertThat(perHour).isBetween(19.9, 20.1);
    }

    private static AdDecided fact(int household, Instant at) {
        Promises promises =
                new Promises(
                        SHANGHAI,
                        Duration.ofHours(1),
                        new AdsConfig.Bounds(1_000, 1_000),
                        new Budgets());
        Decisions decisions =
                new Decisions(
                        promises,
                        new Ids(InstantSource.fixed(at)),
                        new Signer(new byte[32], "impression"),
                        Duration.ofHours(1));
        Decisions.Given given =
                new Decisions.Given(
                        Sample.books(line("a").item()), Sample.viewing(false), List.of(), at);
        AdRequest request = Sample.request(household, "pop", Sample.room(30, 1));
        return (AdDecided) decisions.decide(request, given).facts().getFirst();
    }
}
