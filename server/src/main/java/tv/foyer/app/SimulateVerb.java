package tv.foyer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.foyer.fleet.Fleet;
import tv.foyer.fleet.Verdict;
import tv.foyer.json.Json;
import tv.foyer.kernel.Period;
import tv.foyer.sql.Database;

/** {@code simulate}: a fleet with known truth against a private server in virtual time. */
final class SimulateVerb {
    private static final String USAGE =
            """
            usage: ./foyer simulate --tvs N --days D --seed S [--json FILE] [--pack FILE.zip]
              sets of all brands in shared households watch, get ads, lose, double, delay and forge
              beacons; then the month is closed and what was counted is held against the truth
              --json   truth, counted, money and the verdict
              --pack   also writes one maker's statement pack of the simulated month
              --keep   a folder in which the private alliance is kept (else it is removed)\
            """;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 7);

    private SimulateVerb() {}

    static int run(List<String> line) {
        Options options =
                Options.parse(
                        line,
                        Set.of("tvs", "days", "seed", "json", "pack", "media", "keep"),
                        Set.of("help"));
        if (options.flag("help")) {
            System.out.println(USAGE);
            return 0;
        }
        Fleet.Size size =
                new Fleet.Size(
                        (int) options.number("tvs", 300, 1, 100_000),
                        (int) options.number("days", 3, 1, 20),
                        options.number("seed", 7, Long.MIN_VALUE, Long.MAX_VALUE));
        try {
            Path data =
                    options.get("keep")
                            .map(Path::of)
                            .orElse(Files.createTempDirectory("foyer-simulate"));
            try {
                return run(options, size, data);
            } finally {
                if (options.get("keep").isEmpty()) {
                    Trees.delete(data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(Options options, Fleet.Size size, Path data) throws IOException {
        Instant start = FIRST_DAY.atStartOfDay(House.ZONE).toInstant();
        VirtualClock clock = new VirtualClock(InstantSource.system(), start.minusSeconds(3_600));
        Folders folders = new Folders(data, Folders.of(options).media());
        try (House house =
                House.open(
                        new House.Config(
                                folders.data(),
                                folders.media(),
                                "127.0.0.1",
                                0,
                                clock,
                                Database::embedded))) {
            Demo.load(house, clock.instant());
            Demo.produce(house, System.err);
            Simulation simulation = new Simulation(house, clock);
            ProgressBar bar =
                    new ProgressBar(System.err, size.tvs() + " sets, " + size.days() + " days");
            Verdict verdict = simulation.run(DemoWorld.world(), size, start, bar);
            write(options, verdict, size);
            if (options.get("pack").isPresent()) {
                byte[] pack =
                        house.settlement()
                                .pack(DemoAlliance.partner("kestral"), Period.of(start, House.ZONE))
                                .orElseThrow(() -> new Failure("the month has no statement"));
                Files.write(Path.of(options.required("pack")), pack);
            }
            System.out.println("verdict: " + verdict.verdict());
            return verdict.equal() ? 0 : 1;
        }
    }

    private static void write(Options options, Verdict verdict, Fleet.Size size)
            throws IOException {
        Map<String, Object> report = new java.util.LinkedHashMap<>();
        report.put("tvs", size.tvs());
        report.put("days", size.days());
        report.put("seed", size.seed());
        report.put("truth", verdict.truth());
        report.put("counted", verdict.counted());
        report.put("money", verdict.money());
        report.put("verdict", verdict.verdict());
        if (options.get("json").isPresent()) {
            Files.writeString(Path.of(options.required("json")), Json.pretty(report) + "\n");
        } else {
            System.out.println(Json.pretty(report));
        }
    }
}
