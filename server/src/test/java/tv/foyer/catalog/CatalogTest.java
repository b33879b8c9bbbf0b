package tv.foyer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.catalog.IngestReport.Outcome;
import tv.foyer.http.Caller;
import tv.foyer.http.FakeRequest;
import tv.foyer.http.Reply;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

class CatalogTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final PartnerId REED = new PartnerId(Ids.named("partner/reed"));
    private static final PartnerId TERN = new PartnerId(Ids.named("partner/tern"));

    private Database database;
    private Catalog catalog;

    @BeforeEach
    void open() {
        database = TestDatabase.with("catalog");
        catalog =
                Catalog.open(
                        database.sql(),
                        InstantSource.fixed(NOW),
                        key ->
                                switch (key) {
                                    case "reed" -> Optional.of(REED);
                                    case "tern" -> Optional.of(TERN);
                                    default -> Optional.empty();
                                },
                        CatalogTest::brand);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aBadRecordInTheMiddleIsNamedAndLosesNothingElse() {
        IngestReport report =
                applied(feed(film("one", 2020), film("two", 1066), film("three", 2022)));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
        IngestReport.Entry bad = report.records().getFirst();
        assertThat(bad.record()).isEqualTo("two");
        assertThat(bad.field()).contains("year");
        assertThat(bad.rule().orElseThrow()).contains("1888");
        assertThat(keys()).containsExactly("one", "three");
    }

    @Test
    void aRecordOfTheWrongShapeIsOneBadRecordToo() {
        IngestReport report =
                applied(
                        feed(
                                film("one", 2020),
                                "7",
                                "null",
                                film("two", 2021).replace("\"year\":2021", "\"year\":\"soon\""),
                                film("three", 2021).replace("\"year\"", "\"yeer\""),
                                film("four", 2021).replace("\"en\":\"four\"", "\"en\":\" \"")));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.records().stream().filter(e -> e.outcome() == Outcome.REJECTED))
                .extracting(IngestReport.Entry::record)
                .containsExactly("titles[1]", "titles[2]", "two", "three", "four");
        assertThat(report.records().get(3).field()).contains("yeer");
        assertThat(report.records().get(4).field()).contains("title.en");
    }

    @Test
    void aDocumentThatBreaksOffChangesNothing() {
        applied(feed(film("one", 2020)));
        String whole = feed(film("one", 2021), film("two", 2021));

        for (int length = 1; length < whole.length() - 1; length += 37) {
            assertThat(ingest("reed", REED, whole.substring(0, length)))
                    .isInstanceOf(IngestOutcome.Broken.class);
        }

        assertThat(keys()).containsExactly("one");
        assertThat(catalog.snapshot().titles().iterator().next().year()).isEqualTo(2020);
    }

    @Test
    void aFeedOfAnotherProviderIsRefused() {
        assertThat(ingest("tern", TERN, feed(film("one", 2020))))
                .isInstanceOfSatisfying(
                        IngestOutcome.Broken.class,
                        broken -> assertThat(broken.where()).isEqualTo("provider"));
        assertThat(keys()).isEmpty();
    }

    @Test
    void aRecordThatDidNotChangeIsUnchanged() {
        applied(feed(film("one", 2020), film("two", 2020)));

        IngestReport again = applied(feed(film("one", 2020), film("two", 2021)));

        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.accepted()).isEqualTo(1);
    }

    @Test
    void theLastGoodRecordStaysWhenItsNewFormIsBad() {
        applied(feed(film("one", 2020)));

        applied(feed(film("one", 1500)));

        assertThat(catalog.snapshot().titles().iterator().next().year()).isEqualTo(2020);
    }

    @Test
    void aChildComesInOnlyWithItsParentInWhateverOrder() {
        IngestReport report =
                applied(
                        feed(
                                child("e1", "EPISODE", "s1", 1),
                                child("s1", "SEASON", "series", 1),
                                film("series", 2020)
                                        .replace("FILM", "SERIES")
                                        .replace("\"asset\":\"clip-1\",", ""),
                                child("e2", "EPISODE", "s2", 1)));

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.records().getFirst().record()).isEqualTo("e2");
        assertThat(report.records().getFirst().field()).contains("parent");
        CatalogSnapshot snapshot = catalog.snapshot();
        assertThat(snapshot.episodes(Title.id("reed", "series")))
                .extracting(Title::key)
                .containsExactly("e1");
        assertThat(snapshot.offers(Title.id("reed", "e1"))).isNotEmpty();
    }

    @Test
    void anOfferHoldsOnItsBrandsAndInsideItsWindow() {
        String offer =
                "{\"terms\":\"FREE\",\"brands\":[\"north\"],"
                        + "\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-02-01T00:00:00+08:00\"}";
        applied(feed(film("one", 2020).replace("{\"terms\":\"FREE\"}", offer)));
        var id = Title.id("reed", "one");
        BrandId north = brand("north").orElseThrow();
        BrandId south = brand("south").orElseThrow();
        Instant inside = Instant.parse("2026-01-15T00:00:00Z");

        assertThat(catalog.snapshot().offers(id, north, inside)).hasSize(1);
        assertThat(catalog.snapshot().offers(id, south, inside)).isEmpty();
        assertThat(catalog.snapshot().offers(id, north, Instant.parse("2026-01-31T16:00:00Z")))
                .isEmpty();
        assertThat(catalog.snapshot().offers(id, north, Instant.parse("2025-12-31T23:59:59Z")))
                .isEmpty();
    }

    @Test
    void aBrandThatDoesNotExistIsNamed() {
        IngestReport report =
                applied(
                        feed(
                                film("one", 2020)
                                        .replace(
                                                "{\"terms\":\"FREE\"}",
                                                "{\"terms\":\"FREE\",\"brands\":[\"nowhere\"]}")));

        assertThat(report.records().getFirst().field()).contains("offers[0].brands[0]");
    }

    @Test
    void aReportIsReadByItsProviderOnly() {
        applied(feed(film("one", 2020)));
        ingest("reed", REED, "{");

        assertThat(runs(REED)).isEqualTo(2);
        assertThat(runs(TERN)).isZero();
    }

    @Test
    void aProviderFeedsItsOwnKeyAndNoOther() {
        byte[] body = feed(film("one", 2020)).getBytes(StandardCharsets.UTF_8);

        assertThat(post("/api/v1/ingest/reed/foyer-json", TERN, Role.CONTENT, body).status())
                .isEqualTo(404);
        assertThat(post("/api/v1/ingest/nobody/foyer-json", REED, Role.CONTENT, body).status())
                .isEqualTo(404);
        assertThat(post("/api/v1/ingest/reed/foyer-json", REED, Role.FINANCE, body).status())
                .isEqualTo(403);
        assertThat(post("/api/v1/ingest/reed/foyer-json", REED, Role.CONTENT, body).status())
                .isEqualTo(200);
    }

    @Test
    void aNewCatalogueKnowsWhatTheLastOneTookIn() {
        applied(feed(film("one", 2020)));
        Title before = catalog.snapshot().titles().iterator().next();

        Catalog again =
                Catalog.open(
                        database.sql(),
                        InstantSource.fixed(NOW),
                        _ -> Optional.empty(),
                        CatalogTest::brand);

        assertThat(again.snapshot().titles()).containsExactly(before);
    }

    @Test
    void theExampleOfTheDocumentationKeepsEveryRule() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "feeds.md"));
        String example = page.substring(page.indexOf("```json\n{\n") + 8);

        IngestOutcome outcome =
                ingest("silverreed", REED, example.substring(0, example.indexOf("```")));

        assertThat(((IngestOutcome.Applied) outcome).report().accepted()).isEqualTo(4);
    }

    static Optional<BrandId> brand(String key) {
        return Set.of("north", "south", "ombrix").contains(key)
                ? Optional.of(new BrandId(Ids.named("brand/" + key)))
                : Optional.empty();
    }

    static String film(String key, int year) {
        return """
        {"key":"%s","kind":"FILM","title":{"zh":"片名","en":"%s"},"synopsis":{"zh":"故事","en":"Story"},\
        "year":%d,"rating":"all","genres":["drama"],\
        "people":[{"name":{"zh":"人","en":"Person"},"role":"CAST"}],"asset":"clip-1",\
        "offers":[{"terms":"FREE"}]}\
        """
                .formatted(key, key, year);
    }

    private static String child(String key, String kind, String parent, int number) {
        String asset = kind.equals("EPISODE") ? ",\"asset\":\"clip-1\"" : "";
        return """
        {"key":"%s","kind":"%s","title":{"zh":"集","en":"%s"},"synopsis":{"zh":"故事","en":"Story"},\
        "year":2020,"rating":"all","parent":"%s","number":%d%s}\
        """
                .formatted(key, kind, key, parent, number, asset);
    }

    static String feed(String... titles) {
        return "{\"provider\":\"reed\",\"titles\":[" + String.join(",", titles) + "]}";
    }

    private Reply post(String path, PartnerId partner, Role role, byte[] body) {
        Caller staff =
                new Caller.Staff(
                        new StaffId(Ids.named("staff")),
                        partner,
                        Set.of(PartnerKind.PROVIDER),
                        Set.of(role));
        return FakeRequest.call(catalog.routes(), staff, "POST", path, body);
    }

    private long runs(PartnerId reader) {
        return database.sql()
                .asPartner(
                        reader,
                        h ->
                                h.createQuery("select count(*) from catalog.feed_run")
                                        .mapTo(Long.class)
                                        .one());
    }

    private List<String> keys() {
        return catalog.snapshot().titles().stream().map(Title::key).toList();
    }

    private IngestReport applied(String json) {
        return ((IngestOutcome.Applied) ingest("reed", REED, json)).report();
    }

    private IngestOutcome ingest(String key, PartnerId provider, String json) {
        return catalog.ingest(
                provider,
                key,
                Format.FOYER_JSON,
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
