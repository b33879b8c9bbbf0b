package tv.foyer.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/** Small values for tests of the forecast. */
final class Sample {
    private Sample() {}

    static PartnerId partner(String key) {
        return new PartnerId(Ids.named("partner/" + key));
    }

    static BrandId brand(String key) {
        return new BrandId(Ids.named("brand/" + key));
    }

    static Chance chance(Instant at) {
        return chance(at, opportunity(true));
    }

    static Chance withoutConsent(Instant at) {
        return chance(at, opportunity(false));
    }

    static Event.Opportunity opportunity(boolean consent) {
        return new Event.Opportunity(
                60,
                4,
                "tv",
                Optional.of("CN-51"),
                List.of("drama"),
                12,
                false,
                consent,
                consent ? List.of("travel") : List.of(),
                "cn-2",
                1,
                0,
                Optional.empty());
    }

    static Targeting targeting(
            String model, String region, String genre, int age, String segment, int hour) {
        return new Targeting(
                Set.of(Surface.PRE_ROLL),
                Set.of(),
                Set.of(model),
                Set.of(region),
                Set.of(genre),
                age,
                Set.of(segment),
                Set.of(hour));
    }

    static LineItem line(Targeting targeting) {
        Instant start = Instant.parse("2026-11-01T00:00:00Z");
        return new LineItem(
                new LineItemId(Ids.named("line-item/draft")),
                1,
                new OrderId(Ids.named("order/draft")),
                partner("brightwok"),
                "draft",
                LineItemKind.PRICE_PRIORITY,
                false,
                targeting,
                start,
                start.plus(Duration.ofDays(60)),
                "CNY",
                40_000,
                new LineItem.Goal(400_000_000_000L, 0, 0),
                1_000,
                "food",
                true,
                List.of(
                        new LineItem.Creative(
                                new CreativeId(Ids.named("creative/draft")),
                                LineItem.Format.VIDEO,
                                "spot",
                                15,
                                Set.of(),
                                new Text("片", "spot"),
                                Optional.empty(),
                                Optional.empty(),
                                false)));
    }

    private static Chance chance(Instant at, Event.Opportunity opportunity) {
        return new Chance(
                at,
                new HouseholdId(Ids.named("household/1")),
                Surface.PRE_ROLL,
                brand("kestral"),
                partner("kestral"),
                Optional.empty(),
                opportunity);
    }
}
