package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.ads.Sample.EVENING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event.WonBid;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/** The index against the rules in words, and the short list against all candidates. */
class AdIndexTest {
    private static final List<String> BRANDS = List.of("kestral", "pop", "lumao");
    private static final List<String> MAKERS = List.of("kestral", "ombrix");
    private static final HouseholdCounts NOTHING = Sample.counts(0, 0);

    private final Random random = new Random(17);

    @Test
    void theIndexLetsInWhatTheRulesInWordsLetIn() {
        Set<RefusalReason> met = new HashSet<>();
        int in = 0;
        for (int round = 0; round < 300; round++) {
            Book book = book(60, LineItemKind.values());
            AdSnapshot books = Sample.books(book, Plan.neutral());
            for (int n = 0; n < 20; n++) {
                Break room = room();
                Instant now = EVENING.plus(Duration.ofHours(random.nextInt(400) - 200));
                long[] kept = LineSets.words(60);
                books.index().eligible(room, now, kept, LineSets.words(60));
                for (LineItem line : book.lineItems()) {
                    Optional<Terms.No> no = books.terms().refusal(line, room, now);
                    no.ifPresent(is -> met.add(is.reason()));
                    in += no.isEmpty() ? 1 : 0;
                    assertThat(LineSets.has(kept, books.index().place(line.id())))
                            .as("%s in %s at %s: %s", line, room, now, no)
                            .isEqualTo(no.isEmpty());
                }
            }
        }

        assertThat(in).isGreaterThan(1_000);
        assertThat(met)
                .contains(
                        RefusalReason.SURFACE_NOT_ALLOWED,
                        RefusalReason.PAUSED,
                        RefusalReason.NOT_STARTED,
                        RefusalReason.ENDED,
                        RefusalReason.WRONG_DAYPART,
                        RefusalReason.WRONG_SURFACE,
                        RefusalReason.WRONG_BRAND,
                        RefusalReason.WRONG_MODEL_CLASS,
                        RefusalReason.WRONG_REGION,
                        RefusalReason.WRONG_GENRE,
                        RefusalReason.WRONG_RATING,
                        RefusalReason.NO_CONSENT,
                        RefusalReason.WRONG_SEGMENT,
                        RefusalReason.NOT_FOR_KIDS,
                        RefusalReason.POLICY_CATEGORY,
                        RefusalReason.VETOED,
                        RefusalReason.NO_CREATIVE,
                        RefusalReason.TOO_LONG,
                        RefusalReason.BELOW_FLOOR);
    }

    @Test
    void thePodOfTheShortListIsWorthAsMuchAsTheBestOfAllWhateverThePaces() {
        for (int round = 0; round < 3_000; round++) {
            List<LineItem> lines = lines(8 + random.nextInt(5));
            Plan plan = random.nextBoolean() ? Plan.neutral() : paces(lines);
            AdSnapshot books = Sample.books(new Book(1, lines, Map.of(), List.of()), plan);
            int seconds = 10 + random.nextInt(80);
            int ads = 1 + random.nextInt(4);
            AdDecider.Moment moment = Sample.at(EVENING.plusSeconds(round));

            AdDecision decision =
                    AdDecider.decide(Sample.preRoll(seconds, ads), books, NOTHING, moment);

            long worth = 0;
            for (AdDecision.Choice choice : decision.pod()) {
                worth += worth(choice.lineItem(), plan, moment);
            }
            assertThat(valid(decision.pod().stream().map(c -> c.lineItem()).toList(), seconds, ads))
                    .isTrue();
            assertThat(worth)
                    .as("round %s", round)
                    .isEqualTo(bruteForce(lines, plan, moment, seconds, ads));
        }
    }

