package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.ads.Sample.EVENING;
import static tv.foyer.ads.Sample.line;
import static tv.foyer.ads.Sample.yuan;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;

class AdDeciderTest {
    private static final HouseholdCounts NOTHING = Sample.counts(0, 0);

    @Test
    void eachRuleOfALineItemHasItsOwnReason() {
        assertThat(reason(line("a").pausedNow())).isEqualTo(RefusalReason.PAUSED);
        assertThat(reason(line("a").from(EVENING.plusSeconds(1), EVENING.plusSeconds(9))))
                .isEqualTo(RefusalReason.NOT_STARTED);
        assertThat(reason(line("a").from(EVENING.minusSeconds(9), EVENING)))
                .isEqualTo(RefusalReason.ENDED);
        assertThat(reason(line("a").on(Surface.MID_ROLL))).isEqualTo(RefusalReason.WRONG_SURFACE);
        assertThat(reason(line("a").brands(Sample.brand("lumao"))))
                .isEqualTo(RefusalReason.WRONG_BRAND);
        assertThat(reason(line("a").films())).isEqualTo(RefusalReason.NO_CREATIVE);
        assertThat(reason(line("a").films(Sample.film("long", 31))))
                .isEqualTo(RefusalReason.TOO_LONG);
    }

    @Test
    void aChildSeesOnlyWhatIsSafeForChildren() {
        AdSnapshot books =
                Sample.books(
                        line("toy").item(),
                        line("film").notForKids().by(Sample.PEDALFOX).category("film").item());
        Break kids = Sample.on(Surface.PRE_ROLL, 60, 4, Sample.viewing(true));

        AdDecision decision = decide(kids, books, NOTHING);

        assertThat(decision.pod()).extracting(c -> c.lineItem().id()).containsExactly(id("toy"));
        assertThat(Sample.reasons(kids, books, decision))
                .containsExactly(Map.entry(id("film"), RefusalReason.NOT_FOR_KIDS));
    }

    @Test
    void aRivalThatTheMakerRefusesIsNeverOnItsSets() {
        AdSnapshot books =
                Sample.books(
                        Map.of(Sample.KESTRAL, Set.of(Sample.OMBRIX)),
                        line("glow").by(Sample.OMBRIX).item());
        Break onOmbrix =
                new Break(
                        Surface.PRE_ROLL,
                        30,
                        1,
                        Sample.brand("ombrix"),
                        Sample.OMBRIX,
                        Sample.viewing(false));

        AdDecision onKestral = decide(Sample.preRoll(30, 1), books, NOTHING);

        assertThat(onKestral.pod()).isEmpty();
        assertThat(Sample.reasons(Sample.preRoll(30, 1), books, onKestral))
                .containsExactly(Map.entry(id("glow"), RefusalReason.VETOED));
        assertThat(decide(onOmbrix, books, NOTHING).pod()).hasSize(1);
    }

    @Test
    void aBudgetPaysForWholeImpressionsOnly() {
        AdSnapshot books = Sample.books(line("a").cpm(yuan(50)).budget(yuan(1)).item());
        long price = 50_000;

        assertThat(decide(books, Sample.counts(0, 1_000_000 - price)).pod()).hasSize(1);
        assertThat(Sample.reasons(decide(books, Sample.counts(0, 1_000_001 - price))))
                .containsValue(RefusalReason.BUDGET_SPENT);
    }

    @Test
    void aHouseholdAtItsCapSeesNoMore() {
        AdSnapshot books = Sample.books(line("a").cap(3).item());

        assertThat(decide(books, Sample.counts(2, 0)).pod()).hasSize(1);
        assertThat(Sample.reasons(decide(books, Sample.counts(3, 0))))
                .containsValue(RefusalReason.HOUSEHOLD_CAP);
    }

