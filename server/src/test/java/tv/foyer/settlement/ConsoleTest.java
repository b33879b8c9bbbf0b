package tv.foyer.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.measurement.Facts;
import tv.foyer.settlement.Audit.Verdict;

class ConsoleTest {
    private static final Map<String, PartnerKind> KINDS =
            Map.of(
                    "hearthline", PartnerKind.OPERATOR,
                    "nimbora", PartnerKind.INTERNET,
                    "kestral", PartnerKind.MAKER,
                    "ombrix", PartnerKind.MAKER,
                    "silverreed", PartnerKind.PROVIDER,
                    "brightwok", PartnerKind.ADVERTISER,
                    "stranger", PartnerKind.MERCHANT);
    private static final List<String> CALLS =
            List.of(
                    "/overview?period=2026-11",
                    "/delivery?period=2026-11",
                    "/statements",
                    "/statements/2026-11",
                    "/statements/2026-11.csv",
                    "/statements/2026-11/lines/1/facts",
                    "/statements/2026-11/lines/2/facts",
                    "/statements/2026-11/lines/3/facts",
                    "/statements/2026-11/pack.zip",
                    "/contracts");

    @TempDir static Path folder;
    private static Alliance alliance;
    private static HttpServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        alliance = new Alliance(folder).signed();
        alliance.lives(31, 300);
        alliance.log.append(
                List.of(
                        Facts.switchedOn(
                                Alliance.NOVEMBER.end().plusSeconds(60), 1, "kestral", 1)));
        alliance.tails.catchUp();
        Routes routes =
                new Routes()
                        .addAll(alliance.measurement.routes())
                        .addAll(alliance.settlement.routes());
        server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        routes,
                        ConsoleTest::caller,
                        new SimpleMeterRegistry());
        alliance.close(Alliance.NOVEMBER);
    }

    @AfterAll
    static void close() {
        server.close();
        alliance.close();
    }

    @Test
    void noAnswerToAMakerHoldsAnIdANameOrAFigureOfItsRivalsDelivery() {
        String foreignTotal = "\"impressions\":" + impressions("ombrix") + ",\"gross\"";
        assertThat(body("ombrix", "/overview?period=2026-11")).contains(foreignTotal);
        for (String call : CALLS) {
            String body = body("kestral", call);
            assertThat(body)
                    .as(call)
                    .doesNotContain(Facts.partner("ombrix").toString())
                    .doesNotContain(Facts.brand("ombrix").toString())
                    .doesNotContainIgnoringCase("ombrix")
                    .doesNotContain(foreignTotal);
        }
    }

    @Test
    void aPartnerWithoutContractsHasNoStatementAndNoRows() {
        assertThat(get("stranger", "/statements/2026-11").statusCode()).isEqualTo(404);
        assertThat(get("stranger", "/statements/2026-11/pack.zip").statusCode()).isEqualTo(404);
        assertThat(body("stranger", "/statements")).isEqualTo("{\"items\":[]}");
        assertThat(body("stranger", "/contracts")).isEqualTo("{\"items\":[]}");
        assertThat(body("stranger", "/delivery?period=2026-11"))
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void aMakersOverviewShowsItsSetsItsDeliveryAndItsStatement() {
        String body = body("kestral", "/overview?period=2026-11");

        assertThat(body).contains("\"sets\":{\"total\":11,\"switchedOnToday\":1,");
        assertThat(body)
                .contains(
                        "\"statement\":{\"period\":\"2026-11\",\"state\":\"closed\",\"payable\":"
                                + Json.text(
                                        alliance.settlement
                                                .statementOf(
                                                        Alliance.partner("kestral"),
                                                        Alliance.NOVEMBER)
                                                .orElseThrow()
                                                .payable()));
        assertThat(body("brightwok", "/overview?period=2026-11")).contains("\"sets\":null");
    }

    @Test
    void aDownloadedPackAuditsAndTheStatementIsTheOneInside() {
        HttpResponse<byte[]> pack = get("silverreed", "/statements/2026-11/pack.zip");

        assertThat(Audit.audit(pack.body(), Optional.of(alliance.keys.publicKey())))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(new String(pack.body(), StandardCharsets.UTF_8))
                .contains(body("silverreed", "/statements/2026-11"))
                .contains(body("silverreed", "/statements/2026-11.csv"));
    }

    @Test
    void theFactsBehindALineAddUpToItsQuantity() {
        Statement statement =
                Json.read(get("kestral", "/statements/2026-11").body(), Statement.class);
        StatementDesk.Ready ready =
                alliance.desk()
                        .statement(Alliance.partner("kestral"), java.time.YearMonth.of(2026, 11))
                        .orElseThrow();
        for (Statement.Line line : statement.lines()) {
            if (line.kind() == LineKind.INVENTORY) {
                long sum =
                        StatementDesk.factsOf(ready, line).stream()
                                .mapToLong(row ->
                                        ((tv.foyer.measurement.DeliveryRow) row).impressions())
                                .sum();
                assertThat(sum).isEqualTo(line.quantity());
            }
        }
        assertThat(get("kestral", "/statements/2026-11/lines/99/facts").statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTheJointCompanySeesMonthsAndCountingAndOnlyItsFinanceCloses() {
        assertThat(get("kestral", "/periods").statusCode()).isEqualTo(403);
        assertThat(get("kestral", "/counting").statusCode()).isEqualTo(403);
        assertThat(post("kestral", "/periods/2026-11/close")).isEqualTo(403);
        assertThat(post("hearthline", "/periods/2026-11/close")).isEqualTo(200);
        assertThat(post("hearthline", "/periods/2026-12/close")).isEqualTo(409);
        assertThat(post("hearthline", "/periods/november/close")).isEqualTo(400);
        assertThat(body("hearthline", "/periods")).contains("\"state\":\"closed\"");
        assertThat(body("hearthline", "/counting")).contains("\"duplicates\":");
    }

    @Test
    void anOpenMonthHasAnEstimateAndNoPack() {
        assertThat(body("kestral", "/statements/2026-12")).contains("\"state\":\"open\"");
        assertThat(get("kestral", "/statements/2026-12/pack.zip").statusCode()).isEqualTo(409);
        assertThat(get("kestral", "/statements/2027-05").statusCode()).isEqualTo(404);
        assertThat(get("kestral", "/statements/may").statusCode()).isEqualTo(400);
    }

    @Test
    void aBeaconByPlainGetIsAnsweredWithNothingHoweverItIs() throws Exception {
        HttpResponse<byte[]> reply =
                send(HttpRequest.newBuilder(uri("/t/impression?c=x.y")).build());
        HttpResponse<byte[]> wrong = send(HttpRequest.newBuilder(uri("/t/start?c=x.y")).build());
        HttpRequest batch =
                HttpRequest.newBuilder(uri("/v1/events"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"events\":[{}]}"))
                        .build();

        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(new String(send(batch).body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"accepted\":0,\"duplicates\":0,\"refused\":[{\"index\":0,\"fault\":\"MALFORMED\",\"field\":\"kind\",\"rule\":\"a text expected\"}]}");
    }

    private static long impressions(String maker) {
        return alliance
                .measurement
                .billable(Alliance.partner(maker), Alliance.NOVEMBER)
                .delivery()
                .stream()
                .mapToLong(tv.foyer.measurement.DeliveryRow::impressions)
                .sum();
    }

    private static Caller caller(String token) {
        return new Caller.Staff(
                new StaffId(Ids.named("staff/" + token)),
                Facts.partner(token),
                Set.of(Optional.ofNullable(KINDS.get(token)).orElseThrow()),
                Set.of(Role.FINANCE));
    }

    private static String body(String partner, String call) {
        return new String(get(partner, call).body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String partner, String call) {
        return send(request(partner, call).build());
    }

    private static int post(String partner, String call) {
        return send(request(partner, call).POST(HttpRequest.BodyPublishers.ofString("{}")).build())
                .statusCode();
    }

    private static HttpRequest.Builder request(String partner, String call) {
        return HttpRequest.newBuilder(uri("/api/v1/console" + call))
                .header("Authorization", "Bearer " + partner);
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
