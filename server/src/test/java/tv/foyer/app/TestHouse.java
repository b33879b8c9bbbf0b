package tv.foyer.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import tv.foyer.fleet.Fleet;
import tv.foyer.fleet.Verdict;
import tv.foyer.json.Json;
import tv.foyer.sql.TestDatabase;

/**
 * A whole Foyer for tests, over real PostgreSQL and real HTTP, in virtual time. {@link #shared} is
 * one for the whole JVM: the demo alliance, a day of twelve sets, and their month closed.
 */
final class TestHouse implements AutoCloseable {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 7);
    static final String PERIOD = "2026-09";
    private static final Fleet.Size SMALL = new Fleet.Size(12, 1, 5);

    private final Path data;
    private final VirtualClock clock;
    private final House house;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private TestHouse() {
        data = temporary();
        clock = new VirtualClock(InstantSource.system(), start().minusSeconds(3_600));
        house =
                House.open(
                        new House.Config(
                                data, media(), "127.0.0.1", 0, clock, _ -> TestDatabase.with()));
        Demo.load(house, clock.instant());
        Demo.produce(house, quiet());
    }

    /** Opens a house of one's own with the demo alliance and nobody watching yet. */
    static TestHouse open() {
        return new TestHouse();
    }

    /** Returns the house that the tests of this JVM share; nobody may change its closed month. */
    static TestHouse shared() {
        return Shared.HOUSE;
    }

    private static final class Shared {
        static final TestHouse HOUSE = lived();

        private static TestHouse lived() {
            TestHouse test = open();
            Verdict verdict = test.simulate(SMALL);
            if (!verdict.equal()) {
                throw new IllegalStateException(verdict.verdict());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(test::deleteData));
            return test;
        }
    }

    /** An HTTP answer; the body is whole. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Returns the string at a JSON pointer. */
        String at(String pointer) {
            return Json.textAt(body, pointer)
                    .orElseThrow(() -> new AssertionError(pointer + " is missing in " + text()));
        }
    }

    static Instant start() {
        return FIRST_DAY.atStartOfDay(House.ZONE).toInstant();
    }

    static Path media() {
        return Path.of(System.getProperty("foyer.home", "..")).resolve(".foyer/media");
    }

    House house() {
        return house;
    }

    VirtualClock clock() {
        return clock;
    }

    /** Lets a fleet live from the first day on, and closes its month. */
    Verdict simulate(Fleet.Size size) {
        return new Simulation(house, clock)
                .run(DemoWorld.world(), size, start(), new ProgressBar(quiet(), "fleet"));
    }

    /** The database with the rights of its owner, to whom no policy applies. */
    Jdbi owner() {
        return jdbi("postgres");
    }

    /** The database as the server's pool signs in: a role without rights of its own. */
    Jdbi app() {
        return jdbi("foyer_app");
    }

    /** Returns the bearer token of a partner's staff. */
    String staff(String partner) {
        return tokens.computeIfAbsent(partner, this::signIn);
    }

    /** Signs a partner's staff in anew. */
    String signIn(String partner) {
        Answer answer =
                send(
                        "POST",
                        "/api/v1/console/sign-in",
                        Optional.empty(),
                        Json.text(
                                Map.of(
                                        "email",
                                        "team@" + partner + ".example",
                                        "password",
                                        DemoAlliance.PASSWORD)));
        return answer.at("token");
    }

    Answer get(String path, Optional<String> token) {
        return send("GET", path, token, "");
    }

    Answer send(String method, String path, Optional<String> token, String body) {
        return send(method, path, token, body, "application/json");
    }

    Answer form(String path, String body) {
        return send("POST", path, Optional.empty(), body, "application/x-www-form-urlencoded");
    }

    @Override
    public void close() {
        client.close();
        house.close();
        deleteData();
    }

    private Answer send(
            String method, String path, Optional<String> token, String body, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(house.address() + path))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Jdbi jdbi(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(house.database().ownerAddress().replace("user=postgres", "user=" + user));
        return Jdbi.create(source);
    }

    private void deleteData() {
        try {
            Trees.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("foyer-test-house");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream quiet() {
        return new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
