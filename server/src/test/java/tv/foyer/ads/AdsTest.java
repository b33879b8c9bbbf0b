package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.ads.Sample.BRIGHTWOK;
import static tv.foyer.ads.Sample.KESTRAL;
import static tv.foyer.ads.Sample.OMBRIX;
import static tv.foyer.ads.Sample.PEDALFOX;
import static tv.foyer.ads.Sample.line;
import static tv.foyer.ads.Sample.request;
import static tv.foyer.ads.Sample.room;
import static tv.foyer.ads.Sample.yuan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.Money;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.sales.Booking;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Review;

class AdsTest {
    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyDecisionIsAFactEvenWhenNothingIsShown() {
        house.book(BRIGHTWOK, line("noodles").cap(1));

        List<List<PlacedAd>> breaks =
                house.ads().decideBreaks(request("home", "pop", room(30, 2), room(30, 2)));

        assertThat(breaks).extracting(List::size).containsExactly(1, 0);
        List<AdDecided> facts = decisions();
        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst().fills().getFirst().lineItem())
                .isEqualTo(Sample.lineId("noodles"));
        assertThat(facts.getLast().refusals())
                .containsExactly(
                        new Event.Refusal(Sample.lineId("noodles"), RefusalReason.HOUSEHOLD_CAP));
    }

    @Test
    void parallelSetsOfOneHouseholdNeverPassItsCapAcrossBrands() throws Exception {
        house.book(BRIGHTWOK, line("noodles").cap(3));
        List<Callable<Integer>> sets = new ArrayList<>();
        for (int n = 0; n < 24; n++) {
            AdRequest request =
                    request("home", List.of("kestral", "ombrix", "lumao").get(n % 3), room(30, 2));
            sets.add(() -> house.ads().decideBreaks(request).getFirst().size());
        }

        int shown = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(sets)) {
                shown += answer.get();
            }
        }

        assertThat(shown).isEqualTo(3);
        assertThat(decisions()).hasSize(24);
    }

    @Test
    void capsAreRebuiltFromTheLog() {
        house.book(BRIGHTWOK, line("noodles").cap(3));
        show(house.ads().decideBreaks(request("home", "kestral", room(30, 1))));
        house.ads().decideBreaks(request("home", "ombrix", room(30, 1)));

        house.restart();

        assertThat(decide("home", "lumao")).hasSize(1);
        assertThat(decide("home", "lumao")).isEmpty();
        house.now.updateAndGet(now -> now.plus(Duration.ofHours(7)));
        assertThat(decide("home", "lumao")).as("the next day").hasSize(1);
    }

    @Test
    void aBudgetIsNeverOverspentAcrossRestartsAndReleases() {
        house.book(BRIGHTWOK, line("noodles").cpm(yuan(50)).budget(Money.of(40, "CNY")));
        int most = 400_000 / 50_000;
        int shown = 0;
        for (int n = 0; n < 60; n++) {
            List<PlacedAd> pod = decide(n, "kestral");
            if (n % 3 != 0 && !pod.isEmpty()) {
                house.show(pod.getFirst());
                shown++;
            }
            if (n % 20 == 19) {
                house.restart();
                house.now.updateAndGet(now -> now.plus(Duration.ofHours(7)));
            }
        }
        house.catchUp();

        assertThat(shown).isEqualTo(most);
        assertThat(decide("late", "kestral")).isEmpty();
        assertThat(lastReason()).isEqualTo(RefusalReason.BUDGET_SPENT);
    }

    @Test
    void aHouseholdThatRefusedBootAdsSeesNoneOnAnyBrandEvenAfterARestart() {
        house.book(PEDALFOX, line("dawn").on(Surface.BOOT).films(Sample.film("dawn", 5)));
        AdRequest boot = request("home", "kestral", new AdRequest.Room(Surface.BOOT, 15, 1));
        assertThat(house.ads().decideBreaks(boot).getFirst()).hasSize(1);

        house.ads().refuseBootAds(new DeviceId(Ids.named("set")), Sample.household("home"));
        house.ads().refuseBootAds(new DeviceId(Ids.named("set")), Sample.household("home"));
        house.restart();

        AdRequest other = request("home", "lumao", new AdRequest.Room(Surface.BOOT, 15, 1));
        assertThat(house.ads().decideBreaks(other).getFirst()).isEmpty();
        assertThat(lastReason()).isEqualTo(RefusalReason.SURFACE_NOT_ALLOWED);
        assertThat(house.ads().bootAdsRefused(Sample.household("home"))).isTrue();
        assertThat(house.ads().bootAdsRefused(Sample.household("other"))).isFalse();
        assertThat(facts()).filteredOn(Event.BootAdsRefused.class::isInstance).hasSize(1);
    }

    @Test
    void aRefusalIsKeptEvenIfOnlyTheLogKnowsIt() {
        house.log()
                .append(
                        List.of(
                                new Event.BootAdsRefused(
                                        new tv.foyer.kernel.EventId(Ids.at(Sample.EVENING, 5)),
                                        Sample.EVENING,
                                        new DeviceId(Ids.named("set")),
                                        Sample.household("home"))));
        house.catchUp();

        assertThat(house.ads().bootAdsRefused(Sample.household("home"))).isTrue();
    }

    @Test
    void aVetoHoldsFromTheNextDecisionUntilItIsLifted() {
        house.book(OMBRIX, line("glow").category("television"));

        house.sales().veto(KESTRAL, OMBRIX);
        assertThat(decide("home", "kestral")).isEmpty();
        assertThat(lastReason()).isEqualTo(RefusalReason.VETOED);
        assertThat(decide("home", "lumao")).hasSize(1);

        house.sales().liftVeto(KESTRAL, OMBRIX);
        assertThat(decide("home", "kestral")).hasSize(1);
    }

    @Test
    void nothingIsShownThatIsNotReviewedAndEncoded() {
        OrderDraft draft = Sample.order(BRIGHTWOK, line("noodles"));
        house.sales().book(draft);
        assertThat(decide("home", "pop")).isEmpty();
        assertThat(lastReason()).isEqualTo(RefusalReason.NO_CREATIVE);

        house.sales().review(Sample.creativeId("noodles"), Review.APPROVED);
        assertThat(decide("home", "pop")).hasSize(1);
        house.sales().review(Sample.creativeId("noodles"), Review.REFUSED);
        assertThat(decide("home", "pop")).isEmpty();

        house.book(PEDALFOX, line("raw").category("mobility"));
        assertThat(decide("home", "pop")).isEmpty();
    }

    @Test
    void aDraftThatBreaksRulesIsRefusedFieldByField() {
        OrderDraft draft =
                Sample.order(
                        BRIGHTWOK,
                        line("noodles")
                                .cap(0)
                                .category(" ")
                                .budget(Money.of(5, "EUR"))
                                .from(Sample.EVENING, Sample.EVENING)
                                .films(Sample.film("Noodles 1", 0)));

        assertThat(house.sales().book(draft))
                .isInstanceOfSatisfying(
                        Booking.Refused.class,
                        refused ->
                                assertThat(refused.faults())
                                        .extracting(Booking.Fault::field)
                                        .containsExactlyInAnyOrder(
                                                "lineItems[0].category",
                                                "lineItems[0].end",
                                                "lineItems[0].capPerDay",
                                                "lineItems[0].goal.budget",
                                                "lineItems[0].creatives[0].seconds",
                                                "lineItems[0].creatives[0].assetKey"));
        assertThat(decide("home", "pop")).isEmpty();
    }

    @Test
    void anOrderBookedAgainKeepsWhatHappenedToIt() {
        house.book(BRIGHTWOK, line("noodles"));
        house.sales().setPaused(Sample.lineId("noodles"), true);

        house.sales().book(Sample.order(BRIGHTWOK, line("noodles").cpm(yuan(1))));

        assertThat(decide("home", "pop")).isEmpty();
        assertThat(lastReason()).isEqualTo(RefusalReason.PAUSED);
    }

    private List<PlacedAd> decide(Object household, String brand) {
        return house.ads().decideBreaks(request(household, brand, room(30, 1))).getFirst();
    }

    private void show(List<List<PlacedAd>> breaks) {
        breaks.forEach(pod -> pod.forEach(house::show));
    }

    private List<Event> facts() {
        return house.log().read(0, 10_000).stream().map(Recorded::event).toList();
    }

    private List<AdDecided> decisions() {
        return facts().stream()
                .filter(AdDecided.class::isInstance)
                .map(AdDecided.class::cast)
                .toList();
    }

    /** The operator asks why the only line item was not chosen the last time. */
    private RefusalReason lastReason() {
        return RefusalReason.valueOf(
                house.explained(decisions().getLast().decision()).getFirst().reason());
    }
}
