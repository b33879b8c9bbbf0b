package tv.foyer.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.log.EventLog.Appended;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

class PostgresLogTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Database database;
    private PostgresLog log;

    @BeforeEach
    void open() {
        database = TestDatabase.with("log");
        log = new PostgresLog(database.sql(), InstantSource.fixed(NOON));
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void aFactSentTwiceIsThereOnceAndCountedAsDuplicate() {
        Event fact = fact(1);

        assertThat(log.append(List.of(fact, fact))).isEqualTo(new Appended(1, 1));
        assertThat(log.append(List.of(fact))).isEqualTo(new Appended(0, 1));

        assertThat(log.read(0, 10)).extracting(Recorded::event).containsExactly(fact);
    }

    @Test
    void factsKeepTheOrderInWhichTheyCame() {
        List<Event> facts = IntStream.range(0, 500).mapToObj(i -> fact(i)).toList();

        log.append(facts);

        assertThat(log.read(0, 1000)).extracting(Recorded::event).containsExactlyElementsOf(facts);
        assertThat(log.end()).isEqualTo(log.read(0, 1000).getLast().offset());
    }

    @Test
    void concurrentWritersOfTheSameFactsLeaveEachOnce() throws Exception {
        List<Event> facts = IntStream.range(0, 400).mapToObj(i -> fact(i)).toList();

        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(
                            IntStream.range(0, 16)
                                    .<java.util.concurrent.Callable<Appended>>mapToObj(
                                            i -> () -> log.append(facts))
                                    .toList());
            for (var answer : answers) {
                accepted += answer.get().accepted();
            }
        }

        assertThat(accepted).isEqualTo(400);
        assertThat(log.read(0, 1000)).hasSize(400);
    }

    @Test
    void aFoldSeesEachFactOnceAcrossRestarts() {
        List<Event> seen = new ArrayList<>();
        log.append(List.of(fact(1), fact(2)));
        try (Tails tails = new Tails(database.sql(), log)) {
            tails.start(collecting(seen));
            tails.catchUp();
        }

        log.append(List.of(fact(3)));
        try (Tails tails = new Tails(database.sql(), log)) {
            tails.start(collecting(seen));
            tails.catchUp();
        }

        assertThat(seen).containsExactly(fact(1), fact(2), fact(3));
    }

    private static Fold collecting(List<Event> seen) {
        return new Fold() {
            @Override
            public String name() {
                return "collecting";
            }

            @Override
            public void apply(Handle transaction, List<Recorded> facts) {
                facts.forEach(fact -> seen.add(fact.event()));
            }
        };
    }

    private static Event fact(int n) {
        return new Event.BootAdsRefused(
                new EventId(Ids.at(NOON.plusSeconds(n * 3_600L % 90_000), n)),
                NOON,
                new DeviceId(Ids.named("device/" + n)),
                new HouseholdId(Ids.named("household/1")));
    }
}
