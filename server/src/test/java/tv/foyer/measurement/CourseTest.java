package tv.foyer.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.crypto.Keys;
import tv.foyer.events.Event;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.measurement.Measurement.LineItemCourse;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

class CourseTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir Path folder;
    private Database database;
    private PostgresLog log;
    private Tails tails;
    private Measurement measurement;

    @BeforeEach
    void open() {
        database = TestDatabase.with("log", "measurement");
        log = new PostgresLog(database.sql(), () -> START);
        tails = new Tails(database.sql(), log);
        measurement =
                Measurement.open(
                        new Measurement.Ground(
                                database.sql(),
                                log,
                                Keys.open(folder),
                                () -> START,
                                ZoneId.of("Asia/Shanghai"),
                                new SimpleMeterRegistry()));
        measurement.folds().forEach(tails::start);
    }

    @AfterEach
    void close() {
        tails.close();
        log.close();
        database.close();
    }

    /** Counted a second time with maps, in the order of the log, however the fold batches it. */
    @Test
    void hoursNewHouseholdsAndFrequencyAreExactInTheOrderOfTheLog() {
        Random random = new Random(17);
        Map<Integer, Integer> times = new HashMap<>();
        Map<Instant, long[]> hours = new TreeMap<>();
        for (int batch = 0; batch < 12; batch++) {
            List<Event> facts = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int household = (int) Math.abs(random.nextGaussian() * 20);
                Instant at = START.plusSeconds(random.nextInt(100_000)).plusMillis(i + batch * 60L);
                facts.add(Facts.shown(Facts.impression(at, household, "kestral", "silverreed")));
                long[] sums =
                        hours.computeIfAbsent(at.truncatedTo(ChronoUnit.HOURS), _ -> new long[2]);
                sums[0]++;
                sums[1] += times.merge(household, 1, Integer::sum) == 1 ? 1 : 0;
            }
            log.append(facts);
            log.append(facts);
            tails.catchUp();
        }

        LineItemCourse course =
                measurement.course(Facts.partner("brightwok"), Facts.lineItem("brightwok"));

        List<LineItemCourse.Hour> expected = new ArrayList<>();
        hours.forEach((at, sums) -> expected.add(new LineItemCourse.Hour(at, sums[0], sums[1])));
        assertThat(course.hours()).isEqualTo(expected);
        long[] histogram = new long[Levels.MOST + 1];
        times.values().forEach(n -> histogram[Math.min(n, Levels.MOST)]++);
        assertThat(course.households()).hasSize(Levels.MOST);
        assertThat(course.households())
                .allSatisfy(row -> assertThat(row.households()).isEqualTo(histogram[row.times()]));
        assertThat(histogram[Levels.MOST]).as("some saw it oftener than is told").isPositive();
    }

    /** The maker of the sets counts impressions of its own, but never sees how a campaign goes. */
    @Test
    void onlyTheAdvertiserSeesTheCourse() {
        log.append(List.of(Facts.shown(Facts.impression(START, 1, "kestral", "silverreed"))));
        tails.catchUp();

        for (String other : List.of("kestral", "silverreed", "pedalfox")) {
            LineItemCourse course =
                    measurement.course(Facts.partner(other), Facts.lineItem("brightwok"));
            assertThat(course).as(other).isEqualTo(new LineItemCourse(List.of(), List.of()));
        }
    }
}
