package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.ads.Sample.EVENING;
import static tv.foyer.ads.Sample.line;
import static tv.foyer.ads.Sample.room;
import static tv.foyer.ads.Sample.yuan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.AdShown;
import tv.foyer.events.RefusalReason;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;

class DecisionsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration TTL = Duration.ofHours(6);

    private static final AdsConfig.Bounds BOUNDS = new AdsConfig.Bounds(1 << 20, 1 << 20);

    private final Signer signer = new Signer(new byte[32], "impression");
    private final Budgets budgets = new Budgets();
    private Promises promises = new Promises(SHANGHAI, TTL, BOUNDS, budgets);
    private Decisions decisions = decisions();

    @Test
    void aHouseholdSeesASpotAtMostThreeTimesADayAcrossBrandsHoweverManySetsAsk() throws Exception {
        AdSnapshot books = Sample.books(line("a").cap(3).item());
        List<Callable<Integer>> sets = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            String brand = List.of("kestral", "pop", "ombrix", "lumao").get(n % 4);
            AdRequest request = Sample.request("home " + n % 5, brand, room(30, 2), room(30, 2));
            sets.add(() -> ads(decide(request, books, EVENING)).size());
        }

        assertThat(sum(sets)).isEqualTo(5 * 3);
    }

    @Test
    void aBudgetIsSpentToTheLastWholeImpressionAndNeverBeyond() throws Exception {
        AdSnapshot books =
                Sample.books(
                        line("a").cpm(yuan(50)).budget(yuan(1)).item(),
                        line("b")
                                .by(Sample.PEDALFOX)
                                .category("mobility")
                                .cpm(yuan(70))
                                .budget(yuan(2))
                                .item());
        List<Callable<Integer>> homes = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            AdRequest request = Sample.request(n, "kestral", room(60, 4));
            homes.add(() -> ads(decide(request, books, EVENING)).size());
        }

        assertThat(sum(homes)).isEqualTo(1_000_000 / 50_000 + 2_000_000 / 70_000);
        assertThat(budgets.of(Sample.lineId("a"))).isEqualTo(1_000_000);
        assertThat(budgets.of(Sample.lineId("b"))).isEqualTo(28 * 70_000);
    }

    @Test
    void whatWasNeverShownIsGivenBackAfterItsClaimExpired() {
        AdSnapshot books = Sample.books(line("a").cap(1).cpm(yuan(50)).budget(yuan(1)).item());
        AdRequest request = Sample.request("home", "kestral", room(30, 1));
        assertThat(ads(decide(request, books, EVENING))).hasSize(1);

        Decisions.Decided early = decide(request, books, EVENING.plus(TTL));
        assertThat(ads(early)).isEmpty();
        assertThat(onlyReason(early)).isEqualTo(RefusalReason.HOUSEHOLD_CAP);

        Instant late = EVENING.plus(TTL).plusSeconds(601);
        promises.sweep(late);
        assertThat(budgets.of(Sample.lineId("a"))).isZero();
        assertThat(ads(decide(request, books, late))).hasSize(1);
    }

    @Test
    void whatWasShownCountsUntilTheBusinessDayEnds() {
        AdSnapshot books = Sample.books(line("a").cap(1).item());
        AdRequest request = Sample.request("home", "kestral", room(30, 1));
        shown(decide(request, books, EVENING), EVENING.plusSeconds(60));

        Instant lastSecond = Instant.parse("2026-11-20T15:59:59Z");
        assertThat(ads(decide(request, books, lastSecond))).isEmpty();
        assertThat(ads(decide(request, books, lastSecond.plusSeconds(1)))).hasSize(1);
    }

    @Test
    void anAdDecidedBeforeMidnightCountsOnTheDayOnWhichItMayStillBeSeen() {
        AdSnapshot books = Sample.books(line("a").cap(1).item());
        AdRequest request = Sample.request("home", "kestral", room(30, 1));
        Instant midnight = Instant.parse("2026-11-20T16:00:00Z");
        Decisions.Decided before = decide(request, books, midnight.minusSeconds(60));

        assertThat(ads(decide(request, books, midnight.plusSeconds(60)))).isEmpty();
        shown(before, midnight.plusSeconds(90));
        assertThat(ads(decide(request, books, midnight.plusSeconds(120)))).isEmpty();
        assertThat(ads(decide(request, books, midnight.plus(Duration.ofDays(1))))).hasSize(1);
    }

    @Test
    void anImpressionIsPaidOnceHoweverOftenTheLogTellsOfIt() {
        AdSnapshot books = Sample.books(line("a").cpm(yuan(50)).item());
        AdRequest request = Sample.request("home", "kestral", room(30, 1));
        Decisions.Decided decided = decide(request, books, EVENING);

        decided.facts().forEach(fact -> promises.decided((AdDecided) fact, EVENING));
        shown(decided, EVENING);
        shown(decided, EVENING);

        assertThat(budgets.of(Sample.lineId("a"))).isEqualTo(50_000);
        promises.sweep(EVENING.plus(Duration.ofDays(1)));
        assertThat(budgets.of(Sample.lineId("a"))).isEqualTo(50_000);
    }

    @Test
    void whatIsGivenUpLeavesNoTrace() {
        AdSnapshot books = Sample.books(line("a").cap(1).cpm(yuan(50)).budget(yuan(1)).item());
        AdRequest request = Sample.request("home", "kestral", room(30, 1));

        for (int n = 0; n < 100; n++) {
            Decisions.Decided decided = decide(request, books, EVENING);
            assertThat(ads(decided)).hasSize(1);
            decisions.giveUp(request, decided);
        }

        assertThat(budgets.of(Sample.lineId("a"))).isZero();
    }

    @Test
    void anAdThatIsGivenUpStaysSoWhenTheLogBringsItsDecision() {
        AdSnapshot books = Sample.books(line("a").cap(1).cpm(yuan(50)).item());
        AdRequest request = Sample.request("home", "kestral", room(30, 1));
        Decisions.Decided decided = decide(request, books, EVENING);
        PlacedAd ad = decided.breaks().getFirst().getFirst();

        promises.giveUp(request.household(), ad.decision(), ad.slot());
        decided.facts().forEach(fact -> promises.decided((AdDecided) fact, EVENING));

        assertThat(budgets.of(Sample.lineId("a"))).isZero();
        assertThat(ads(decide(request, books, EVENING))).hasSize(1);
        promises.sweep(EVENING.plus(Duration.ofDays(1)));
        assertThat(budgets.of(Sample.lineId("a"))).isZero();
    }

    @Test
    void aFullTablePromisesNothingRatherThanGuess() {
        promises = new Promises(SHANGHAI, TTL, new AdsConfig.Bounds(256 * 8, 1 << 20), budgets);
        decisions = decisions();
        AdSnapshot books = Sample.books(line("a").item());

        Map<Boolean, Integer> filled = new HashMap<>();
        for (int n = 0; n < 10_000; n++) {
            boolean some =
                    !ads(decide(Sample.request(n, "pop", room(30, 1)), books, EVENING)).isEmpty();
            filled.merge(some, 1, Integer::sum);
        }

        assertThat(filled.get(true)).isLessThanOrEqualTo(256 * 8);
        assertThat(filled.get(false)).isPositive();
    }

    @Test
    void aTokenSaysExactlyWhatTheLogSays() {
        AdSnapshot books =
                Sample.books(
                        line("a").item(),
                        line("b").by(Sample.PEDALFOX).category("mobility").item());

        Decisions.Decided decided =
                decide(Sample.request("home", "pop", room(60, 4)), books, EVENING);

        AdDecided fact = (AdDecided) decided.facts().getFirst();
        assertThat(fact.fills()).hasSize(2);
        for (PlacedAd ad : decided.breaks().getFirst()) {
            var claim = claim(ad);
            var fill = fact.fills().get(claim.slot());
            assertThat(claim.decision()).isEqualTo(fact.decision());
            assertThat(claim.lineItem()).isEqualTo(fill.lineItem()).isEqualTo(ad.lineItem());
            assertThat(claim.creative()).isEqualTo(fill.creative());
            assertThat(claim.priceMicros()).isEqualTo(fill.priceMicros());
            assertThat(claim.advertiser()).isEqualTo(fill.advertiser());
            assertThat(claim.household()).isEqualTo(fact.household());
            assertThat(claim.maker()).isEqualTo(fact.maker());
            assertThat(claim.provider()).isEqualTo(fact.provider());
            assertThat(claim.expires()).isEqualTo(EVENING.plus(TTL));
        }
    }

    private Decisions decisions() {
        return new Decisions(promises, new Ids(InstantSource.fixed(EVENING)), signer, TTL);
    }

    private Decisions.Decided decide(AdRequest request, AdSnapshot books, Instant now) {
        Decisions at = new Decisions(promises, new Ids(InstantSource.fixed(now)), signer, TTL);
        Decisions.Given given = new Decisions.Given(books, Sample.viewing(false), List.of(), now);
        return at.decide(request, given);
    }

    private void shown(Decisions.Decided decided, Instant at) {
        for (PlacedAd ad : ads(decided)) {
            promises.shown(new AdShown(new EventId(Ids.at(at, ad.slot())), at, claim(ad)));
        }
    }

    private tv.foyer.events.ImpressionClaim claim(PlacedAd ad) {
        return ClaimBytes.impression(signer.verify(ad.token()).orElseThrow());
    }

    private static List<PlacedAd> ads(Decisions.Decided decided) {
        return decided.breaks().stream().flatMap(List::stream).toList();
    }

    private static RefusalReason onlyReason(Decisions.Decided decided) {
        return ((AdDecided) decided.facts().getFirst()).refusals().getFirst().reason();
    }

    private static int sum(List<Callable<Integer>> work) throws Exception {
        int sum = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> one : threads.invokeAll(work)) {
                sum += one.get();
            }
        }
        return sum;
    }
}
