package tv.foyer.app;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Review;
import tv.foyer.sales.Sales;
import tv.foyer.sales.Targeting;

/** What the demo alliance's advertisers booked, and who refuses whom. */
final class DemoOrders {
    private static final Set<Surface> ROLLS = Set.of(Surface.PRE_ROLL, Surface.MID_ROLL);

    static final List<Line> LINES =
            List.of(
                    new Line(
                            "brightwok",
                            "noodles",
                            "亮锅一碗面",
                            "Brightwok noodles",
                            "brightwok-noodles",
                            15,
                            ROLLS,
                            Set.of(),
                            50_000_00,
                            45_00,
                            4,
                            "food",
                            true),
                    new Line(
                            "brightwok",
                            "family-table",
                            "亮锅家宴",
                            "Brightwok family table",
                            "brightwok-noodles",
                            15,
                            Set.of(Surface.MID_ROLL),
                            Set.of(),
                            20_000_00,
                            30_00,
                            2,
                            "food",
                            true),
                    new Line(
                            "pedalfox",
                            "ride",
                            "踏狐骑行",
                            "Pedalfox ride",
                            "pedalfox-ride",
                            15,
                            ROLLS,
                            Set.of("kestral", "pop", "lumao"),
                            50_000_00,
                            38_00,
                            3,
                            "mobility",
                            false),
                    new Line(
                            "pedalfox",
                            "flash",
                            "踏狐快闪周末",
                            "Pedalfox flash weekend",
                            "pedalfox-ride",
                            15,
                            Set.of(Surface.PRE_ROLL),
                            Set.of(),
                            20_00,
                            80_00,
                            2,
                            "mobility",
                            false),
                    new Line(
                            "pedalfox",
                            "dawn",
                            "踏狐晨光",
                            "Pedalfox dawn",
                            "pedalfox-dawn",
                            5,
                            Set.of(Surface.BOOT),
                            Set.of(),
                            30_000_00,
                            20_00,
                            2,
                            "mobility",
                            false),
                    new Line(
                            "ombrix",
                            "glow",
                            "欧布里流光",
                            "Ombrix Glow",
                            "ombrix-glow",
                            15,
                            ROLLS,
                            Set.of(),
                            80_000_00,
                            60_00,
                            3,
                            "television",
                            false));

    /** A maker on the left wants no ads of the advertisers on the right on its sets. */
    static final Map<String, List<String>> VETOES = Map.of("kestral", List.of("ombrix"));

    private DemoOrders() {}

    /** One line item with its one creative; prices and budgets in fen. */
    record Line(
            String advertiser,
            String key,
            String zh,
            String en,
            String asset,
            int seconds,
            Set<Surface> surfaces,
            Set<String> brands,
            long budgetMinor,
            long cpmMinor,
            int capPerDay,
            String category,
            boolean kidsSafe) {
        CreativeId creative() {
            return new CreativeId(Ids.named("creative/" + advertiser + "/" + key));
        }

        private OrderDraft.Line draft(Instant start, Instant end) {
            return new OrderDraft.Line(
                    new LineItemId(Ids.named("line-item/" + advertiser + "/" + key)),
                    en,
                    LineItemKind.PRICE_PRIORITY,
                    Targeting.of(
                            surfaces,
                            brands.stream()
                                    .map(brand -> new BrandId(Ids.named("brand/" + brand)))
                                    .collect(Collectors.toSet())),
                    start,
                    end,
                    OrderDraft.Goal.upTo(new Money(budgetMinor, House.CURRENCY)),
                    new Money(cpmMinor, House.CURRENCY),
                    capPerDay,
                    category,
                    kidsSafe,
                    List.of(OrderDraft.Film.video(creative(), asset, seconds, new Text(zh, en))));
        }
    }

    /** Books everything for a flight, with all creatives approved. */
    static void load(Sales sales, Instant start, Instant end) {
        Map<String, List<Line>> byAdvertiser =
                LINES.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Line::advertiser, LinkedHashMap::new, Collectors.toList()));
        byAdvertiser.forEach((advertiser, lines) -> {
            OrderDraft order =
                    new OrderDraft(
                            new OrderId(Ids.named("order/" + advertiser)),
                            DemoAlliance.partner(advertiser),
                            DemoAlliance.nameOf(advertiser).en() + " on the sofa",
                            lines.stream().map(line -> line.draft(start, end)).toList());
            requireBooked(sales.book(order));
            lines.forEach(line -> sales.review(line.creative(), Review.APPROVED));
        });
        VETOES.forEach((maker, advertisers) ->
                advertisers.forEach(advertiser ->
                        sales.veto(DemoAlliance.partner(maker), DemoAlliance.partner(advertiser))));
    }

    private static void requireBooked(Booking booking) {
        if (booking instanceof Booking.Refused refused) {
            throw new IllegalStateException(
                    "demo order refused: " + Arrays.toString(refused.faults().toArray()));
        }
    }
}
