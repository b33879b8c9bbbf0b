package tv.foyer.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * Real PostgreSQL for tests: one server per test run, one empty database per call, so that tests
 * neither wait for a server nor see each other's rows.
 */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** Returns a new database with the schemas of these capabilities; the caller closes it. */
    public static Database with(String... capabilities) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        Jdbi.create(Server.SHARED.owner())
                .useHandle(handle -> handle.execute("create database " + name));
        Database database =
                Database.at(Server.url("postgres", name), Server.url("foyer_app", name));
        database.migrate(List.of(capabilities));
        return database;
    }

    private static final class Server {
        static final EmbeddedServer SHARED = start();

        private static EmbeddedServer start() {
            EmbeddedServer server =
                    EmbeddedServer.start(
                            Path.of("target", "test-postgres-" + ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }

        static String url(String user, String database) {
            return SHARED.url(user).replace("/postgres?", "/" + database + "?");
        }
    }
}
