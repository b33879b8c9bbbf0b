package tv.foyer.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.devices.DeviceClass;
import tv.foyer.devices.DeviceKind;
import tv.foyer.devices.ModelDraft;
import tv.foyer.devices.Settings;
import tv.foyer.events.Surface;
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
import tv.foyer.sales.Targeting;

/**
 * Models and line items by which the market's rules are tried: booked, reviewed and decided as any
 * other. Those for televisions pay more than all of the demo; those for the projector break a rule
 * and pay most.
 */
final class AdRuleBook {
    /** A projector for homes, whose maker allows boot ads of half a minute. */
    static final String PROJECTOR = "kestral-beam";

    private static final Set<String> TVS = Set.of("tv");
    private static final Set<String> PROJECTORS = Set.of("projector");

    private final House house;
    private final Instant now;

    private AdRuleBook(House house, Instant now) {
        this.house = house;
        this.now = now;
    }

    static void fill(House house, Instant now) {
        AdRuleBook book = new AdRuleBook(house, now);
        book.sell(PROJECTOR, DeviceKind.PROJECTOR, DeviceClass.HOME);
        for (String sold : List.of("hotel", "iptv", "cable")) {
            DeviceClass deviceClass = DeviceClass.valueOf(sold.toUpperCase(java.util.Locale.ROOT));
            book.sell("kestral-" + sold, DeviceKind.TV, deviceClass);
        }
        Line masthead = new Line("masthead", "brightwok-masthead", Surface.MASTHEAD, 0, "food");
        Line row = new Line("row", "brightwok-row", Surface.ROW_SLOT, 0, "food");
        book.book(masthead, "brightwok", 300_00, TVS);
        book.book(row, "brightwok", 300_00, TVS);
        Line tooLong = new Line("thirty-one", "pedalfox-dawn", Surface.BOOT, 31, "mobility");
        Line longest = new Line("thirty", "pedalfox-dawn", Surface.BOOT, 30, "mobility");
        book.book(tooLong, "brightwok", 900_00, PROJECTORS);
        book.book(longest, "pedalfox", 800_00, PROJECTORS);
        Line games = new Line("games", "pedalfox-ride", Surface.PRE_ROLL, 15, "games");
        Line soup = new Line("soup", "brightwok-noodles", Surface.PRE_ROLL, 15, "food");
        book.book(games, "pedalfox", 900_00, PROJECTORS);
        book.book(soup, "brightwok", 800_00, PROJECTORS);
    }

    private record Line(String key, String asset, Surface surface, int seconds, String category) {
        LineItem.Format format() {
            return switch (surface) {
                case BOOT, PRE_ROLL, MID_ROLL, POST_ROLL -> LineItem.Format.VIDEO;
                case MASTHEAD, ROW_SLOT, PAUSE, SCREENSAVER, OVERLAY, SQUEEZEBACK ->
                        LineItem.Format.IMAGE;
            };
        }

        CreativeId creative() {
            return new CreativeId(Ids.named("creative/rule/" + key));
        }
    }

    private void sell(String key, DeviceKind kind, DeviceClass sold) {
        Settings halfAMinute = Settings.NONE.withBootAd(30, 1_000);
        house.devices().addModel(new ModelDraft("kestral", key, key, kind, sold, halfAMinute));
    }

    /** Every one says that children may see it: whether they may is for the pack to say. */
    private void book(Line line, String advertiser, long cpmMinor, Set<String> modelClasses) {
        Targeting targeting =
                new Targeting(
                        Set.of(line.surface()),
                        Set.of(),
                        modelClasses,
                        Set.of(),
                        Set.of(),
                        0,
                        Set.of(),
                        Set.of());
        OrderDraft.Line terms =
                new OrderDraft.Line(
                        new LineItemId(Ids.named("line/rule/" + line.key())),
                        "Rule " + line.key(),
                        LineItemKind.PRICE_PRIORITY,
                        targeting,
                        now.minus(Duration.ofHours(1)),
                        now.plus(Duration.ofDays(2)),
                        OrderDraft.Goal.upTo(Money.of(10_000_000_00L, "CNY")),
                        Money.of(cpmMinor, "CNY"),
                        100,
                        line.category(),
                        true,
                        List.of(film(line)));
        Booking booked =
                house.sales()
                        .book(
                                new OrderDraft(
                                        new OrderId(Ids.named("order/rule/" + line.key())),
                                        DemoAlliance.partner(advertiser),
                                        "Rule " + line.key(),
                                        List.of(terms)));
        if (booked instanceof Booking.Refused refused) {
            throw new IllegalStateException(refused.faults().toString());
        }
        if (!house.sales().review(line.creative(), Review.APPROVED)) {
            throw new IllegalStateException("no creative " + line.key());
        }
    }

    private static OrderDraft.Film film(Line line) {
        Text title = new Text(line.key(), line.key());
        boolean picture = line.format() == LineItem.Format.IMAGE;
        return new OrderDraft.Film(
                line.creative(),
                line.format(),
                line.asset(),
                line.seconds(),
                Set.of(),
                title,
                picture ? Optional.of(title) : Optional.empty(),
                picture ? Optional.of("https://brightwok.example/rule") : Optional.empty(),
                false);
    }
}
