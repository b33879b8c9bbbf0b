package tv.foyer.app;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Review;
import tv.foyer.sales.Sales;
import tv.foyer.sales.Targeting;

/**
 * What the demo alliance's advertisers booked, and who refuses whom: every kind of line item and
 * every surface. Creatives that are not drawn yet are simply not ready.
 */
final class DemoOrders {
    private static final Set<Surface> ROLLS = Set.of(Surface.PRE_ROLL, Surface.MID_ROLL);
    private static final Set<String> ANY_BRAND = Set.of();

    /** Films, and the prices and caps that the fleet's truth was told. */
    private static final List<Line> FILMS =
            List.of(
                    film("brightwok", "noodles", "亮锅一碗面", "Brightwok noodles", 15)
                            .with("brightwok-noodles", ROLLS, ANY_BRAND)
                            .at(50_000_00, 45_00, 4)
                            .selling("food", true),
                    film("brightwok", "family-table", "亮锅家宴", "Brightwok family table", 15)
                            .with("brightwok-noodles", Set.of(Surface.MID_ROLL), ANY_BRAND)
                            .at(20_000_00, 30_00, 2)
                            .selling("food", true),
                    film("pedalfox", "ride", "踏狐骑行", "Pedalfox ride", 15)
                            .with("pedalfox-ride", ROLLS, Set.of("kestral", "pop", "lumao"))
                            .at(50_000_00, 38_00, 3)
                            .selling("mobility", false),
                    film("pedalfox", "flash", "踏狐快闪周末", "Pedalfox flash weekend", 15)
                            .with("pedalfox-ride", Set.of(Surface.PRE_ROLL), ANY_BRAND)
                            .at(20_00, 80_00, 2)
                            .selling("mobility", false),
                    film("pedalfox", "dawn", "踏狐晨光", "Pedalfox dawn", 5)
                            .with("pedalfox-dawn", Set.of(Surface.BOOT), ANY_BRAND)
                            .at(30_000_00, 20_00, 2)
                            .selling("mobility", false),
                    film("ombrix", "glow", "欧布里流光", "Ombrix Glow", 15)
                            .with("ombrix-glow", ROLLS, ANY_BRAND)
                            .at(80_000_00, 60_00, 3)
                            .selling("television", false));

