package tv.foyer.ads;

import java.time.Instant;
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
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Targeting;

/** Small values for tests of the ad house. */
final class Sample {
    /** Eight in the evening in Shanghai. */
    static final Instant EVENING = Instant.parse("2026-11-20T12:00:00Z");

    static final PolicyPack POLICY = PolicyPack.load("policy-cn-1");
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

    /** A line item that may fill a pre-roll anywhere, many times. */
    static Line line(String name) {
        return new Line(name);
    }

    static AdSnapshot books(LineItem... lines) {
        return books(Map.of(), lines);
    }

    static AdSnapshot books(Map<PartnerId, Set<PartnerId>> vetoes, LineItem... lines) {
        return AdSnapshot.of(POLICY, new Book(1, List.of(lines), vetoes, List.of()), _ -> true);
    }

    static Break preRoll(int maxSeconds, int maxAds) {
        return new Break(
                Surface.PRE_ROLL, maxSeconds, maxAds, brand("kestral"), KESTRAL, false, false);
    }

    static AdRequest request(Object household, String brand, AdRequest.Room... rooms) {
        return new AdRequest(
                new DeviceId(Ids.named("device/" + household + brand)),
                household(household),
                brand(brand),
                partner(brand),
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
        };
    }

    static Map<LineItemId, RefusalReason> reasons(AdDecision decision) {
        Map<LineItemId, RefusalReason> reasons = new java.util.HashMap<>();
        decision.refusals().forEach(no -> reasons.put(no.lineItem(), no.reason()));
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

        LineItem item() {
            return new LineItem(
                    lineId(name),
                    1,
                    new OrderId(Ids.named("order/" + name)),
                    advertiser,
                    name,
                    LineItemKind.PRICE_PRIORITY,
                    paused,
                    Targeting.of(surfaces, brands),
                    start,
                    end,
                    "CNY",
                    cpm.minor() * 10,
                    new LineItem.Goal(budget.minor() * 10_000, 0, 0),
                    cap,
                    category,
                    kidsSafe,
                    films);
        }

        OrderDraft.Line draft() {
            List<OrderDraft.Film> drafts = new ArrayList<>();
            for (LineItem.Creative film : films) {
                drafts.add(
                        OrderDraft.Film.video(
                                film.id(), film.assetKey(), film.seconds(), film.title()));
            }
            return new OrderDraft.Line(
                    lineId(name),
                    name,
                    LineItemKind.PRICE_PRIORITY,
                    Targeting.of(surfaces, brands),
                    start,
                    end,
                    OrderDraft.Goal.upTo(budget),
                    cpm,
                    cap,
                    category,
                    kidsSafe,
                    drafts);
        }
    }
}
