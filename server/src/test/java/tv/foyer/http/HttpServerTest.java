package tv.foyer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.TitleId;

class HttpServerTest {
    record Greeting(String name, int times) {}

    @TempDir Path folder;
    private HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "0123456789");
        Routes routes =
                new Routes()
                        .post("/greet", Access.open(), r -> Reply.json(r.json(Greeting.class)))
                        .get(
                                "/own",
                                Access.staff(Role.FINANCE),
                                r -> Reply.json(r.staff().partner()))
                        .get(
                                "/title/{id}",
                                Access.open(),
                                r -> Reply.json(r.id("id", TitleId::new)))
                        .get(
                                "/broken",
                                Access.open(),
                                _ -> {
                                    throw new IllegalStateException("secret");
                                })
                        .get(
                                "/play/{token}/{file}",
                                Access.open(),
                                r -> Reply.json(List.of(r.pathParam("token"), r.pathParam("file"))))
                        .get(
                                "/pieces",
                                Access.open(),
                                _ -> Reply.pieces("text/plain", List.of(utf8("ab"), utf8("cd"))))
                        .get("/slices", Access.open(), r -> slices(r.queryInt("n", 1, 1, 200_000)))
                        .get(
                                "/file",
                                Access.open(),
                                _ ->
                                        Reply.file(
                                                206,
                                                "text/plain",
                                                new Reply.Body.FilePart(file, 2, 3)));
        server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        routes,
                        HttpServerTest::who,
                        new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFieldThatBreaksARuleIsNamed() {
        assertThat(post("/greet", "{\"name\":\"a\",\"times\":\"x\"}").body())
                .contains("\"field\":\"times\"");
        assertThat(post("/greet", "{\"name\":\"a\",\"times\":1,\"partnerId\":2}").body())
                .contains("\"field\":\"partnerId\"")
                .contains("unknown field");
        assertThat(post("/greet", "").statusCode()).isEqualTo(400);
        assertThat(get("/title/7", "").body()).contains("\"field\":\"id\"").contains("UUID");
        assertThat(post("/greet", "{\"name\":\"a\",\"times\":1}").body())
                .isEqualTo("{\"name\":\"a\",\"times\":1}");
    }

    @Test
    void aRouteAdmitsOnlyThoseItNames() {
        assertThat(send(HttpRequest.newBuilder(at("/own"))).statusCode()).isEqualTo(401);
        assertThat(get("/own", "viewer").statusCode()).isEqualTo(403);
        assertThat(get("/own", "finance").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnexpectedFailureTellsNothingOfTheInside() {
        HttpResponse<String> answer = get("/broken", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"type\":\"internal\"").doesNotContain("secret");
        assertThat(get("/nowhere", "").body()).contains("not-found");
    }

    @Test
    void bodiesOfAllShapesArriveWhole() {
        assertThat(get("/pieces", "").body()).isEqualTo("abcd");
        assertThat(get("/file", "").body()).isEqualTo("234");
        assertThat(get("/play/a.b-c/720p.m3u8", "").body()).isEqualTo("[\"a.b-c\",\"720p.m3u8\"]");
    }

    @Test
    void slicesArriveInOrderAndCountedWhetherFewOrMoreThanAnyBufferHolds() {
        for (int bytes : List.of(5, 70_000, 131_072, 131_073, 200_000, 4)) {
            HttpResponse<String> answer = get("/slices?n=" + bytes, "");

            assertThat(answer.body()).isEqualTo("0123456789".repeat(20_000).substring(0, bytes));
            assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(bytes);
            assertThat(answer.headers().allValues("Transfer-Encoding")).isEmpty();
        }
    }

    /** The digits over and over, a thousand bytes from each array, the last slice what is left. */
    private static Reply slices(int bytes) {
        List<Reply.Body.Slice> slices = new ArrayList<>();
        for (int left = bytes; left > 0; left -= 1_000) {
            byte[] source = utf8("xx" + "0123456789".repeat(100) + "yy");
            slices.add(new Reply.Body.Slice(source, 2, 2 + Math.min(left, 1_000)));
        }
        return new Reply(200, Map.of("Content-Type", "text/plain"), new Reply.Body.Slices(slices));
    }

    private static Caller who(String bearer) {
        Role role = bearer.equals("finance") ? Role.FINANCE : Role.VIEWER;
        return new Caller.Staff(
                new StaffId(Ids.named("staff")),
                new PartnerId(Ids.named("partner")),
                Set.of(PartnerKind.MAKER),
                Set.of(role));
    }

    private HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
