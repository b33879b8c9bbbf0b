package tv.foyer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void aFoldThatFailsAgainAndAgainIsStoppedByNameAndOthersGoOn() {
        List<Event> seen = new ArrayList<>();
        log.append(List.of(fact(1), fact(2)));
        long stoodAt = log.end();
        try (Tails tails = new Tails(database.sql(), log, Duration.ofMillis(1))) {
            tails.start(failing("choking", seen, fact(3)));
            tails.start(collecting(new ArrayList<>()));
            tails.catchUp();
            log.append(List.of(fact(3)));

            assertThatThrownBy(tails::catchUp)
                    .isInstanceOf(Tails.FoldStopped.class)
                    .hasMessageContaining("fold choking stopped at " + stoodAt)
                    .hasMessageContaining("cannot swallow");
            assertThat(tails.stopped())
                    .singleElement()
                    .satisfies(stopped -> {
                        assertThat(stopped.fold()).isEqualTo("choking");
                        assertThat(stopped.offset()).isEqualTo(stoodAt);
                    });
        }
        assertThat(seen).containsExactly(fact(1), fact(2));

        List<Event> other = new ArrayList<>();
        try (Tails tails = new Tails(database.sql(), log, Duration.ofMillis(1))) {
            tails.start(failing("choking", other, fact(4)));
            tails.start(collecting(other));
            tails.catchUp();
            assertThat(tails.stopped()).isEmpty();
        }
        assertThat(other).as("the one goes on at its place").contains(fact(3));
    }

    @Test
    void whatAFoldKeepsInMemoryMissesNothingWhenItFailsOnceAfterTheCommit() {
        List<Event> told = new ArrayList<>();
        AtomicBoolean failed = new AtomicBoolean();
        Fold fold =
                new Fold() {
                    @Override
                    public String name() {
                        return "forgetful";
                    }

                    @Override
                    public void apply(Handle transaction, List<Recorded> facts) {}

                    @Override
                    public void committed(List<Recorded> facts) {
                        if (!failed.getAndSet(true)) {
                            throw new IllegalStateException("once");
                        }
                        facts.forEach(fact -> told.add(fact.event()));
                    }
                };
        log.append(List.of(fact(1), fact(2)));
        try (Tails tails = new Tails(database.sql(), log, Duration.ofMillis(1))) {
            tails.start(fold);
            tails.catchUp();
        }

        assertThat(told).containsExactly(fact(1), fact(2));
    }

    private static Fold failing(String name, List<Event> seen, Event poison) {
        return new Fold() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void apply(Handle transaction, List<Recorded> facts) {
                if (facts.stream().anyMatch(fact -> fact.event().equals(poison))) {
                    throw new IllegalStateException("cannot swallow");
                }
            }

            @Override
            public void committed(List<Recorded> facts) {
                facts.forEach(fact -> seen.add(fact.event()));
            }
        };
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
