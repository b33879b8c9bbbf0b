package tv.foyer.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.Viewers;
import tv.foyer.events.Surface;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Targeting;

/**
 * The books and the viewers that both sides are given: seeded, so equal in every run. Ten thousand
 * line items of four hundred advertisers, three in four of them narrowed by something; a second
 * costs from 1.50 to 4.50 yuan a thousand, whatever the length of the film.
 */
final class DecideShape {
    static final int LINE_ITEMS = 10_000;
    static final int MAX_ADS = 6;
    static final int SECONDS_OF_BREAK = 90;
    static final int HOUSEHOLDS = 20_000;

    /** A household asks about three times a day. */
    static final Duration BETWEEN = Duration.ofHours(8).dividedBy(HOUSEHOLDS);

    static final Instant START = Instant.parse("2026-11-20T01:00:00Z");
    static final ProfileId PROFILE = new ProfileId(Ids.named("bench/profile"));

    private static final int ADVERTISERS = 400;
    private static final int CATEGORIES = 60;
    private static final int FILMS = 200;
    private static final int[] SECONDS = {5, 10, 15, 15, 20, 30};
    private static final int[] AGES = {0, 0, 7, 12, 16, 18};
    private static final String[] BRANDS = {"kestral", "pop", "ombrix", "lumao"};

    private static final List<Set<Surface>> SURFACES =
            List.of(
                    Set.of(Surface.PRE_ROLL, Surface.MID_ROLL),
                    Set.of(Surface.PRE_ROLL, Surface.MID_ROLL, Surface.POST_ROLL),
                    Set.of(Surface.MID_ROLL),
                    Set.of(Surface.POST_ROLL));

    private static final Map<HouseholdId, Home> HOMES = homes();
    private static final List<Home> IN_ORDER = List.copyOf(HOMES.values());
    private static final Map<TitleId, Viewers.Content> TITLES = titles();
    private static final List<TitleId> TITLES_IN_ORDER = List.copyOf(TITLES.keySet());

    private DecideShape() {}

    /** A set and the household before it. */
    record Home(Caller.TvSet set, Viewers.Household says) {}

    static Home home(int number) {
        return IN_ORDER.get(number % HOUSEHOLDS);
    }

    static Viewers.Household says(HouseholdId household) {
        Home home = HOMES.get(household);
        return home == null ? Viewers.Household.SILENT : home.says();
    }

    static Optional<Viewers.Content> content(TitleId title) {
        return Optional.ofNullable(TITLES.get(title));
    }

    static List<OrderDraft> orders() {
        Random random = new Random(7);
        List<OrderDraft> orders = new ArrayList<>();
        int each = LINE_ITEMS / ADVERTISERS;
        for (int a = 0; a < ADVERTISERS; a++) {
            int category = random.nextInt(CATEGORIES);
            int first = a * each;
            List<OrderDraft.Line> lines =
                    IntStream.range(first, first + each)
                            .mapToObj(i -> lineItem(i, category, random))
                            .toList();
            orders.add(
                    new OrderDraft(
                            new OrderId(Ids.named("bench/order/" + a)),
                            new PartnerId(Ids.named("bench/advertiser/" + a)),
                            "order " + a,
                            lines));
        }
        return orders;
    }

