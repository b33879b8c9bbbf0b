package tv.foyer.settlement;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.StaffId;
import tv.foyer.log.EventLog;
import tv.foyer.measurement.Measurement;
import tv.foyer.settlement.SettlementConfig.Stake;
import tv.foyer.sql.Sql;

/**
 * The books: contracts, month close, statements, packs. A reader gets its own and nothing else; a
 * month that is closed never changes.
 */
public final class Settlement {
    private final ContractDesk contracts;
    private final MonthClose months;
    private final StatementDesk statements;
    private final Keys keys;
    private final Routes routes;

    private Settlement(Ground ground, SettlementConfig config, Neighbours neighbours) {
        this.contracts = new ContractDesk(ground.sql(), ground.clock(), config, neighbours);
        this.months = new MonthClose(ground, config, neighbours);
        this.statements = new StatementDesk(ground, config, neighbours);
        this.keys = ground.keys();
        PeriodDesk periods = new PeriodDesk(ground, statements, config, neighbours);
        Overviews overviews = new Overviews(ground, statements, config, neighbours);
        this.routes =
                new Routes()
                        .addAll(new OverviewRoutes(overviews).routes())
                        .addAll(
                                new StatementRoutes(
                                                statements,
                                                contracts,
                                                ground.keys(),
                                                new FactViews(neighbours))
                                        .routes())
                        .addAll(new PeriodRoutes(periods, months, config).routes());
    }

    /** What the books stand on. */
    public record Ground(
            Sql sql, Measurement measurement, EventLog log, Keys keys, InstantSource clock) {}

    public static Settlement open(Ground ground, SettlementConfig config, Neighbours neighbours) {
        return new Settlement(ground, config, neighbours);
    }

    public Routes routes() {
        return routes;
    }

    /** Signs a contract, or a new version of one; signing the same again has no effect. */
    public Signing sign(ContractDraft draft) {
        return contracts.sign(draft);
    }

    /**
     * Records who holds the joint company from a day on, in the order that breaks ties.
     *
     * @throws IllegalArgumentException if the shares do not sum to one, a shareholder comes twice
     *     or a month after that day is closed
     */
    public void equity(LocalDate from, List<Stake> stakes) {
        contracts.equity(from, stakes);
    }

    /** Closes a month; idempotent. */
    public Closing close(Period period, StaffId by) {
        return months.close(period, by);
    }

    /** Returns a partner's pack of a closed month; empty if it has no closed statement there. */
    public Optional<byte[]> pack(PartnerId reader, Period period) {
        return statements
                .statement(reader, period.month())
                .flatMap(ready -> ready.sent().map(sent -> Pack.of(ready, sent, keys)));
    }

    /** Returns what a partner's statement of a month comes to; an open month is estimated. */
    public Optional<StatementTotal> statementOf(PartnerId reader, Period period) {
        return statements
                .statement(reader, period.month())
                .map(ready ->
                        new StatementTotal(
                                ready.statement().state().equals(Statement.CLOSED),
                                ready.statement().payable(),
                                ready.bytes()));
    }

    /** A statement's sum and its canonical JSON. */
    public record StatementTotal(boolean closed, Money payable, byte[] json) {}
}
