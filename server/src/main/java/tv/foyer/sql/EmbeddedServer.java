package tv.foyer.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own on one data folder. A lock file says that a Foyer is using the folder; a
 * PostgreSQL that a killed Foyer left running there is stopped first, so that a crash never needs a
 * hand.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 30;
    private static final long HEADROOM_BYTES = 512L << 20;

    private final EmbeddedPostgres postgres;
    private final FileChannel lock;

    private EmbeddedServer(EmbeddedPostgres postgres, FileChannel lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    static EmbeddedServer start(Path folder) {
        FileChannel lock = lock(folder);
        try {
            requireRoom(folder);
            stopOrphan(folder.resolve("pg"));
            return new EmbeddedServer(launch(folder), lock);
        } catch (IOException e) {
            closeQuietly(lock);
            throw new DatabaseDown(
                    "database: cannot start in " + folder + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeQuietly(lock);
            throw e;
        }
    }

    /** Returns the port of the PostgreSQL of a Foyer that is running on this folder right now. */
    static Optional<Integer> runningPort(Path folder) {
        Path pidFile = folder.resolve("pg").resolve("postmaster.pid");
        if (!Files.exists(pidFile) || !inUse(folder)) {
            return Optional.empty();
        }
        try {
            // line 4 of postmaster.pid is the port
            return Optional.of(Integer.parseInt(Files.readAllLines(pidFile).get(3).strip()));
        } catch (IOException | RuntimeException e) {
            throw new DatabaseDown("database: " + pidFile + " cannot be read", e);
        }
    }

    private static boolean inUse(Path folder) {
        try (FileChannel channel =
                FileChannel.open(folder.resolve("foyer.lock"), StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            return false;
        }
    }

    DataSource owner() {
        return postgres.getPostgresDatabase();
    }

    String url(String user) {
        return postgres.getJdbcUrl(user, "postgres") + "&reWriteBatchedInserts=true";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("database: did not stop", e);
        } finally {
            closeQuietly(lock);
        }
    }

    private static EmbeddedPostgres launch(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg"))
                .setOverrideWorkingDirectory(
                        Files.createDirectories(folder.resolve("tools")).toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_min_messages", "error")
                .start();
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("foyer.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DatabaseDown("data folder: another Foyer is using " + folder);
            }
            return channel;
        } catch (IOException e) {
            throw new DatabaseDown("data folder: cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void requireRoom(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < HEADROOM_BYTES) {
            throw new DatabaseDown(
                    "data folder: disk full: "
                            + (free >> 20)
                            + " MiB free in "
                            + folder
                            + ", at least "
                            + (HEADROOM_BYTES >> 20)
                            + " MiB needed");
        }
    }

    /** We hold the folder's lock, so a postmaster that still runs there lost its Foyer. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid).filter(EmbeddedServer::isPostgres);
        if (orphan.isPresent()) {
            stop(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.endsWith("postgres")).isPresent();
    }

    private static void stop(ProcessHandle postmaster) {
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM, which destroy() sends, waits for clients.
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
            postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new DatabaseDown("database: a PostgreSQL left by a crash does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseDown("database: interrupted while stopping", e);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