    /** Everything beside the films: pictures, the house's own, and what others bid for. */
    private static final List<Line> SCREENS =
            List.of(
                    picture("brightwok", "masthead", "亮锅新汤", "Brightwok new broth", 0)
                            .with("brightwok-masthead", Set.of(Surface.MASTHEAD), ANY_BRAND)
                            .owing(5_000, 40_00, 6)
                            .selling("food", true),
                    picture("brightwok", "lantern-week", "亮锅灯会周", "Brightwok lantern week", 0)
                            .with("brightwok-masthead", Set.of(Surface.MASTHEAD), Set.of("lumao"))
                            .at(10_000_00, 50_00, 6)
                            .sponsoring(30)
                            .selling("food", true),
                    picture("brightwok", "pause", "亮锅面等你", "Brightwok waits for you", 0)
                            .with("brightwok-pause", Set.of(Surface.PAUSE), ANY_BRAND)
                            .at(20_000_00, 35_00, 6)
                            .leadingTo("https://brightwok.example/noodles")
                            .selling("food", true),
                    picture("brightwok", "row", "亮锅菜谱", "Brightwok recipes", 0)
                            .with("brightwok-row", Set.of(Surface.ROW_SLOT), ANY_BRAND)
                            .at(10_000_00, 15_00, 8)
                            .selling("food", true),
                    picture("pedalfox", "screensaver", "踏狐山路", "Pedalfox mountain road", 0)
                            .with("pedalfox-screensaver", Set.of(Surface.SCREENSAVER), ANY_BRAND)
                            .at(10_000_00, 18_00, 6)
                            .selling("mobility", false),
                    picture("pedalfox", "overlay", "踏狐一角", "Pedalfox corner", 10)
                            .with("pedalfox-overlay", Set.of(Surface.OVERLAY), ANY_BRAND)
                            .at(10_000_00, 25_00, 3)
                            .selling("mobility", false),
                    picture("pedalfox", "squeeze", "踏狐让路", "Pedalfox makes way", 10)
                            .with("pedalfox-squeeze", Set.of(Surface.SQUEEZEBACK), ANY_BRAND)
                            .at(10_000_00, 28_00, 3)
                            .selling("mobility", false),
                    film("pedalfox", "credits", "踏狐片尾", "Pedalfox after the credits", 15)
                            .with("pedalfox-ride", Set.of(Surface.POST_ROLL), ANY_BRAND)
                            .at(5_000_00, 10_00, 3)
                            .selling("mobility", false),
                    film("brightwok", "open-market", "亮锅公开竞价", "Brightwok open market", 15)
                            .with("brightwok-noodles", Set.of(Surface.POST_ROLL), ANY_BRAND)
                            .at(5_000_00, 12_00, 3)
                            .of(LineItemKind.PROGRAMMATIC)
                            .selling("food", true),
                    film("tidewire", "open-market", "潮线公开竞价", "Tidewire open market", 10)
                            .with("hearthline-house", ROLLS, ANY_BRAND)
                            .at(20_000_00, 10_00, 4)
                            .of(LineItemKind.PROGRAMMATIC)
                            .selling("telecom", false),
                    picture(DemoAlliance.OPERATOR_KEY, "masthead", "炉边之夜", "Hearthline nights", 0)
                            .with("hearthline-masthead", Set.of(Surface.MASTHEAD), ANY_BRAND)
                            .at(0, 0, 50)
                            .of(LineItemKind.HOUSE)
                            .selling("house", true),
                    film(DemoAlliance.OPERATOR_KEY, "house", "炉边有戏", "Hearthline tonight", 10)
                            .with("hearthline-house", ROLLS, ANY_BRAND)
                            .at(0, 0, 20)
                            .of(LineItemKind.HOUSE)
                            .selling("house", true));

    static final List<Line> LINES = Stream.concat(FILMS.stream(), SCREENS.stream()).toList();

    /** A maker on the left wants no ads of the advertisers on the right on its sets. */
    static final Map<String, List<String>> VETOES = Map.of("kestral", List.of("ombrix"));

    private DemoOrders() {}

    private static Line film(String advertiser, String key, String zh, String en, int seconds) {
        return Line.named(advertiser, key, new Text(zh, en), LineItem.Format.VIDEO, seconds);
    }

    private static Line picture(String advertiser, String key, String zh, String en, int seconds) {
        return Line.named(advertiser, key, new Text(zh, en), LineItem.Format.IMAGE, seconds);
    }

    /** Where a line item is shown, and what. */
    record Place(String asset, Set<Surface> surfaces, Set<String> brands) {}

    /** Prices and budgets in fen. */
    record Price(long budgetMinor, long cpmMinor, int capPerDay, long impressions, int share) {}

