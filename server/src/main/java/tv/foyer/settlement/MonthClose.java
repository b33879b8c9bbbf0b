package tv.foyer.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.crypto.Keys;
import tv.foyer.events.Event;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.StaffId;
import tv.foyer.log.EventLog;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.Measurement;
import tv.foyer.sql.Sql;

/** Closes months: freezes facts, makes the books, writes all of it in one transaction. */
final class MonthClose {
    private final Sql sql;
    private final Measurement measurement;
    private final EventLog log;
    private final Keys keys;
    private final InstantSource clock;
    private final SettlementConfig config;
    private final Neighbours neighbours;

    MonthClose(Settlement.Ground ground, SettlementConfig config, Neighbours neighbours) {
        this.sql = ground.sql();
        this.measurement = ground.measurement();
        this.log = ground.log();
        this.keys = ground.keys();
        this.clock = ground.clock();
        this.config = config;
        this.neighbours = neighbours;
    }

    Closing close(Period period, StaffId by) {
        Instant over = period.end().plus(config.grace());
        if (clock.instant().isBefore(over)) {
            return new Closing.NotOver(over);
        }
        neighbours.caughtUp().await();
        Closing closing = sql.asHouse(handle -> close(handle, period, by));
        if (closing instanceof Closing.Closed closed) {
            announce(period, closed);
        }
        return closing;
    }

    /** What is signed with a month's checkpoint. */
    static byte[] checkpointBytes(String month, String checkpoint) {
        return ("foyer-checkpoint-1\n" + month + "\n" + checkpoint + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Closing close(Handle handle, Period period, StaffId by) {
        ContractStore.lock(handle);
        List<CloseStore.ClosedPeriod> before = CloseStore.periods(handle);
        Optional<Closing> settled = settled(before, period.month());
        if (settled.isPresent()) {
            return settled.get();
        }
        Books.Material material = material(handle, period);
        Optional<String> uncovered = Books.uncovered(material);
        if (uncovered.isPresent()) {
            return new Closing.Uncovered(uncovered.get());
        }
        Books books = Books.of(material, config, neighbours.partners());
        CloseStore.ClosedPeriod closed = closed(period.month(), books, material.facts());
        write(handle, books, material, closed);
        CloseStore.insert(handle, closed, by);
        return answer(closed);
    }

    private static Optional<Closing> settled(
            List<CloseStore.ClosedPeriod> before, YearMonth month) {
        for (CloseStore.ClosedPeriod closed : before) {
            if (closed.month().equals(month)) {
                return Optional.of(answer(closed));
            }
        }
        if (before.isEmpty()) {
            return Optional.empty();
        }
        YearMonth next = before.getLast().month().plusMonths(1);
        return month.equals(next) ? Optional.empty() : Optional.of(new Closing.OutOfOrder(next));
    }

    private Books.Material material(Handle handle, Period period) {
        YearMonth month = period.month();
        return new Books.Material(
                period,
                ContractStore.all(handle).stream()
                        .filter(contract -> contract.overlaps(month))
                        .map(contract -> contract.within(month))
                        .toList(),
                measurement.billableOfHouse(period),
                ContractStore.stakes(handle, month.atEndOfMonth()),
                CloseStore.distribution(handle, month).map(Distribution::carriedOut).orElse(0L));
    }

    private CloseStore.ClosedPeriod closed(YearMonth month, Books books, BillableFacts facts) {
        String checkpoint = Books.checkpoint(facts);
        String signature = keys.sign(checkpointBytes(month.toString(), checkpoint));
        return new CloseStore.ClosedPeriod(
                month,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new CloseStore.Mark(checkpoint, signature),
                books.facts().size(),
                books.total());
    }

    private void write(
            Handle handle, Books books, Books.Material material, CloseStore.ClosedPeriod closed) {
        String month = closed.month().toString();
        CloseStore.insert(handle, config.operator(), month, material.facts());
        CloseStore.insert(
                handle,
                config.operator(),
                month,
                books.distribution(),
                config.currency().getCurrencyCode());
        books.dividends().forEach(row -> CloseStore.insert(handle, month, row));
        for (FactsFile facts : books.facts()) {
            List<Contract> own = Books.own(material.contracts(), facts.reader().partner());
            Statement statement = Engine.statement(facts, own, Statement.CLOSED);
            CloseStore.insert(
                    handle,
                    statement,
                    new CloseStore.Stored(
                            closed.month(),
                            facts.reader(),
                            statement.payable(),
                            statement.bytes(),
                            closed.closedAt(),
                            closed.mark()));
        }
        for (Entry entry : books.journal()) {
            if (LedgerStore.post(handle, entry, closed.closedAt()) != LedgerStore.Posted.NOW) {
                throw new IllegalStateException("ledger: " + entry.key() + " is taken");
            }
        }
    }

    /** The event's id is the month's own, so saying it again after a crash says it once. */
    private void announce(Period period, Closing.Closed closed) {
        long seed = Ids.named("period-closed/" + period).getMostSignificantBits();
        log.append(
                List.of(
                        new Event.PeriodClosed(
                                new EventId(Ids.at(period.end(), seed)),
                                clock.instant(),
                                period.toString(),
                                closed.checkpoint())));
    }

    private static Closing.Closed answer(CloseStore.ClosedPeriod closed) {
        return new Closing.Closed(closed.month(), closed.mark().checkpoint(), closed.statements());
    }
}
