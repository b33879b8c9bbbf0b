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
import tv.foyer.kernel.Money;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/** The index against the rules in words. */
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
                java.util.EnumSet.of(surface(), Surface.PRE_ROLL),
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