    /** One line item with its one creative. */
    record Line(
            String advertiser,
            String key,
            Text name,
            LineItemKind kind,
            LineItem.Format format,
            int seconds,
            Optional<String> link,
            Place place,
            Price price,
            String category,
            boolean kidsSafe) {
        static Line named(
                String advertiser, String key, Text name, LineItem.Format format, int seconds) {
            return new Line(
                    advertiser,
                    key,
                    name,
                    LineItemKind.PRICE_PRIORITY,
                    format,
                    seconds,
                    Optional.empty(),
                    new Place("", Set.of(), Set.of()),
                    new Price(0, 0, 1, 0, 0),
                    "",
                    false);
        }

        Line with(String asset, Set<Surface> surfaces, Set<String> brands) {
            return new Line(
                    advertiser,
                    key,
                    name,
                    kind,
                    format,
                    seconds,
                    link,
                    new Place(asset, surfaces, brands),
                    price,
                    category,
                    kidsSafe);
        }

        Line at(long budgetMinor, long cpmMinor, int capPerDay) {
            return priced(kind, new Price(budgetMinor, cpmMinor, capPerDay, 0, 0));
        }

        /** Guaranteed: the budget is what the impressions cost. */
        Line owing(long impressions, long cpmMinor, int capPerDay) {
            long budget = impressions * cpmMinor / 1_000;
            return priced(
                    LineItemKind.GUARANTEED,
                    new Price(budget, cpmMinor, capPerDay, impressions, 0));
        }

        Line sponsoring(int share) {
            return priced(
                    LineItemKind.SPONSORSHIP,
                    new Price(price.budgetMinor, price.cpmMinor, price.capPerDay, 0, share));
        }

        Line of(LineItemKind other) {
            return priced(other, price);
        }

        Line leadingTo(String address) {
            return new Line(
                    advertiser,
                    key,
                    name,
                    kind,
                    format,
                    seconds,
                    Optional.of(address),
                    place,
                    price,
                    category,
                    kidsSafe);
        }

        Line selling(String what, boolean forKidsToo) {
            return new Line(
                    advertiser,
                    key,
                    name,
                    kind,
                    format,
                    seconds,
                    link,
                    place,
                    price,
                    what,
                    forKidsToo);
        }

        private Line priced(LineItemKind other, Price much) {
            return new Line(
                    advertiser,
                    key,
                    name,
                    other,
                    format,
                    seconds,
                    link,
                    place,
                    much,
                    category,
                    kidsSafe);
        }

        String en() {
            return name.en();
        }

        CreativeId creative() {
            return new CreativeId(Ids.named("creative/" + advertiser + "/" + key));
        }

        private OrderDraft.Line draft(Instant start, Instant end) {
            return new OrderDraft.Line(
                    new LineItemId(Ids.named("line-item/" + advertiser + "/" + key)),
                    en(),
                    kind,
                    Targeting.of(
                            place.surfaces,
                            place.brands.stream()
                                    .map(brand -> new BrandId(Ids.named("brand/" + brand)))
                                    .collect(Collectors.toSet())),
                    start,
                    end,
                    new OrderDraft.Goal(
                            new Money(price.budgetMinor, House.CURRENCY),
                            price.impressions,
                            price.share),
                    new Money(price.cpmMinor, House.CURRENCY),
                    price.capPerDay,
                    category,
                    kidsSafe,
                    List.of(film()));
        }

        private OrderDraft.Film film() {
            return new OrderDraft.Film(
                    creative(),
                    format,
                    place.asset,
                    seconds,
                    Set.of(),
                    name,
                    format == LineItem.Format.IMAGE ? Optional.of(name) : Optional.empty(),
                    link,
                    false);
        }
    }

    /** Books everything for a flight, with all creatives approved. */
    static void load(Sales sales, Instant start, Instant end) {
        book(sales, FILMS, "", " on the sofa", start, end);
        book(sales, SCREENS, "/screens", " on every screen", start, end);
        VETOES.forEach((maker, advertisers) ->
                advertisers.forEach(advertiser ->
                        sales.veto(DemoAlliance.partner(maker), DemoAlliance.partner(advertiser))));
    }

    private static void book(
            Sales sales, List<Line> all, String key, String title, Instant start, Instant end) {
        Map<String, List<Line>> byAdvertiser =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Line::advertiser, LinkedHashMap::new, Collectors.toList()));
        byAdvertiser.forEach((advertiser, lines) -> {
            OrderDraft order =
                    new OrderDraft(
                            new OrderId(Ids.named("order/" + advertiser + key)),
                            DemoAlliance.partner(advertiser),
                            DemoAlliance.nameOf(advertiser).en() + title,
                            lines.stream().map(line -> line.draft(start, end)).toList());
            requireBooked(sales.book(order));
            lines.forEach(line -> sales.review(line.creative(), Review.APPROVED));
        });
    }

    private static void requireBooked(Booking booking) {
        if (booking instanceof Booking.Refused refused) {
            throw new IllegalStateException(
                    "demo order refused: " + Arrays.toString(refused.faults().toArray()));
        }
    }
}
