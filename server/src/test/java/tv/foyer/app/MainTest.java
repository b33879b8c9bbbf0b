package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says to a person who made a mistake: one line that names it. */
class MainTest {
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<LogRecord> thrown = new ArrayList<>();
    private final Handler listener = listener();

    @TempDir private Path folder;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    simulat                                              | unknown verb
                    demo --prot 80                                       | --prot
                    demo --port                                          | --port
                    demo --port many                                     | --port
                    demo --port 70000                                    | --port
                    demo --port -1                                       | --port
                    simulate --tvs 0                                     | --tvs
                    simulate --tvs 3.5                                   | --tvs
                    simulate --days 99                                   | --days
                    simulate --seed x                                    | --seed
                    statement --period 2026-09 --out x.zip               | --partner
                    statement --partner kestral --out x.zip              | --period
                    statement --partner kestral --period 2026-09         | --out
                    statement --partner k --period 2026-13 --out x.zip   | --period
                    statement --partner k --period soon --out x.zip      | --period
                    ingest feed.json --format foyer-json                 | --provider
                    ingest feed.json --provider silverreed               | --format
                    ingest feed.json --provider silverreed --format csv  | --format
                    ingest --provider silverreed --format xmltv          | FILE
                    audit                                                | pack
                    audit one.zip two.zip                                | pack
                    audit one.zip --kye x                                | --kye
                    """)
    void aUsageErrorEndsWith2AndNamesTheOption(String line, String named) {
        assertThat(Main.run(List.of(line.split(" ")))).as(line).isEqualTo(2);
        assertOneLineNaming(named);
    }

    @Test
    void noVerbIsAUsageError() {
        assertThat(Main.run(List.of())).isEqualTo(2);
        assertOneLineNaming("verb");
    }

    @Test
    void everyVerbHelpsAndEndsWith0() {
        for (String verb : List.of("demo", "simulate", "statement", "audit", "ingest")) {
            assertThat(Main.run(List.of(verb, "--help"))).as(verb).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: ./foyer " + verb);
        }
        assertThat(err.size()).isZero();
    }

    @Test
    void aMissingPackEndsWith1() {
        Path pack = folder.resolve("none.zip");

        assertThat(Main.run(List.of("audit", pack.toString()))).isOne();
        assertOneLineNaming("no such file: " + pack);
    }

    @Test
    void aFileThatIsNoPackIsRefusedWith1() throws IOException {
        Path pack = Files.writeString(folder.resolve("letter.zip"), "dear auditor");

        assertThat(Main.run(List.of("audit", pack.toString()))).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("refused: ").hasLineCount(1);
        assertThat(thrown).isEmpty();
    }

    @Test
    void aFolderWithoutAnAllianceEndsWith1() {
        String data = folder.resolve("none").toString();
        List<String> line =
                List.of(
                        "statement",
                        "--partner",
                        "kestral",
                        "--period",
                        "2026-09",
                        "--out",
                        "x.zip");

        assertThat(Main.run(with(line, "--data", data))).isOne();
        assertOneLineNaming("no alliance in " + data);
    }

    @Test
    void aLockedDataFolderEndsWith1() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("foyer.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(Main.run(demo(0))).isOne();
        }
        assertOneLineNaming("another Foyer is using " + folder);
    }

    @Test
    void aBusyPortEndsWith1() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            assertThat(Main.run(demo(busy.getLocalPort()))).isOne();
            assertOneLineNaming("port " + busy.getLocalPort() + " is in use");
        }
    }

    @Test
    void aDataFolderThatIsAFileEndsWith1() throws IOException {
        Path file = Files.writeString(folder.resolve("letter"), "not a folder");

        assertThat(Main.run(List.of("demo", "--port", "0", "--data", file.toString()))).isOne();
        assertOneLineNaming(file.toString());
    }

    private List<String> demo(int port) {
        return List.of(
                "demo",
                "--port",
                Integer.toString(port),
                "--data",
                folder.toString(),
                "--media",
                TestHouse.media().toString());
    }

    private static List<String> with(List<String> line, String... more) {
        List<String> all = new ArrayList<>(line);
        all.addAll(List.of(more));
        return all;
    }

    private void assertOneLineNaming(String named) {
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(thrown).as("stack traces in the log").extracting(LogRecord::getThrown).isEmpty();
        assertThat(said)
                .contains(named)
                .startsWith("foyer")
                .doesNotContain("\tat ")
                .hasLineCount(1);
    }

    private Handler listener() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getThrown() != null
                        && entry.getLevel().intValue() >= Level.INFO.intValue()) {
                    thrown.add(entry);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
