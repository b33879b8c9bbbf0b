package tv.foyer.creatives;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;
import tv.foyer.json.Json;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;

class CreativeRoutesTest {
    private static final String PATH = "/api/v1/console/creatives";
    private static final String LIST = "/api/v1/console/deliveries";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] ROW = Stills.png(641, 361);

    @TempDir static Path inbox;
    private static Door door;
    private static HttpServer server;
    private static com.sun.net.httpserver.HttpServer partner;

    @BeforeAll
    static void start() throws IOException {
        partner =
                com.sun.net.httpserver.HttpServer.create(
                        new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/row.png", exchange -> send(exchange, 200, ROW));
        partner.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/row.png");
                    send(exchange, 302, new byte[0]);
                });
        partner.start();
        door = new Door(inbox, 6, "127.0.0.1:" + partner.getAddress().getPort());
        server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        door.creatives().routes(),
                        CreativeRoutesTest::caller,
                        new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() {
        server.close();
        door.close();
        partner.stop(0);
    }

    @Test
    void aDeliveryIsAnsweredAtOnceAndSeenByItsAdvertiserAndTheOperatorOnly() throws Exception {
        HttpResponse<String> taken = upload("pedalfox", Door.STILLS, Stills.png(640, 360));
        assertThat(taken.statusCode()).isEqualTo(202);
        CreativeId id = Json.readKnown(bytes(taken), CreativeRoutes.Taken.class).id();
        door.done(id);

        String one = PATH + "/" + id.value();
        assertThat(get("pedalfox", one).body())
                .contains(
                        "\"state\":\"PENDING\"", "\"kind\":\"PICTURE\"", "/media/creatives/still-")
                .contains("\"surfaces\":[\"ROW_SLOT\"]");
        assertThat(get("hearthline", one).statusCode()).isEqualTo(200);
        assertThat(get("brightwok", one).statusCode()).isEqualTo(404);
        assertThat(get("pedalfox", LIST).body()).contains(id.value().toString());
        assertThat(get("brightwok", LIST).body()).doesNotContain(id.value().toString());
        assertThat(get("hearthline", LIST + "?state=PENDING").body())
                .contains(id.value().toString());
        assertThat(get("hearthline", LIST + "?state=REJECTED").body())
                .doesNotContain(id.value().toString());
    }

    @Test
    void aReviewShowsAsTheStateAndARefusalHasItsReason() throws Exception {
        CreativeId id = door.deliver(Door.STILLS, Stills.png(1_280, 161));
        door.done(id);
        door.books.decided.put(
                id, new Bookings.Decided(false, Optional.of("Compares with a rival.")));

        String seen = get("pedalfox", PATH + "/" + id.value()).body();

        assertThat(seen).contains("\"state\":\"REFUSED\"", "Compares with a rival.");
        assertThat(get("pedalfox", LIST + "?state=REFUSED").body()).contains(id.value().toString());
        assertThat(get("pedalfox", LIST + "?state=APPROVED").body())
                .doesNotContain(id.value().toString());
    }

    @Test
    void aRivalsLineItemIsAsUnknownAsOneThatIsNot() throws Exception {
        byte[] picture = Stills.png(642, 360);

        assertThat(upload("brightwok", Door.STILLS, picture).statusCode()).isEqualTo(404);
        assertThat(
                        upload("brightwok", new LineItemId(Ids.named("line-item/none")), picture)
                                .statusCode())
                .isEqualTo(404);
        assertThat(upload("hearthline", Door.STILLS, picture).statusCode()).isEqualTo(202);
        assertThat(fetch("brightwok", Door.STILLS, "http://films.example/a.mp4").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDeliveryThatIsTooLongIsRefusedDeclaredOrNotAndLeavesNothing() throws Exception {
        byte[] large = new byte[(40 << 20) + 1];
        long before = files();

        HttpResponse<String> declared = upload("brightwok", Door.NOODLES, large);
        HttpRequest undeclared =
                request("brightwok", PATH + "?name=x&lineItem=" + Door.NOODLES)
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(large)))
                        .build();

        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(declared.body()).contains("too-long", "at most 41943040 bytes");
        assertThat(send(undeclared).statusCode()).isEqualTo(413);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aDeliveryWithoutANameOrALineItemIsABadRequest() throws Exception {
        for (String query :
                List.of(
                        "?lineItem=" + Door.NOODLES,
                        "?name=" + "x".repeat(121) + "&lineItem=" + Door.NOODLES,
                        "?name=x",
                        "?name=x&lineItem=7")) {
            HttpRequest request =
                    request("brightwok", PATH + query)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(ROW))
                            .build();
            assertThat(send(request).statusCode()).as(query).isEqualTo(400);
        }
        assertThat(get("brightwok", LIST + "?state=MADE").statusCode()).isEqualTo(400);
        for (String url : List.of("file:///etc/passwd", "gopher://x/", "http:///x", "")) {
            assertThat(fetch("brightwok", Door.NOODLES, url).statusCode()).as(url).isEqualTo(400);
        }
    }

    @Test
    void whatIsFetchedIsWorkedOnLikeAnUpload() throws Exception {
        int port = partner.getAddress().getPort();
        CreativeId id = fetched("http://127.0.0.1:" + port + "/row.png");

        Delivery done = door.done(id);

        assertThat(done.reasons()).isEmpty();
        assertThat(done.outcome().orElseThrow().assetKey()).startsWith("still-");
    }

    @Test
    void anAddressInsideTheHouseOrARedirectThereIsRefusedWithTheReason() throws Exception {
        int port = partner.getAddress().getPort();
        int own = server.port();
        for (String url :
                List.of(
                        "http://127.0.0.1:" + own + "/row.png",
                        "http://localhost:" + port + "/row.png",
                        "http://169.254.169.254/latest",
                        "http://127.0.0.1:" + port + "/moved")) {
            Delivery done = door.done(fetched(url));
            assertThat(done.state()).as(url).isEqualTo(Delivery.State.REJECTED);
            assertThat(done.reasons())
                    .singleElement()
                    .satisfies(reason -> {
                        assertThat(reason.field()).isEqualTo("url");
                        assertThat(reason.rule()).startsWith("a public http or https address");
                    });
        }
    }

    @Test
    void oneAdvertiserCannotFillTheQueue(@TempDir Path other) {
        try (Door small = new Door(other, 0)) {
            Intake answer =
                    small.creatives()
                            .fetch(
                                    new Creatives.Sender(
                                            Door.staff(Door.BRIGHTWOK), Door.NOODLES, "x", false),
                                    URI.create("http://films.example/a.mp4"));
            assertThat(answer).isInstanceOf(Intake.Full.class);
        }
    }

    private static CreativeId fetched(String url) throws Exception {
        HttpResponse<String> answer = fetch("pedalfox", Door.STILLS, url);
        assertThat(answer.statusCode()).isEqualTo(202);
        return Json.readKnown(bytes(answer), CreativeRoutes.Taken.class).id();
    }

    private static HttpResponse<String> fetch(String who, LineItemId lineItem, String url)
            throws Exception {
        byte[] body =
                Json.bytes(
                        Map.of(
                                "url",
                                url,
                                "name",
                                "fetched",
                                "lineItemId",
                                lineItem.value().toString()));
        return send(
                request(who, PATH + "/fetch")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static HttpResponse<String> upload(String who, LineItemId lineItem, byte[] bytes)
            throws Exception {
        return send(
                request(who, PATH + "?name=A%20picture&lineItem=" + lineItem)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build());
    }

    private static HttpResponse<String> get(String who, String path) throws Exception {
        return send(request(who, path).GET().build());
    }

    private static HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + who);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] bytes(HttpResponse<String> answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    private static long files() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(f -> f.toString().endsWith(".part")).count();
        }
    }

    private static Caller caller(String bearer) {
        return switch (bearer) {
            case "brightwok" -> Door.staff(Door.BRIGHTWOK);
            case "pedalfox" -> Door.staff(Door.PEDALFOX);
            case "hearthline" -> Door.staff(Door.HEARTHLINE);
            default -> new Caller.Nobody();
        };
    }
}