    /** Returns what a set sends for request {@code n}. */
    static byte[] body(int n) {
        return ("{\"profileId\":\""
                        + PROFILE
                        + "\",\"titleId\":\""
                        + title(n)
                        + "\",\"breaks\":[{\"surface\":\"MID_ROLL\",\"maxSeconds\":"
                        + SECONDS_OF_BREAK
                        + ",\"maxAds\":"
                        + MAX_ADS
                        + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Request {@code n} of a household. */
    static AdRequest request(int n, Home home) {
        return new AdRequest(
                home.set().device(),
                home.set().household(),
                home.set().brand(),
                home.set().maker(),
                Viewers.Screen.TV,
                AdRequest.Viewer.ADULT,
                Optional.of(title(n)),
                Optional.empty(),
                List.of(new AdRequest.Room(Surface.MID_ROLL, SECONDS_OF_BREAK, MAX_ADS)));
    }

    private static TitleId title(int n) {
        return TITLES_IN_ORDER.get(Math.floorMod(n * 31, FILMS));
    }

    private static OrderDraft.Line lineItem(int number, int usualCategory, Random random) {
        int seconds = SECONDS[random.nextInt(SECONDS.length)];
        int category = random.nextInt(7) == 0 ? random.nextInt(CATEGORIES) : usualCategory;
        return new OrderDraft.Line(
                new LineItemId(Ids.named("bench/line/" + number)),
                "line " + number,
                LineItemKind.PRICE_PRIORITY,
                targeting(random),
                START.minus(1, ChronoUnit.DAYS),
                START.plus(1_000, ChronoUnit.DAYS),
                OrderDraft.Goal.upTo(Money.of(900_000_000_000L, "CNY")),
                Money.of(seconds * (150L + random.nextInt(300)), "CNY"),
                1 + random.nextInt(4),
                "category " + category,
                true,
                List.of(
                        OrderDraft.Film.video(
                                new CreativeId(Ids.named("bench/creative/" + number)),
                                "spot-" + number,
                                seconds,
                                new Text("片" + number, "spot " + number))));
    }

    private static Targeting targeting(Random random) {
        return new Targeting(
                SURFACES.get(random.nextInt(SURFACES.size())),
                random.nextInt(4) > 0 ? Set.of() : Set.of(brand("kestral"), brand("pop")),
                random.nextInt(10) > 0 ? Set.of() : Set.of("tv", "projector"),
                some(random, 40, 5, 31, "CN-"),
                some(random, 30, 4, 24, "genre-"),
                random.nextInt(5) > 0 ? 0 : 12,
                some(random, 25, 3, 20, "interest-"),
                random.nextInt(5) > 0 ? Set.of() : evenings());
    }

    /** In so many of a hundred cases up to {@code most} of so many names, else none. */
    private static Set<String> some(
            Random random, int percent, int most, int names, String prefix) {
        Set<String> some = new TreeSet<>();
        if (random.nextInt(100) < percent) {
            int count = 1 + random.nextInt(most);
            for (int i = 0; i < count; i++) {
                some.add(prefix + random.nextInt(names));
            }
        }
        return some;
    }

    private static Set<Integer> evenings() {
        Set<Integer> hours = new HashSet<>();
        for (int day = 0; day < 7; day++) {
            for (int hour = 18; hour < 24; hour++) {
                hours.add(day * 24 + hour);
            }
        }
        return hours;
    }

    private static Map<HouseholdId, Home> homes() {
        Random random = new Random(11);
        Map<HouseholdId, Home> homes = new java.util.LinkedHashMap<>();
        for (int n = 0; n < HOUSEHOLDS; n++) {
            String brand = BRANDS[n % BRANDS.length];
            HouseholdId id = new HouseholdId(Ids.named("bench/household/" + n));
            boolean targeting = random.nextInt(5) < 3;
            homes.put(
                    id,
                    new Home(
                            new Caller.TvSet(
                                    new DeviceId(Ids.named("bench/device/" + n)),
                                    id,
                                    new ModelId(Ids.named("bench/model/" + brand)),
                                    brand(brand),
                                    new PartnerId(Ids.named("bench/maker/" + brand))),
                            new Viewers.Household(
                                    Optional.of("CN-" + random.nextInt(31)),
                                    targeting,
                                    targeting ? some(random, 100, 5, 20, "interest-") : Set.of())));
        }
        return homes;
    }

    private static Map<TitleId, Viewers.Content> titles() {
        Random random = new Random(13);
        Map<TitleId, Viewers.Content> titles = new HashMap<>();
        for (int n = 0; n < FILMS; n++) {
            titles.put(
                    new TitleId(Ids.named("bench/title/" + n)),
                    new Viewers.Content(
                            new PartnerId(Ids.named("bench/provider/" + n % 3)),
                            List.copyOf(some(random, 100, 3, 24, "genre-")),
                            AGES[random.nextInt(AGES.length)]));
        }
        return titles;
    }

    private static BrandId brand(String key) {
        return new BrandId(Ids.named("bench/brand/" + key));
    }
}
