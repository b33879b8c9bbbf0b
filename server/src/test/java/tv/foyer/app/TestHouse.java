package tv.foyer.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
    private final TestWire wire;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private TestHouse() {
        data = temporary();
        clock = new VirtualClock(InstantSource.system(), start().minusSeconds(3_600));
        house =
                House.open(
                        new House.Config(
                                data, media(), "127.0.0.1", 0, clock, _ -> TestDatabase.with()));
        wire = new TestWire(house.address());
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
        try {
            return wire.signIn(partner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestWire wire() {
        return wire;
    }

    TestWire.Answer get(String path, Optional<String> token) {
        return send("GET", path, token, "");
    }

    TestWire.Answer send(String method, String path, Optional<String> token, String body) {
        try {
            return wire.send(method, path, token, body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    @Override
    public void close() {
        wire.close();
        house.close();
        deleteData();
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
        return new PrintStream(
                java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
