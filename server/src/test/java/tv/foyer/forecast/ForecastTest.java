package tv.foyer.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.crypto.Keys;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.forecast.Forecast.Terms;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Targeting;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** From decisions in the log to what a buyer is told. */
class ForecastTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final PartnerId BUYER = Sample.partner("brightwok");

    private final Database database = TestDatabase.with("log", "forecast");
    private final PostgresLog log = new PostgresLog(database.sql(), () -> NOW);
    private final Tails tails = new Tails(database.sql(), log);
    private Forecast forecast;
    private int made;

    @BeforeEach
    void open(@TempDir Path folder) {
        forecast =
                Forecast.open(
                        ForecastConfig.of(ZONE),
                        database.sql(),
                        () -> NOW,
                        Keys.open(folder.resolve("keys")),
                        new Forecast.Neighbours(
                                new PlainTerms(), ForecastTest::everyOther, (_, _) -> {}));
        forecast.folds().forEach(tails::start);
    }

    @AfterEach
    void close() {
        tails.close();
        log.close();
        database.close();
    }

    @Test
    void withoutAPastThereIsNoForecast() {
        assertThat(ask(buyer(), draft(0))).isInstanceOf(Outlook.NoHistory.class);
    }

    @Test
    void aBrokenRuleIsToldBeforeAnythingIsForecast() {
        assertThat(ask(buyer(), draft(-1)))
                .isInstanceOfSatisfying(
                        Outlook.Refused.class,
                        no ->
                                assertThat(no.faults())
                                        .extracting(Booking.Fault::field)
                                        .contains("goal"));
    }

    @Test
    void aWeekOfBreaksIsExpectedAgainAndHalfOfThemDelivered() {
        for (int day = 1; day <= 7; day++) {
            decided(NOW.minus(Duration.ofDays(day)), "kestral", 300);
            decided(NOW.minus(Duration.ofDays(day)), "ombrix", 300);
        }
        tails.catchUp();

        Outlook.Expected told = (Outlook.Expected) ask(buyer(), draft(0));

        // 4,200 breaks of a week behind a hidden factor of about one; every other one is won.
        assertThat(told.avails().from()).isBetween(1_000L, 10_000L);
        assertThat(told.delivery().from()).isBetween(500L, 5_000L);
        assertThat(told.byDay()).hasSizeBetween(7, 8);
        assertThat(told.chance()).isEqualTo(Outlook.Chances.SHORT);
        assertThat(told.goal()).contains(4_000_000_000L / 40_000);
    }

    @Test
    void aGoalBeyondReachIsCalledShort() {
        for (int day = 1; day <= 7; day++) {
            decided(NOW.minus(Duration.ofDays(day)), "kestral", 100);
        }
        tails.catchUp();

        Outlook.Expected told = (Outlook.Expected) ask(buyer(), draft(50_000));

        assertThat(told.chance()).isEqualTo(Outlook.Chances.SHORT);
    }

    @Test
    void aMakerThatBuysIsToldNothingOfTheOnlyOtherMaker() {
        decided(NOW.minus(Duration.ofDays(1)), "kestral", 400);
        decided(NOW.minus(Duration.ofDays(1)), "ombrix", 400);
        tails.catchUp();

        assertThat(ask(new Forecast.Reader(Sample.partner("ombrix"), true), draft(0)))
                .isInstanceOf(Outlook.Silent.class);

        decided(NOW.minus(Duration.ofDays(1)), "lumao", 400);
        tails.catchUp();
        assertThat(ask(new Forecast.Reader(Sample.partner("ombrix"), true), draft(0)))
                .isInstanceOf(Outlook.Expected.class);
    }

    @Test
    void theSampleForgetsWhatIsOlderThanItsWindow() {
        decided(NOW.minus(Duration.ofDays(60)), "kestral", 500);
        decided(NOW.minus(Duration.ofDays(1)), "kestral", 1);
        tails.catchUp();

        Outlook.Expected told = (Outlook.Expected) ask(buyer(), draft(0));

        assertThat(told.avails()).isEqualTo(new Band(0, 50));
        assertThat(told.learnedSince()).isAfterOrEqualTo(NOW.minus(Duration.ofDays(29)));
    }

    private Outlook ask(Forecast.Reader reader, OrderDraft.Line draft) {
        return forecast.of(reader, BUYER, draft);
    }

    private static Forecast.Reader buyer() {
        return new Forecast.Reader(BUYER, false);
    }

    /** A line item that costs 40 yuan a thousand and may cost 4,000 yuan. */
    private static OrderDraft.Line draft(long impressions) {
        return new OrderDraft.Line(
                new LineItemId(Ids.named("line-item/draft")),
                "draft",
                impressions > 0 ? LineItemKind.GUARANTEED : LineItemKind.PRICE_PRIORITY,
                Targeting.of(Set.of(Surface.PRE_ROLL), Set.of()),
                NOW,
                NOW.plus(Duration.ofDays(7)),
                new OrderDraft.Goal(Money.of(400_000, "CNY"), impressions, 0),
                Money.of(40_00, "CNY"),
                1_000,
                "food",
                true,
                List.of(
                        OrderDraft.Film.video(
                                new CreativeId(Ids.named("creative/draft")),
                                "spot",
                                15,
                                new Text("片", "spot"))));
    }

    private void decided(Instant at, String maker, int breaks) {
        List<Event> facts = new ArrayList<>();
        for (int i = 0; i < breaks; i++) {
            made++;
            facts.add(
                    new Event.AdDecided(
                            new EventId(Ids.at(at, made)),
                            at,
                            new DecisionId(Ids.at(at, -made)),
                            Surface.PRE_ROLL,
                            new DeviceId(Ids.named("device/" + made)),
                            new HouseholdId(Ids.named("household/" + made)),
                            Sample.brand(maker),
                            Sample.partner(maker),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            Optional.of(Sample.opportunity(false))));
        }
        log.append(facts);
    }

    /** A far side that wins every second break. */
    private static BitSet everyOther(LineItem draft, List<Chance> breaks) {
        BitSet won = new BitSet();
        for (int i = 0; i < breaks.size(); i += 2) {
            won.set(i);
        }
        return won;
    }

    private static final class PlainTerms implements Terms {
        @Override
        public List<Booking.Fault> faults(PartnerId advertiser, OrderDraft.Line draft) {
            return draft.goal().impressions() < 0
                    ? List.of(new Booking.Fault("goal", "0 or more"))
                    : List.of();
        }

        @Override
        public LineItem lineItem(PartnerId advertiser, OrderDraft.Line draft) {
            LineItem like = Sample.line(draft.targeting());
            return new LineItem(
                    like.id(),
                    1,
                    like.order(),
                    advertiser,
                    draft.name(),
                    draft.kind(),
                    false,
                    draft.targeting(),
                    draft.start(),
                    draft.end(),
                    "CNY",
                    draft.cpm().minor() * 10,
                    new LineItem.Goal(
                            draft.goal().budget().minor() * 10_000, draft.goal().impressions(), 0),
                    draft.capPerDay(),
                    draft.category(),
                    draft.kidsSafe(),
                    like.creatives());
        }
    }
}