    @Test
    void ofManyCandidatesFewAreAskedForCapsAndThePodIsStillTheBest() {
        List<LineItem> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add(
                    Sample.line("line " + i)
                            .by(Sample.partner("advertiser " + random.nextInt(200)))
                            .category("category " + random.nextInt(40))
                            .cpm(Money.of(1 + random.nextInt(9_000), "CNY"))
                            .films(Sample.film("film " + i, 5 * (1 + random.nextInt(6))))
                            .item());
        }
        AdSnapshot books = Sample.books(new Book(1, lines, Map.of(), List.of()), Plan.neutral());
        int[] asked = {0};
        HouseholdCounts counting =
                new HouseholdCounts() {
                    @Override
                    public int times(LineItemId line) {
                        asked[0]++;
                        return 0;
                    }

                    @Override
                    public long committedMicros(LineItemId line) {
                        return 0;
                    }

                    @Override
                    public long committedImpressions(LineItemId line) {
                        return 0;
                    }

                    @Override
                    public int homeAds() {
                        return 0;
                    }
                };

        AdDecision decision =
                AdDecider.decide(Sample.preRoll(90, 4), books, counting, Sample.at(EVENING));

        assertThat(decision.eligible()).isEqualTo(2_000);
        assertThat(asked[0]).isLessThan(200);
        assertThat(price(decision)).isEqualTo(bestOfAll(lines, 90, 4));
        assertThat(decision.refusals()).hasSizeLessThanOrEqualTo(AdDecider.MAX_REFUSALS);
    }

    @Test
    void theHousesOwnAdsFillOnlyWhatIsLeft() {
        LineItem paid = Sample.line("paid").cpm(Money.of(10, "CNY")).item();
        LineItem own =
                Sample.line("own")
                        .kind(LineItemKind.HOUSE)
                        .by(Sample.partner("hearthline"))
                        .category("house")
                        .cpm(Money.of(0, "CNY"))
                        .item();
        LineItem rival =
                Sample.line("rival")
                        .kind(LineItemKind.HOUSE)
                        .by(Sample.partner("house"))
                        .cpm(Money.of(0, "CNY"))
                        .item();
        AdSnapshot books =
                Sample.books(
                        new Book(1, List.of(own, rival, paid), Map.of(), List.of()),
                        Plan.neutral());

        assertThat(pod(books, 15)).containsExactly("paid");
        assertThat(pod(books, 60)).containsExactly("paid", "own");
    }

    @Test
    void aBidFillsOnlyWhatItsLineItemAndItsFloorAllow() {
        LineItem deal =
                Sample.line("deal")
                        .kind(LineItemKind.PROGRAMMATIC)
                        .cpm(Money.of(5_000, "CNY"))
                        .item();
        AdSnapshot books =
                Sample.books(new Book(1, List.of(deal), Map.of(), List.of()), Plan.neutral());

        assertThat(bid(books, Optional.empty())).isEqualTo("NO_BID");
        assertThat(bid(books, Optional.of(offer("deal", 60_000, 15)))).isEqualTo("60000");
        assertThat(bid(books, Optional.of(offer("deal", 49_999, 15)))).isEqualTo("BELOW_FLOOR");
        assertThat(bid(books, Optional.of(offer("deal", 60_000, 31)))).isEqualTo("TOO_LONG");
        assertThat(bid(books, Optional.of(offer("unseen", 60_000, 15)))).isEqualTo("NO_CREATIVE");
    }

    private static String bid(AdSnapshot books, Optional<Market.Offer> offer) {
        AdDecider.Moment at = Sample.at(EVENING);
        AdDecider.Moment moment =
                new AdDecider.Moment(at.decision(), at.now(), offer.stream().toList());
        AdDecision decision = AdDecider.decide(Sample.preRoll(30, 2), books, NOTHING, moment);
        return decision.pod().isEmpty()
                ? decision.refusals().getFirst().reason().name()
                : Long.toString(decision.pod().getFirst().priceMicros());
    }

    private static Market.Offer offer(String creative, long price, int seconds) {
        return new Market.Offer(
                0,
                Sample.lineId("deal"),
                Sample.creativeId(creative),
                price,
                seconds,
                new WonBid("bidder", "1", Optional.empty(), Optional.empty()));
    }

    private static List<String> pod(AdSnapshot books, int seconds) {
        return AdDecider.decide(Sample.preRoll(seconds, 4), books, NOTHING, Sample.at(EVENING))
                .pod()
                .stream()
                .map(choice -> choice.lineItem().name())
                .toList();
    }

    /** All of them, without a short list, by the exact solver. */
    private static long bestOfAll(List<LineItem> lines, int seconds, int ads) {
        Shortlist all = new Shortlist();
        all.begin(ads, 1, new int[] {});
        List<String> categories = new ArrayList<>();
        List<PartnerId> advertisers = new ArrayList<>();
        for (LineItem line : lines) {
            if (!categories.contains(line.category())) {
                categories.add(line.category());
            }
            if (!advertisers.contains(line.advertiser())) {
                advertisers.add(line.advertiser());
            }
            all.put(
                    new Shortlist.Candidate(
                            all.size,
                            Shortlist.NONE,
                            line.priceMicros(),
                            line.creatives().getFirst().seconds(),
                            categories.indexOf(line.category()),
                            advertisers.indexOf(line.advertiser()),
                            0));
        }
        int[] pod = new int[PodSolver.MAX_ADS];
        int size = new PodSolver().solve(all, seconds, ads, pod);
        long worth = 0;
        for (int i = 0; i < size; i++) {
            worth += lines.get(pod[i]).priceMicros();
        }
        return worth;
    }

    private static long price(AdDecision decision) {
        return decision.pod().stream().mapToLong(AdDecision.Choice::priceMicros).sum();
    }

    private static long worth(LineItem line, Plan plan, AdDecider.Moment moment) {
        Plan.Pace pace = plan.paceOf(line.id());
        return Plan.Pace.worthMicros(
                line.priceMicros(),
                pace.valueAdjustMicros(),
                pace.spreadMicros(),
                Plan.Pace.draw(
                        moment.decision().value().getLeastSignificantBits(),
                        line.id().value().getLeastSignificantBits()));
    }

    private static long bruteForce(
            List<LineItem> lines, Plan plan, AdDecider.Moment moment, int seconds, int ads) {
        List<LineItem> willing =
                lines.stream()
                        .filter(line ->
                                plan.paceOf(line.id()).neutral() || worth(line, plan, moment) > 0)
                        .toList();
        long best = 0;
        for (int set = 0; set < 1 << willing.size(); set++) {
            List<LineItem> pod = new ArrayList<>();
            long worth = 0;
            for (int i = 0; i < willing.size() && pod.size() <= ads; i++) {
                if ((set >> i & 1) == 1) {
                    pod.add(willing.get(i));
                    worth += worth(willing.get(i), plan, moment);
                }
            }
            if (worth > best && valid(pod, seconds, ads)) {
                best = worth;
            }
        }
        return best;
    }

    private static boolean valid(List<LineItem> pod, int seconds, int ads) {
        Set<Object> distinct = new HashSet<>();
        int sum = 0;
        for (LineItem line : pod) {
            distinct.add(line.advertiser());
            distinct.add(line.category());
            sum += line.creatives().getFirst().seconds();
        }
        return pod.size() <= ads && sum <= seconds && distinct.size() == 2 * pod.size();
    }

    private List<LineItem> lines(int size) {
        List<LineItem> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lines.add(
                    Sample.line("line " + i)
                            .by(Sample.partner("advertiser " + random.nextInt(5)))
                            .category("category " + random.nextInt(6))
                            .cpm(Money.of(random.nextInt(30), "CNY"))
                            .films(Sample.film("film " + i, 5 * (1 + random.nextInt(5))))
                            .item());
        }
        return lines;
    }

    private Plan paces(List<LineItem> lines) {
        Map<LineItemId, Plan.Pace> paces = new java.util.HashMap<>();
        for (LineItem line : lines) {
            paces.put(
                    line.id(),
                    random.nextInt(3) == 0
                            ? Plan.Pace.NEUTRAL
                            : new Plan.Pace(random.nextInt(400) - 200, random.nextInt(300)));
        }
        return id -> paces.getOrDefault(id, Plan.Pace.NEUTRAL);
    }

    private Book book(int size, LineItemKind... kinds) {
        List<LineItem> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Instant start = EVENING.plus(Duration.ofHours(random.nextInt(300) - 280));
            Sample.Line line =
                    Sample.line("line " + i)
                            .kind(one(List.of(kinds)))
                            .by(Sample.partner("advertiser " + random.nextInt(9)))
                            .category(random.nextInt(12) == 0 ? "alcohol" : "food")
                            .cpm(Money.of(random.nextInt(90), "CNY"))
                            .from(start, start.plus(Duration.ofHours(1 + random.nextInt(500))))
                            .targeting(targeting());
            if (random.nextInt(4) == 0) {
                line.notForKids();
            }
            if (random.nextInt(20) == 0) {
                line.pausedNow();
            }
            lines.add(line.films(films(i)).item());
        }
        return new Book(
                1,
                lines,
                Map.of(Sample.KESTRAL, Set.of(Sample.partner("advertiser 3"))),
                List.of(
                        new Book.Floor(
                                Sample.KESTRAL, Sample.brand("pop"), Surface.PRE_ROLL, 300)));
    }

    private LineItem.Creative[] films(int number) {
        int count = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3);
        LineItem.Creative[] films = new LineItem.Creative[count];
        for (int i = 0; i < count; i++) {
            LineItem.Creative film = Sample.film(number + "/" + i, 5 * (1 + random.nextInt(8)));
            films[i] =
                    new LineItem.Creative(
                            film.id(),
                            random.nextInt(5) == 0 ? LineItem.Format.IMAGE : LineItem.Format.VIDEO,
                            film.assetKey(),
                            film.seconds(),
                            random.nextInt(6) == 0 ? Set.of(Surface.MASTHEAD) : Set.of(),
                            film.title(),
                            Optional.empty(),
                            Optional.empty(),
                            random.nextInt(8) == 0);
        }
        return films;
    }

    private Targeting targeting() {
        return new Targeting(
                Set.of(surface(), Surface.PRE_ROLL),
                random.nextInt(3) > 0 ? Set.of() : Set.of(Sample.brand(one(BRANDS))),
                some("tv", "projector", "box"),
                some("CN-SC", "CN-GD"),
                some("drama", "comedy", "war"),
                random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(18),
                some("cooking", "cars"),
                random.nextInt(4) > 0 ? Set.of() : hours());
    }

    private Break room() {
        boolean consent = random.nextBoolean();
        Break.Viewing viewing =
                new Break.Viewing(
                        random.nextInt(4) == 0,
                        random.nextInt(4) == 0,
                        new Viewers.Screen(
                                one(List.of("tv", "projector", "stick")),
                                one(List.of(Viewers.DeviceClass.values()))),
                        random.nextBoolean() ? Optional.empty() : Optional.of("CN-SC"),
                        random.nextBoolean(),
                        List.copyOf(some("drama", "comedy", "nature")),
                        random.nextInt(4) * 6,
                        consent,
                        consent ? some("cooking", "cars", "travel") : Set.of());
        return new Break(
                random.nextInt(3) > 0 ? Surface.PRE_ROLL : surface(),
                5 + random.nextInt(40),
                1 + random.nextInt(4),
                Sample.brand(one(BRANDS)),
                Sample.partner(one(MAKERS)),
                viewing);
    }

    private Surface surface() {
        return one(List.of(Surface.values()));
    }

    private Set<Integer> hours() {
        Set<Integer> hours = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            hours.add(random.nextInt(Targeting.HOURS));
        }
        return hours;
    }

    private Set<String> some(String... names) {
        Set<String> some = new TreeSet<>();
        for (String name : names) {
            if (random.nextInt(4) == 0) {
                some.add(name);
            }
        }
        return some;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
