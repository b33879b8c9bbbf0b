package tv.foyer.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import tv.foyer.fleet.Fleet;
import tv.foyer.kernel.Period;
import tv.foyer.live.LiveLine;
import tv.foyer.sql.Database;

/** {@code demo}: an alliance on one machine, with films, ads, a living fleet and a closed month. */
final class DemoVerb {
    private static final String USAGE =
            """
            usage: ./foyer demo [--port 8080] [--data DIR] [--media DIR] [--no-fleet]
                          [--config FILE]
              starts an alliance of four brands; Ctrl-C stops it, the next start resumes
              --config    a file {"live": [...]} of live channels, see samples/live.json
              --no-fleet  without the simulated sets that keep watching\
            """;

    private static final Fleet.Size PAST = new Fleet.Size(70, 2, 2013);
    private static final int PAST_DAY = 20;

    private final House house;
    private final VirtualClock clock;

    private DemoVerb(House house, VirtualClock clock) {
        this.house = house;
        this.clock = clock;
    }

    static int run(List<String> line) {
        Options options =
                Options.parse(
                        line,
                        Set.of("port", "data", "media", "config"),
                        Set.of("help", "no-fleet"));
        if (options.flag("help")) {
            System.out.println(USAGE);
            return 0;
        }
        int port = (int) options.number("port", 8080, 0, 65_535);
        Folders folders = Folders.of(options);
        Instant past = past();
        VirtualClock clock = new VirtualClock(InstantSource.system(), past);
        if (Marker.finished(folders.data())) {
            clock.release();
        }
        House house =
                House.open(
                        new House.Config(
                                folders.data(),
                                folders.media(),
                                "0.0.0.0",
                                port,
                                clock,
                                Database::embedded,
                                options.get("config").map(DemoVerb::lines).orElse(List.of())));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(house), "stop"));
        new DemoVerb(house, clock).prepare(folders, past);
        if (!options.flag("no-fleet")) {
            LivingFleet.start(house);
        }
        System.out.println(Banner.of(house));
        return waitForever();
    }

    private static List<LiveLine> lines(String file) {
        try {
            return LiveLine.read(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new UsageError("--config: " + e.getMessage());
        }
    }

    /**
     * On the first start: loads the alliance, encodes its films, and lives through two past days.
     */
    private void prepare(Folders folders, Instant past) {
        if (!Demo.loaded(house)) {
            System.err.println("first start: loading the demo alliance");
            Demo.load(house, past);
        }
        Demo.produce(house, System.err);
        if (!Marker.finished(folders.data())) {
            liveThroughThePast(past);
            clock.release();
            Marker.finish(folders.data());
        }
        DemoContent.loadGuide(house.catalog(), clock.instant());
    }

    private void liveThroughThePast(Instant past) {
        ProgressBar bar = new ProgressBar(System.err, "two evenings of last month");
        Fleet fleet = new Fleet(DemoWorld.world(), PAST, house.address(), past, clock::set);
        fleet.run(minute -> bar.show((double) minute / (fleet.minutes() + 8 * 60)));
        bar.show(1);
        clock.set(InstantSource.system().instant());
        fleet.close(Period.of(past, House.ZONE).toString());
    }

    /** A day of the last month that can be closed by now. */
    private static Instant past() {
        YearMonth month =
                YearMonth.from(
                                InstantSource.system()
                                        .instant()
                                        .minus(java.time.Duration.ofHours(30))
                                        .atZone(House.ZONE))
                        .minusMonths(1);
        return month.atDay(PAST_DAY).atStartOfDay(House.ZONE).toInstant();
    }

    private static void stop(House house) {
        System.err.println("stopping ...");
        house.close();
        System.err.println("stopped; nothing acknowledged is lost");
    }

    private static int waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
