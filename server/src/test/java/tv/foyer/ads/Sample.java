package tv.foyer.ads;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
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
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Targeting;

/** Small values for tests of the ad house. */
final class Sample {
    /** Eight in the evening in Shanghai. */
    static final Instant EVENING = Instant.parse("2026-11-20T12:00:00Z");

    static final PolicyPack POLICY = PolicyPack.load("policy-cn-2");
    static final PartnerId KESTRAL = partner("kestral");
    static final PartnerId OMBRIX = partner("ombrix");
    static final PartnerId BRIGHTWOK = partner("brightwok");
    static final PartnerId PEDALFOX = partner("pedalfox");

    private Sample() {}

    static PartnerId partner(String key) {
        return new PartnerId(Ids.named("partner/" + key));
    }

    static BrandId brand(String key) {
        return new BrandId(Ids.named("brand/" + key));
    }

    static HouseholdId household(Object number) {
        return new HouseholdId(Ids.named("household/" + number));
    }

    static LineItemId lineId(String name) {
        return new LineItemId(Ids.named("line-item/" + name));
    }

    static CreativeId creativeId(String name) {
        return new CreativeId(Ids.named("creative/" + name));
    }

    static Money yuan(long whole) {
        return Money.of(whole * 100, "CNY");
    }

    static LineItem.Creative film(String name, int seconds) {
        return new LineItem.Creative(
                creativeId(name),
                LineItem.Format.VIDEO,
                name,
                seconds,
                Set.of(),
                new Text("片", name),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A picture with a link, that stays until the viewer moves on. */
    static LineItem.Creative picture(String name) {
        return new LineItem.Creative(
                creativeId(name),
                LineItem.Format.IMAGE,
                name,
                0,
                Set.of(),
                new Text("图", name),
                Optional.of(new Text("标题", "headline of " + name)),
                Optional.of("https://example.org/" + name),
                false);
    }

    /** A line item that may fill a pre-roll anywhere, many times. */
    static Line line(String name) {
        return new Line(name);
    }

    static AdSnapshot books(LineItem... lines) {
        return books(Map.of(), lines);
    }

    static AdSnapshot books(Map<PartnerId, Set<PartnerId>> vetoes, LineItem... lines) {
        return books(new Book(1, List.of(lines), vetoes, List.of()), Plan.neutral());
    }

    static AdSnapshot books(Book book, Plan plan) {
        return AdSnapshot.of(
                new AdSnapshot.Ground(POLICY, ZoneId.of("Asia/Shanghai"), plan),
                book,
                _ -> true,
                EVENING);
    }

    static Break preRoll(int maxSeconds, int maxAds) {
        return on(Surface.PRE_ROLL, maxSeconds, maxAds, viewing(false));
    }

    static Break on(Surface surface, int maxSeconds, int maxAds, Break.Viewing viewing) {
        return new Break(surface, maxSeconds, maxAds, brand("kestral"), KESTRAL, viewing);
    }

    static Break.Viewing viewing(boolean kids) {
        return new Break.Viewing(
                kids,
                false,
                Viewers.Screen.TV,
                Optional.empty(),
                true,
                List.of(),
                0,
                false,
                Set.of());
    }

    static AdDecider.Moment at(Instant now) {
        return new AdDecider.Moment(
                new DecisionId(Ids.at(now, now.toEpochMilli())), now, List.of());
    }

    /** Homes of which a test says what is known; silent ones otherwise. */
    static final class Sofas implements Viewers {
        Screen screen = Screen.TV;
        Household household = Household.SILENT;
        Optional<Content> content = Optional.empty();

        @Override
        public Screen screen(ModelId model) {
            return screen;
        }

        @Override
        public Household household(HouseholdId id) {
            return household;
        }

        @Override
        public Optional<AdRequest.Viewer> profile(HouseholdId id, ProfileId profile) {
            return profile.equals(profile("kids"))
                    ? Optional.of(AdRequest.Viewer.KIDS)
                    : profile.equals(profile("adult"))
                            ? Optional.of(AdRequest.Viewer.ADULT)
                            : Optional.empty();
        }

        @Override
        public Optional<Content> content(TitleId title) {
            return content;
        }

        static ProfileId profile(String key) {
            return new ProfileId(Ids.named("profile/" + key));
        }
    }

    static AdRequest request(Object household, String brand, AdRequest.Room... rooms) {
        return new AdRequest(
                new DeviceId(Ids.named("device/" + household + brand)),
                household(household),
                brand(brand),
                partner(brand),
                Viewers.Screen.TV,
                AdRequest.Viewer.ADULT,
                Optional.empty(),
                Optional.of(partner("silverreed")),
                List.of(rooms));
    }

    static AdRequest.Room room(int maxSeconds, int maxAds) {
        return new AdRequest.Room(Surface.PRE_ROLL, maxSeconds, maxAds);
    }

    /** An order of one line item with one film of 15 s under the same name. */
    static OrderDraft order(PartnerId advertiser, Line line) {
        return new OrderDraft(
                new OrderId(Ids.named("order/" + line.name)),
                advertiser,
                "Order of " + line.name,
                List.of(line.draft()));
    }

    static HouseholdCounts counts(int times, long committedMicros) {
        return new HouseholdCounts() {
            @Override
            public int times(LineItemId lineItem) {
                return times;
            }

            @Override
            public long committedMicros(LineItemId lineItem) {
                return committedMicros;
            }

            @Override
            public long committedImpressions(LineItemId lineItem) {
                return 0;
            }

            @Override
            public int homeAds() {
                return 0;
            }
        };
    }

    static Map<LineItemId, RefusalReason> reasons(AdDecision decision) {
        Map<LineItemId, RefusalReason> reasons = new java.util.HashMap<>();
        decision.refusals().forEach(no -> reasons.put(no.lineItem(), no.reason()));
        return reasons;
    }

    /** Decides, and names every reason: those of the moment, and those of the terms. */
    static Map<LineItemId, RefusalReason> reasons(
            Break room, AdSnapshot books, AdDecision decision) {
        Map<LineItemId, RefusalReason> reasons = reasons(decision);
        for (LineItem line : books.book().lineItems()) {
            books.terms()
                    .refusal(line, room, EVENING)
                    .ifPresent(no -> reasons.putIfAbsent(line.id(), no.reason()));
        }
        return reasons;
    }

    /** Builds line items and drafts; what is not said is harmless. */
    static final class Line {
        private final String name;
        private PartnerId advertiser = BRIGHTWOK;
        private boolean paused;
        private Set<Surface> surfaces = Set.of(Surface.PRE_ROLL, Surface.MID_ROLL);
        private Set<BrandId> brands = Set.of();
        private Instant start = EVENING.minus(1, ChronoUnit.DAYS);
        private Instant end = EVENING.plus(30, ChronoUnit.DAYS);
        private Money cpm = yuan(50);
        private Money budget = yuan(1_000_000);
        private int cap = 1_000;
        private String category = "food";
        private boolean kidsSafe = true;
        private LineItemKind kind = LineItemKind.PRICE_PRIORITY;
        private long goal;
        private @org.jspecify.annotations.Nullable Targeting targeting;
        private List<LineItem.Creative> films;

        private Line(String name) {
            this.name = name;
            this.films = List.of(film(name, 15));
        }

        Line by(PartnerId who) {
            advertiser = who;
            return this;
        }

        Line pausedNow() {
            paused = true;
            return this;
        }

        Line on(Surface surface) {
            surfaces = Set.of(surface);
            return this;
        }

        Line brands(BrandId... ids) {
            brands = Set.of(ids);
            return this;
        }

        Line from(Instant first, Instant until) {
            start = first;
            end = until;
            return this;
        }

        Line cpm(Money price) {
            cpm = price;
            return this;
        }

        Line budget(Money most) {
            budget = most;
            return this;
        }

        Line cap(int perDay) {
            cap = perDay;
            return this;
        }

        Line category(String of) {
            category = of;
            return this;
        }

        Line notForKids() {
            kidsSafe = false;
            return this;
        }

        Line films(LineItem.Creative... all) {
            films = List.of(all);
            return this;
        }

        Line kind(LineItemKind as) {
            kind = as;
            return this;
        }

        Line goal(long impressions) {
            goal = impressions;
            return this;
        }

        Line targeting(Targeting to) {
            targeting = to;
            return this;
        }

        private Targeting terms() {
            return targeting == null ? Targeting.of(surfaces, brands) : targeting;
        }

        LineItem item() {
            return new LineItem(
                    lineId(name),
                    1,
                    new OrderId(Ids.named("order/" + name)),
                    advertiser,
                    name,
                    kind,
                    paused,
                    terms(),
                    start,
                    end,
                    "CNY",
                    cpm.minor() * 10,
                    new LineItem.Goal(budget.minor() * 10_000, goal, 0),
                    cap,
                    category,
                    kidsSafe,
                    films);
        }

        OrderDraft.Line draft() {
            List<OrderDraft.Film> drafts = new ArrayList<>();
            for (LineItem.Creative film : films) {
                drafts.add(
                        new OrderDraft.Film(
                                film.id(),
                                film.format(),
                                film.assetKey(),
                                film.seconds(),
                                film.surfaces(),
                                film.title(),
                                film.headline(),
                                film.link(),
                                film.comparative()));
            }
            return new OrderDraft.Line(
                    lineId(name),
                    name,
                    kind,
                    terms(),
                    start,
                    end,
                    new OrderDraft.Goal(budget, goal, 0),
                    cpm,
                    cap,
                    category,
                    kidsSafe,
                    drafts);
        }
    }
}
