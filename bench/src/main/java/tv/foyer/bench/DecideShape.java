package tv.foyer.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tv.foyer.ads.AdRequest;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Targeting;

/**
 * The books and the viewers that both sides are given: seeded, so equal in every run. A second
 * costs from 1.50 to 4.50 yuan a thousand, whatever the length of the film.
 */
final class DecideShape {
    static final int LINE_ITEMS = 50;
    static final int MAX_ADS = 4;
    static final int HOUSEHOLDS = 20_000;
    static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    private static final int ADVERTISERS = 25;
    private static final int CATEGORIES = 16;
    private static final int[] SECONDS = {5, 10, 15, 15, 20, 30};
    private static final int[] BREAKS = {45, 60, 75, 90};
    private static final String[] BRANDS = {"kestral", "pop", "ombrix", "lumao"};

    private DecideShape() {}

    static List<OrderDraft> orders() {
        Random random = new Random(7);
        List<OrderDraft> orders = new ArrayList<>();
        for (int i = 0; i < LINE_ITEMS; i++) {
            orders.add(
                    new OrderDraft(
                            new OrderId(Ids.named("bench/order/" + i)),
                            new PartnerId(Ids.named("bench/advertiser/" + i % ADVERTISERS)),
                            "order " + i,
                            List.of(lineItem(i, random))));
        }
        return orders;
    }

    /** Request {@code n}; {@code household} is drawn from as many as the caller likes. */
    static AdRequest request(int n, int household) {
        String brand = BRANDS[n % BRANDS.length];
        int seconds = BREAKS[n / BRANDS.length % BREAKS.length];
        return new AdRequest(
                new DeviceId(Ids.named("bench/device/" + household)),
                new HouseholdId(Ids.named("bench/household/" + household)),
                brand(brand),
                new PartnerId(Ids.named("bench/maker/" + brand)),
                AdRequest.Viewer.ADULT,
                Optional.empty(),
                Optional.empty(),
                List.of(new AdRequest.Room(Surface.MID_ROLL, seconds, MAX_ADS)));
    }

    private static OrderDraft.Line lineItem(int number, Random random) {
        int seconds = SECONDS[random.nextInt(SECONDS.length)];
        boolean everywhere = random.nextInt(4) > 0;
        return new OrderDraft.Line(
                new LineItemId(Ids.named("bench/line/" + number)),
                "line " + number,
                LineItemKind.PRICE_PRIORITY,
                Targeting.of(
                        Set.of(Surface.PRE_ROLL, Surface.MID_ROLL),
                        everywhere ? Set.of() : Set.of(brand("kestral"), brand("pop"))),
                START.minus(1, ChronoUnit.DAYS),
                START.plus(10_000, ChronoUnit.DAYS),
                OrderDraft.Goal.upTo(Money.of(900_000_000_000L, "CNY")),
                Money.of(seconds * (150L + random.nextInt(300)), "CNY"),
                1 + random.nextInt(4),
                "category " + random.nextInt(CATEGORIES),
                true,
                List.of(
                        OrderDraft.Film.video(
                                new CreativeId(Ids.named("bench/creative/" + number)),
                                "spot-" + number,
                                seconds,
                                new Text("片" + number, "spot " + number))));
    }

    private static BrandId brand(String key) {
        return new BrandId(Ids.named("bench/brand/" + key));
    }
}
