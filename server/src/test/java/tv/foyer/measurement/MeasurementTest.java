package tv.foyer.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.crypto.Keys;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.Period;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.measurement.Measurement.FleetRow;
import tv.foyer.measurement.Measurement.LineItemNumbers;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

class MeasurementTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Period NOVEMBER = Period.parse("2026-11", SHANGHAI);

    @TempDir Path folder;
    private Instant now = NOON;
    private Database database;
    private PostgresLog log;
    private Tails tails;
    private Keys keys;
    private SimpleMeterRegistry meters;
    private Measurement measurement;
    private BeaconDesk desk;

    @BeforeEach
    void open() {
        database = TestDatabase.with("log", "measurement");
        log = new PostgresLog(database.sql(), () -> now);
        tails = new Tails(database.sql(), log);
        keys = Keys.open(folder);
        meters = new SimpleMeterRegistry();
        measurement =
                Measurement.open(
                        new Measurement.Ground(
                                database.sql(), log, keys, () -> now, SHANGHAI, meters));
        desk =
                new BeaconDesk(
                        new BeaconJudge(keys.signer("impression"), keys.signer("viewing")),
                        log,
                        () -> now,
                        BeaconMeters.in(meters));
        measurement.folds().forEach(tails::start);
    }

    @AfterEach
    void close() {
        tails.close();
        log.close();
        database.close();
    }

    @Test
    void aBatchWithBadItemsLosesNothingElseAndNamesEachFault() {
        ImpressionClaim claim = Facts.impression(NOON, 1, "kestral", "silverreed");
        ImpressionClaim old =
                Facts.impression(NOON.minusSeconds(7 * 3_600), 2, "kestral", "silverreed");
        ViewingClaim session = Facts.viewing(NOON, 1, "kestral", "silverreed");
        List<Object> batch =
                List.of(
                        ad(claim, "IMPRESSION"),
                        Map.of("kind", "ad", "token", "x", "point", "IMPRESSION", "at", "" + NOON),
                        "nonsense",
                        ad(old, "IMPRESSION"),
                        watch(session, 1, 61),
                        watch(session, 2, 15),
                        Map.of("kind", "ad", "token", "x", "point", "START", "at", "" + NOON),
                        ad(claim, "COMPLETE"),
                        ad(claim, "IMPRESSION"));

        BeaconDesk.Receipt receipt = desk.take(batch);

        assertThat(receipt.accepted()).isEqualTo(3);
        assertThat(receipt.duplicates()).isEqualTo(1);
        assertThat(receipt.refused())
                .extracting(r -> r.index() + " " + r.fault() + " " + r.field())
                .containsExactly(
                        "1 FORGED token",
                        "2 MALFORMED ",
                        "3 LATE token",
                        "4 IMPLAUSIBLE seconds",
                        "6 MALFORMED point");
        tails.catchUp();
        Counting counting = measurement.counting();
        assertThat(List.of(counting.accepted(), counting.duplicates(), counting.forged()))
                .containsExactly(3L, 1L, 1L);
        assertThat(List.of(counting.late(), counting.implausible())).containsExactly(1L, 1L);
        assertThat(meters.counter("foyer.beacons", "outcome", "malformed").count()).isEqualTo(2);
    }

    @Test
    void aRetriedBatchIsCountedOnce() {
        List<Object> batch =
                List.of(
                        ad(Facts.impression(NOON, 1, "kestral", "silverreed"), "IMPRESSION"),
                        watch(Facts.viewing(NOON, 1, "kestral", "silverreed"), 1, 15));
        desk.take(batch);

        BeaconDesk.Receipt again = desk.take(batch);

        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(2);
        tails.catchUp();
        BillableFacts facts = measurement.billableOfHouse(NOVEMBER);
        assertThat(facts.delivery()).extracting(DeliveryRow::impressions).containsExactly(1L);
        assertThat(facts.viewing()).extracting(ViewingRow::seconds).containsExactly(15L);
    }

    @Test
    void anImpressionBelongsToTheBusinessDayOfItsDecisionHoweverLateItsBeacon() {
        Instant lastSecond = Instant.parse("2026-11-30T15:59:59Z");
        now = lastSecond.plusSeconds(3_600);
        desk.take(
                List.of(
                        ad(
                                Facts.impression(lastSecond, 1, "kestral", "silverreed"),
                                "IMPRESSION")));
        tails.catchUp();

        assertThat(measurement.billableOfHouse(NOVEMBER).delivery())
                .extracting(DeliveryRow::day)
                .containsExactly(LocalDate.of(2026, 11, 30));
        assertThat(measurement.billableOfHouse(Period.parse("2026-12", SHANGHAI)).delivery())
                .isEmpty();
    }

    @Test
    void viewingBelongsToTheDayOnWhichItWasSeenAndNeverToOneBeforeItsSession() {
        Instant midnight = Instant.parse("2026-11-30T16:00:00Z");
        ViewingClaim early = Facts.viewing(midnight.plusSeconds(60), 1, "kestral", "silverreed");
        ViewingClaim late = Facts.viewing(midnight.minusSeconds(60), 2, "kestral", "silverreed");
        now = midnight.minusSeconds(30);
        Map<String, Object> slowClock = watch(early, 1, 10);
        Map<String, Object> before = watch(late, 2, 20);
        now = midnight.plusSeconds(90);
        Map<String, Object> after = watch(late, 3, 30);

        assertThat(desk.take(List.of(slowClock, before, after)).accepted()).isEqualTo(3);
        tails.catchUp();

        assertThat(measurement.billableOfHouse(NOVEMBER).viewing())
                .extracting(ViewingRow::seconds)
                .containsExactly(20L);
        assertThat(measurement.billableOfHouse(Period.parse("2026-12", SHANGHAI)).viewing())
                .extracting(ViewingRow::seconds)
                .containsExactly(40L);
    }

    @Test
    void reachIsExactUnderDuplicatesRetriesAndSharedHouseholds() {
        Random random = new Random(7);
        Set<Integer> households = new HashSet<>();
        List<Event> facts = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            int household = random.nextInt(400);
            households.add(household);
            facts.add(
                    Facts.shown(
                            Facts.impression(
                                    NOON.plusMillis(random.nextInt(3)),
                                    household,
                                    random.nextBoolean() ? "kestral" : "ombrix",
                                    "silverreed")));
        }
        log.append(facts);
        Collections.shuffle(facts, random);
        log.append(facts);
        tails.catchUp();

        assertThat(measurement.reach(Facts.lineItem("brightwok"))).isEqualTo(households.size());
        assertThat(measurement.lineItems(Facts.partner("brightwok")))
                .extracting(LineItemNumbers::reach)
                .containsExactly(households.size());
    }

    @Test
    void aSetSwitchedOnTenTimesADayIsOneSetThatDay() {
        List<Event> facts = new ArrayList<>();
        for (int time = 0; time < 10; time++) {
            facts.add(Facts.switchedOn(NOON, 1, "kestral", time));
            facts.add(Facts.switchedOn(NOON, 2, "kestral", time));
            facts.add(Facts.switchedOn(NOON, 3, "ombrix", time));
        }
        log.append(facts);
        tails.catchUp();

        assertThat(measurement.switchedOn(Facts.partner("kestral"), NOVEMBER))
                .containsExactly(
                        new FleetRow(
                                LocalDate.of(2026, 11, 20),
                                Facts.partner("kestral"),
                                Facts.brand("kestral"),
                                2));
        assertThat(measurement.switchedOnOfHouse(NOVEMBER)).hasSize(2);
    }

    @Test
    void eachReaderSeesTheDeliveryToWhichItIsAPartyAndNoRivalsRow() {
        log.append(
                List.of(
                        Facts.shown(Facts.impression(NOON, 1, "kestral", "silverreed")),
                        Facts.shown(Facts.impression(NOON, 2, "ombrix", "terntide")),
                        Facts.shown(Facts.impression(NOON, 3, "ombrix", ""))));
        tails.catchUp();

        assertThat(rows("kestral")).isEqualTo(1);
        assertThat(rows("ombrix")).isEqualTo(2);
        assertThat(rows("silverreed")).isEqualTo(1);
        assertThat(rows("brightwok")).isEqualTo(3);
        assertThat(rows("pedalfox")).isZero();
        assertThat(rows("hearthline")).isZero();
        assertThat(measurement.billableOfHouse(NOVEMBER).delivery()).hasSize(3);
    }

    @Test
    void rowsAndOffsetOfAFoldCommitTogetherSoThatACrashBetweenThemCountsNothingTwice() {
        Fold fold = new CountingFold(SHANGHAI);
        List<Recorded> facts =
                List.of(
                        new Recorded(
                                1,
                                NOON,
                                Facts.shown(Facts.impression(NOON, 1, "kestral", "silverreed"))));

        assertThatThrownBy(() -> database.sql().houseDo(handle -> crashAfter(fold, handle, facts)))
                .hasMessage("crash");

        assertThat(measurement.billableOfHouse(NOVEMBER).delivery()).isEmpty();
        assertThat(measurement.reach(Facts.lineItem("brightwok"))).isZero();
    }

    @Test
    void aSessionCountsNoMoreSecondsThanPassedSinceItBeganHoweverTheyAreReported() {
        ViewingClaim claim = Facts.viewing(NOON, 1, "kestral", "silverreed");
        ViewingClaim other = Facts.viewing(NOON, 2, "kestral", "silverreed");
        for (int report = 1; report <= 12; report++) {
            log.append(List.of(reportAfterOneMinute(claim, report)));
            if (report % 5 == 0) {
                tails.catchUp();
            }
        }
        log.append(List.of(Facts.watched(other, 1, 60), Facts.watched(other, 2, 60)));
        tails.catchUp();

        long allowed = 60 + BeaconJudge.TOLERANCE.toSeconds();
        assertThat(measurement.billableOfHouse(NOVEMBER).viewing())
                .extracting(ViewingRow::seconds)
                .containsExactly(allowed + 120);
        assertThat(measurement.counting().implausible()).isEqualTo(6);

        log.append(List.of(Facts.watched(claim, 20, 60)));
        tails.catchUp();
        assertThat(measurement.billableOfHouse(NOVEMBER).viewing())
                .as("time has passed")
                .extracting(ViewingRow::seconds)
                .containsExactly(allowed + 180);
    }

    @Test
    void aReportThatComesAfterLaterOnesCountsAllTheSame() {
        ViewingClaim claim = Facts.viewing(NOON, 1, "kestral", "silverreed");
        for (int report = 3; report <= 30; report++) {
            log.append(List.of(Facts.watched(claim, report, 60)));
        }
        tails.catchUp();
        log.append(List.of(Facts.watched(claim, 1, 60), Facts.watched(claim, 2, 60)));
        tails.catchUp();

        assertThat(measurement.billableOfHouse(NOVEMBER).viewing())
                .extracting(ViewingRow::seconds)
                .containsExactly(1_800L);
    }

    private static Event.Watched reportAfterOneMinute(ViewingClaim claim, int report) {
        Event.Watched watched = Facts.watched(claim, report, 60);
        return new Event.Watched(
                watched.id(),
                claim.started().plusSeconds(60),
                claim,
                watched.positionSeconds(),
                watched.seconds());
    }

    private static void crashAfter(Fold fold, Handle handle, List<Recorded> facts) {
        fold.apply(handle, facts);
        throw new IllegalStateException("crash");
    }

    private int rows(String reader) {
        return measurement.billable(Facts.partner(reader), NOVEMBER).delivery().size();
    }

    private Map<String, Object> ad(ImpressionClaim claim, String point) {
        String token = keys.signer("impression").sign(ClaimBytes.of(claim));
        return Map.of("kind", "ad", "token", token, "point", point, "at", now.toString());
    }

    private Map<String, Object> watch(ViewingClaim claim, int report, int seconds) {
        String token = keys.signer("viewing").sign(ClaimBytes.of(claim));
        return Map.of(
                "kind",
                "watch",
                "token",
                token,
                "id",
                Ids.named("report/" + report).toString(),
                "at",
                now.toString(),
                "positionSeconds",
                60,
                "seconds",
                seconds);
    }
}
