package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;
import tv.foyer.sql.Database;

/** A server that is killed without warning, again and again, while sets report. */
@Tag("slow")
class CrashTest {
    private static final int WRITERS = 4;

    /** So many that no session reports more seconds than have passed: those would not count. */
    private static final int PLAYS = 40;

    private static final int BATCH = 20;
    private static final int KILLS = 3;

    private final Random random = new Random(20260921);
    private final AtomicReference<TestWire> wire = new AtomicReference<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private Path data = Path.of("");
    private Optional<Process> child = Optional.empty();

    /** The server in a process of its own: prints its port, lives until its standard input ends. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            House house =
                    House.open(
                            new House.Config(
                                    Path.of(args[0]),
                                    Path.of(args[1]),
                                    "127.0.0.1",
                                    0,
                                    InstantSource.system(),
                                    Database::embedded));
            if (!Demo.loaded(house)) {
                Demo.load(house, InstantSource.system().instant());
            }
            Demo.produce(house, System.err);
            System.out.println("port " + house.address().getPort());
            while (System.in.read() >= 0) {
                // nothing is ever said here
            }
            house.close();
            System.exit(0);
        }
    }

    @BeforeEach
    void makeFolder() throws IOException {
        data = Files.createTempDirectory("foyer-crash");
    }

    @AfterEach
    void removeFolder() throws Exception {
        if (child.isPresent()) {
            child.get().getOutputStream().close();
            if (!child.get().waitFor(30, TimeUnit.SECONDS)) {
                kill(true);
            }
        }
        Optional.ofNullable(wire.get()).ifPresent(TestWire::close);
        Trees.delete(data);
    }

    @Test
    void whatWasAcknowledgedIsCountedOnceHoweverOftenTheServerIsKilled() throws Exception {
        start();
        Sofa sofa = Sofa.join(wire.get(), "kestral-k55", "CRASH-1", Optional.empty());
        List<Play> plays = new ArrayList<>();
        for (int i = 0; i < PLAYS; i++) {
            plays.add(play(sofa));
        }
        List<Future<Integer>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < WRITERS; w++) {
                int writer = w;
                writers.add(threads.submit(() -> report(plays, writer)));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                await(acknowledged.get() + 20 + random.nextInt(60));
                Thread.sleep(random.nextInt(40));
                kill(kill > 0);
                start();
            }
            await(acknowledged.get() + 20);
            enough.set(true);
        }
        long watched = 0;
        for (Future<Integer> writer : writers) {
            watched += writer.get();
        }
        long impressions = plays.stream().flatMap(Play::tokens).distinct().count();

        assertThat(facts("Watched")).isEqualTo(watched);
        assertThat(facts("AdShown")).isEqualTo(impressions);
        assertThat(eventually(List.of("silverreed", "terntide"), "viewing/seconds", watched))
                .isEqualTo(watched);
        assertThat(eventually(List.of("kestral"), "delivery/impressions", impressions))
                .isEqualTo(impressions);
        assertThat(sentAgain.get()).as("batches that a kill left unanswered").isPositive();
    }

    // ---- sets

    private record Home(List<Row> rows) {}

    private record Row(List<Card> items) {}

    private record Card(String id, String kind, String terms) {}

    private record Play(String viewToken, List<Break> breaks) {
        java.util.stream.Stream<String> tokens() {
            return breaks.stream().flatMap(b -> b.ads().stream()).map(Ad::token);
        }
    }

    private record Break(List<Ad> ads) {}

    private record Ad(String token) {}

    private Play play(Sofa sofa) throws IOException {
        String profile = sofa.profile(wire.get());
        Optional<String> token = Optional.of(sofa.set());
        Home home =
                Json.readKnown(
                        wire.get().send("GET", "/api/v1/home?profile=" + profile, token, "").body(),
                        Home.class);
        Card film =
                home.rows().stream()
                        .flatMap(row -> row.items().stream())
                        .filter(c -> c.kind().equals("film") && c.terms().equals("free"))
                        .findFirst()
                        .orElseThrow();
        TestWire.Answer answer =
                wire.get()
                        .send(
                                "POST",
                                "/api/v1/play",
                                token,
                                Json.text(
                                        Map.of(
                                                "titleId",
                                                film.id(),
                                                "profileId",
                                                profile,
                                                "resume",
                                                false)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return Json.readKnown(answer.body(), Play.class);
    }

    /** Reports batch after batch until told to stop; returns how many seconds it saw. */
    private int report(List<Play> plays, int writer) throws InterruptedException {
        int seconds = 0;
        for (int turn = writer; !enough.get(); turn += WRITERS) {
            Play play = plays.get(turn % plays.size());
            String now = InstantSource.system().instant().toString();
            List<Object> batch = new ArrayList<>();
            play.tokens()
                    .forEach(token ->
                            batch.add(
                                    Map.of(
                                            "kind",
                                            "ad",
                                            "token",
                                            token,
                                            "point",
                                            "IMPRESSION",
                                            "at",
                                            now)));
            for (int i = 0; i < BATCH; i++) {
                batch.add(
                        Map.of(
                                "kind",
                                "watch",
                                "token",
                                play.viewToken(),
                                "id",
                                new Ids(InstantSource.system()).next().toString(),
                                "at",
                                now,
                                "positionSeconds",
                                1 + i,
                                "seconds",
                                1));
                seconds++;
            }
            deliver(Json.text(Map.of("events", batch)), batch.size());
        }
        return seconds;
    }

