package tv.foyer.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL database of the house, with its pool. The pool signs in as {@code foyer_app}, a
 * role without rights of its own; {@link Sql} takes on one of two others per transaction. {@link
 * #close} ends the pool, and the server too when it is embedded.
 */
public final class Database implements AutoCloseable {
    private static final int POOL = 16;
    private static final long CONNECT_MILLIS = 10_000;

    private final DataSource owner;
    private final String ownerAddress;
    private final HikariDataSource pool;
    private final Optional<EmbeddedServer> server;
    private final Sql sql;

    private Database(String ownerUrl, String appUrl, Optional<EmbeddedServer> server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(ownerUrl);
        this.owner = source;
        this.ownerAddress = ownerUrl;
        this.server = server;
        migrate("sql");
        this.pool = pool(appUrl);
        this.sql =
                new Sql(
                        Jdbi.create(pool)
                                .registerArgument(new IdArguments())
                                .registerColumnMapper(new IdColumns()));
    }

    /**
     * Starts PostgreSQL on a data folder of its own, making it on first use, durable (fsync and
     * synchronous_commit on).
     *
     * @throws DatabaseDown if the folder is in use, full or not writable; says which
     */
    public static Database embedded(Path folder) {
        EmbeddedServer server = EmbeddedServer.start(folder);
        try {
            return new Database(
                    server.url("postgres"), server.url("foyer_app"), Optional.of(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * As {@link #embedded}, but where another Foyer runs on the folder, uses its PostgreSQL beside
     * it.
     */
    public static Database embeddedOrRunning(Path folder) {
        return EmbeddedServer.runningPort(folder)
                .map(port -> at(localUrl(port, "postgres"), localUrl(port, "foyer_app")))
                .orElseGet(() -> embedded(folder));
    }

    private static String localUrl(int port, String user) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=" + user;
    }

    /**
     * Reaches a PostgreSQL that someone else runs.
     *
     * @param ownerUrl JDBC address with a user that may create roles and schemas
     * @param appUrl JDBC address with the user {@code foyer_app}
     */
    public static Database at(String ownerUrl, String appUrl) {
        return new Database(ownerUrl, appUrl, Optional.empty());
    }

    /**
     * Brings the schemas of some capabilities up to date, in the order given. The migrations of a
     * capability are {@code NNN-noun.sql} in the resource folder of its package, its schema has its
     * name.
     */
    public void migrate(List<String> capabilities) {
        capabilities.forEach(this::migrate);
    }

    public Sql sql() {
        return sql;
    }

    /** Returns the JDBC address of the owner, for people who look inside. */
    public String ownerAddress() {
        return ownerAddress;
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedServer::close);
    }

    private void migrate(String capability) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(capability)
                .table("migration")
                .locations("classpath:tv/foyer/" + capability)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("-")
                .validateMigrationNaming(true)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setPoolName("foyer");
        return new HikariDataSource(config);
    }
}
