package tv.foyer.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.quality.FigureStore.Cell;
import tv.foyer.quality.QualityDesk.Incoming;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** From reports to rows, over a real log. */
class PlayedTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-11-20T12:10:00Z");
    private static final TitleId TITLE = new TitleId(Ids.named("title"));
    private static final PartnerId PROVIDER = new PartnerId(Ids.named("partner/silverreed"));

    private Database database;
    private PostgresLog log;
    private Tails tails;
    private SimpleMeterRegistry meters;
    private QualityDesk desk;
    private int made;

    @BeforeEach
    void open() {
        database = TestDatabase.with("log", "quality");
        log = new PostgresLog(database.sql(), () -> NOON);
        tails = new Tails(database.sql(), log);
        meters = new SimpleMeterRegistry();
        desk =
                new QualityDesk(
                        new ReportJudge(
                                Set.of("east.media.example"),
                                title ->
                                        title.equals(TITLE)
                                                ? Optional.of(PROVIDER)
                                                : Optional.empty()),
                        log,
                        meters);
        tails.start(new QualityFold(SHANGHAI));
    }

    @AfterEach
    void close() {
        tails.close();
        log.close();
        database.close();
    }

    @Test
    void whatSetsMeasuredAddsUpExactly() {
        Random random = new Random(37);
        List<Incoming> reports = new ArrayList<>();
        long played = 0;
        long stalled = 0;
        int stalls = 0;
        for (int i = 0; i < 90; i++) {
            int millis = random.nextInt(30_000);
            int still = random.nextInt(900);
            played += millis;
            stalled += still;
            stalls++;
            reports.add(
                    report(
                            "msd",
                            400 + i,
                            "tv.foyer-played",
                            millis,
                            "bsd",
                            List.of(still),
                            "br",
                            List.of(3_200)));
        }
        reports.add(report("su", true, "sta", "f", "ec", List.of("fragLoadError", "<made up>")));
        reports.add(report("su", true, "sta", "q"));

        assertThat(take(reports, set("kestral"), false).accepted()).isEqualTo(92);

        Sums sums = total(Optional.empty()).orElseThrow();
        assertThat(List.of(sums.started(), sums.failed(), sums.abandoned()))
                .containsExactly(90L, 1L, 1L);
        assertThat(List.of(sums.playedMillis(), sums.stallMillis(), sums.stalls()))
                .containsExactly(played, stalled, (long) stalls);
        assertThat(sums.errors()).isEqualTo(2);
        Figures figures = Figures.of(sums);
        assertThat(figures.plays()).isEqualTo(92);
        assertThat(figures.kbps())
                .hasValueSatisfying(kbps -> assertThat(kbps).isBetween(3_195L, 3_200L));
        assertThat(
                        database.sql()
                                .<List<FigureStore.Count>>asHouse(
                                        h -> FigureStore.errors(h, all())))
                .containsExactly(
                        new FigureStore.Count("fragLoadError", 1),
                        new FigureStore.Count("other", 1));
    }

    @Test
    void aBatchThatIsSentAgainCountsOnce() {
        List<Incoming> reports = List.of(report("msd", 300), report("msd", 500));
        take(reports, set("kestral"), false);

        QualityDesk.Receipt again = take(reports, set("kestral"), false);

        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(2);
        assertThat(total(Optional.empty()).orElseThrow().started()).isEqualTo(2);
    }

    @Test
    void badReportsAreNamedAndCountedAndLoseNothingElse() {
        List<Incoming> reports =
                List.of(
                        report("msd", 300),
                        new Incoming.Unreadable("at 3: a key expected"),
                        report("ts", NOON.plusSeconds(3_600).toEpochMilli()),
                        report("ts", NOON.minusSeconds(49 * 3_600).toEpochMilli()),
                        report("tv.foyer-id", "x"),
                        report("msd", 120_001),
                        report("br", List.of(Long.MAX_VALUE, Long.MAX_VALUE)),
                        report("msd", 700, "sf", "zzz", "bs", 1));

        QualityDesk.Receipt receipt = take(reports, set("kestral"), false);

        assertThat(receipt.accepted()).isEqualTo(2);
        assertThat(receipt.refused())
                .extracting(refused -> refused.index() + " " + refused.field())
                .containsExactly("1 CMCD", "2 ts", "3 ts", "4 tv.foyer-id", "5 msd", "6 br");
        assertThat(receipt.misread())
                .extracting(misread -> misread.index() + " " + misread.field())
                .containsExactly("7 bs", "7 sf");
        LocalDate day = LocalDate.of(2026, 11, 20);
        total(Optional.empty());
        assertThat(
                        database.sql()
                                .<List<FigureStore.Count>>asHouse(
                                        h -> FigureStore.misread(h, day, day)))
                .containsExactly(new FigureStore.Count("bs", 1), new FigureStore.Count("sf", 1));
        assertThat(meters.find("foyer.quality.reports").tag("outcome", "refused").counters())
                .hasSize(5);
    }

    @Test
    void aMakerReadsItsOwnBrandsAndNobodyElseDoes() {
        take(List.of(report("msd", 300)), set("kestral"), true);
        take(List.of(report("msd", 300), report("msd", 900)), set("nimbora"), true);

        assertThat(total(maker("kestral")).orElseThrow().started()).isEqualTo(1);
        assertThat(total(maker("nimbora")).orElseThrow().started()).isEqualTo(2);
        assertThat(total(maker("lumao"))).isEmpty();
        assertThat(total(Optional.of(PROVIDER))).isEmpty();
        assertThat(total(Optional.empty()).orElseThrow().started()).isEqualTo(3);
    }

    @Test
    void aTitleIsKnownOnlyWithTheHouseholdsConsent() {
        take(List.of(report("msd", 300, "cid", "" + TITLE)), set("kestral"), false);
        assertThat(titles()).isEmpty();

        take(List.of(report("msd", 300, "cid", "" + TITLE)), set("kestral"), true);
        take(List.of(report("msd", 300, "cid", "" + Ids.named("other"))), set("kestral"), true);

        assertThat(titles())
                .singleElement()
                .satisfies(row -> assertThat(row.sums().started()).isEqualTo(1));
    }

    @Test
    void nothingThatASetInventsBecomesAName() {
        take(
                List.of(
                        report("h", "EAST.media.example"),
                        report("h", "tv.local"),
                        report(),
                        report("h", "made-up.example"),
                        report("cdn", "another.example")),
                set("kestral"),
                false);

        tails.catchUp();
        List<Cell> cells = database.sql().asHouse(h -> FigureStore.sets(h, all(), SHANGHAI));
        assertThat(cells.stream().flatMap(cell -> cell.key().stream()).distinct())
                .containsExactly("east.media.example", "house", "other");
    }

    @Test
    void noFactHoldsAViewer() {
        take(List.of(report("sid", "6e2f-secret", "cid", "" + TITLE)), set("kestral"), true);

        String fact = tv.foyer.json.Json.text(log.read(0, 10).getFirst().event());

        assertThat(fact)
                .doesNotContain("6e2f-secret")
                .doesNotContain("" + Ids.named("device"))
                .doesNotContain("" + Ids.named("household"));
    }

    private Incoming report(Object... keys) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tv.foyer-id", Ids.at(NOON, made++).toString());
        json.put("ts", NOON.toEpochMilli());
        json.put("e", "t");
        for (int i = 0; i < keys.length; i += 2) {
            json.put((String) keys[i], keys[i + 1]);
        }
        return new Incoming.Read(Cmcd.ofJson(json));
    }

    private QualityDesk.Receipt take(List<Incoming> reports, Caller.TvSet set, boolean consent) {
        return desk.take(reports, new ReportJudge.Source(set, consent, "tv.local", NOON));
    }

    private static Question all() {
        return new Question(Question.endOfHour(NOON), 24, Question.By.HOST, "", "", "");
    }

    private static Optional<PartnerId> maker(String key) {
        return Optional.of(new PartnerId(Ids.named("partner/" + key)));
    }

    private Optional<Sums> total(Optional<PartnerId> reader) {
        tails.catchUp();
        List<Cell> cells =
                reader.isPresent()
                        ? database.sql()
                                .asPartner(reader.get(), h -> FigureStore.sets(h, all(), SHANGHAI))
                        : database.sql().asHouse(h -> FigureStore.sets(h, all(), SHANGHAI));
        return cells.stream()
                .filter(cell -> cell.key().isEmpty() && cell.slot().isEmpty())
                .map(Cell::sums)
                .findFirst();
    }

    private List<FigureStore.TitleSums> titles() {
        tails.catchUp();
        return database.sql()
                .asPartner(
                        PROVIDER,
                        h ->
                                FigureStore.titles(
                                        h,
                                        PROVIDER.value(),
                                        LocalDate.of(2026, 11, 20),
                                        LocalDate.of(2026, 11, 21)));
    }

    private static Caller.TvSet set(String maker) {
        return new Caller.TvSet(
                new DeviceId(Ids.named("device")),
                new HouseholdId(Ids.named("household")),
                new ModelId(Ids.named("model/" + maker)),
                new BrandId(Ids.named("brand/" + maker)),
                new PartnerId(Ids.named("partner/" + maker)));
    }
}