    @Test
    void whatLosesTheBreakSaysToWhom() {
        AdSnapshot books =
                Sample.books(
                        line("best").cpm(yuan(90)).item(),
                        line("rival").by(Sample.PEDALFOX).cpm(yuan(80)).item(),
                        line("own").category("drinks").cpm(yuan(70)).item(),
                        line("second")
                                .by(Sample.OMBRIX)
                                .category("television")
                                .cpm(yuan(60))
                                .item(),
                        line("third").by(Sample.KESTRAL).category("sound").cpm(yuan(50)).item());

        AdDecision decision = decide(Sample.preRoll(30, 4), books, NOTHING);

        assertThat(decision.pod())
                .extracting(c -> c.lineItem().id())
                .containsExactly(id("best"), id("second"));
        assertThat(Sample.reasons(decision))
                .containsOnly(
                        Map.entry(id("rival"), RefusalReason.SEPARATION),
                        Map.entry(id("own"), RefusalReason.ADVERTISER_IN_POD),
                        Map.entry(id("third"), RefusalReason.OUTBID));
    }

    @Test
    void bootAdsEndAtThePolicyPackAndAtTheHouseholdsWord() {
        AdSnapshot books =
                Sample.books(line("dawn").on(Surface.BOOT).films(Sample.film("dawn", 31)).item());

        assertThat(onlyReason(books, boot(60, false, false))).isEqualTo(RefusalReason.TOO_LONG);
        assertThat(onlyReason(books, boot(60, false, true)))
                .isEqualTo(RefusalReason.SURFACE_NOT_ALLOWED);
        assertThat(onlyReason(books, boot(60, true, false)))
                .isEqualTo(RefusalReason.SURFACE_NOT_ALLOWED);
    }

    @Test
    void theFirstRuleInOrderIsTheReason() {
        Sample.Line all =
                line("a")
                        .pausedNow()
                        .from(EVENING.plusSeconds(1), EVENING.plusSeconds(2))
                        .brands(Sample.brand("lumao"))
                        .films();

        assertThat(reason(all)).isEqualTo(RefusalReason.PAUSED);
    }

    @Test
    void ofTwoEqualLineItemsOfOneAdvertiserTheEarlierIsChosen() {
        AdSnapshot books =
                Sample.books(
                        line("a").item(),
                        line("b").item(),
                        line("c").pausedNow().item(),
                        line("d").by(Sample.PEDALFOX).category("mobility").item());

        AdDecision decision = decide(Sample.preRoll(60, 4), books, NOTHING);

        int refusedByItsTerms = 1;
        assertThat(decision.pod())
                .extracting(choice -> choice.lineItem().id())
                .containsExactlyInAnyOrder(id("a"), id("d"));
        assertThat(decision.eligible()).isEqualTo(4 - refusedByItsTerms);
        assertThat(decision.refusals()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void filmsOfOneLengthTakeTurns() {
        AdSnapshot books =
                Sample.books(
                        line("a").films(Sample.film("one", 15), Sample.film("two", 15)).item());

        Set<Object> seen = new HashSet<>();
        for (int times = 0; times < 2; times++) {
            seen.add(decide(books, Sample.counts(times, 0)).pod().getFirst().creative().id());
        }

        assertThat(seen).hasSize(2);
    }

    private static RefusalReason reason(Sample.Line line) {
        return onlyReason(Sample.books(line.item()), Sample.preRoll(30, 4));
    }

    private static RefusalReason onlyReason(AdSnapshot books, Break room) {
        AdDecision decision = decide(room, books, NOTHING);
        assertThat(decision.pod()).isEmpty();
        var reasons = Sample.reasons(room, books, decision).values();
        assertThat(reasons).hasSize(1);
        return reasons.iterator().next();
    }

    private static AdDecision decide(AdSnapshot books, HouseholdCounts counts) {
        return decide(Sample.preRoll(30, 4), books, counts);
    }

    private static AdDecision decide(Break room, AdSnapshot books, HouseholdCounts counts) {
        return AdDecider.decide(room, books, counts, Sample.at(EVENING));
    }

    private static Break boot(int maxSeconds, boolean kids, boolean refused) {
        Break.Viewing of =
                new Break.Viewing(
                        kids,
                        refused,
                        Viewers.Screen.TV,
                        java.util.Optional.empty(),
                        false,
                        java.util.List.of(),
                        0,
                        false,
                        Set.of());
        return Sample.on(Surface.BOOT, maxSeconds, 1, of);
    }

    private static tv.foyer.kernel.LineItemId id(String name) {
        return Sample.lineId(name);
    }
}