    /** Sends one batch until it is acknowledged, as a set does. */
    private void deliver(String body, int size) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                TestWire.Answer answer =
                        wire.get().send("POST", "/v1/events", Optional.empty(), body);
                if (answer.status() == 200) {
                    int known =
                            Integer.parseInt(answer.at("accepted"))
                                    + Integer.parseInt(answer.at("duplicates"));
                    assertThat(known).as(answer.text()).isEqualTo(size);
                    acknowledged.incrementAndGet();
                    return;
                }
                assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(429);
            } catch (IOException e) {
                sentAgain.incrementAndGet();
            }
            assertThat(tries).as("tries for one batch").isLessThan(600);
            Thread.sleep(50);
        }
    }

    private void await(int batches) throws InterruptedException {
        for (int i = 0; acknowledged.get() < batches; i++) {
            assertThat(i).as("waits for " + batches + " batches").isLessThan(3_000);
            Thread.sleep(10);
        }
    }

    // ---- the server's process

    private void start() throws IOException {
        Path log = data.resolve("child.log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                data.toString(),
                                TestHouse.media().toAbsolutePath().toString())
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        child = Optional.of(process);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("port ")) {
                Optional.ofNullable(wire.get()).ifPresent(TestWire::close);
                wire.set(new TestWire(URI.create("http://localhost:" + line.substring(5))));
                return;
            }
        }
        throw new AssertionError("the server did not start: " + Files.readString(log));
    }

    /** SIGKILL, for the server and, if asked for, for its PostgreSQL. */
    private void kill(boolean databaseToo) throws IOException, InterruptedException {
        List<String> pid = Files.readAllLines(data.resolve("pg/postmaster.pid"));
        child.orElseThrow().destroyForcibly().waitFor();
        if (databaseToo) {
            ProcessHandle.of(Long.parseLong(pid.getFirst().strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
        child = Optional.empty();
    }

    // ---- what was counted

    private long facts(String kind) throws IOException {
        String port = Files.readAllLines(data.resolve("pg/postmaster.pid")).get(3).strip();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        return Jdbi.create(source)
                .withHandle(h ->
                        h.createQuery(
                                        "select count(distinct event_id) from log.event where kind = ?")
                                .bind(0, kind)
                                .mapTo(Long.class)
                                .one());
    }

    /** Waits until the folds have come as far as the log; returns what two partners read. */
    private long eventually(List<String> partners, String path, long expected)
            throws IOException, InterruptedException {
        String period =
                java.time.YearMonth.from(InstantSource.system().instant().atZone(House.ZONE))
                        .toString();
        List<String> tokens = new ArrayList<>();
        for (String partner : partners) {
            tokens.add(wire.get().signIn(partner));
        }
        long sum = -1;
        for (int i = 0; i < 100 && sum != expected; i++) {
            Thread.sleep(i == 0 ? 0 : 100);
            sum = 0;
            for (String token : tokens) {
                sum +=
                        Long.parseLong(
                                wire.get()
                                        .send(
                                                "GET",
                                                "/api/v1/console/overview?period=" + period,
                                                Optional.of(token),
                                                "")
                                        .at(path));
            }
        }
        return sum;
    }
}
