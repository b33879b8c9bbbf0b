package tv.foyer.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.json.Json;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Period;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.Measurement;
import tv.foyer.sql.Sql;

/**
 * Answers a reader's statements: a closed month as it was sent, an open one as an estimate by the
 * same engine. Everything is read in the reader's name.
 */
final class StatementDesk {
    private static final int MOST_OPEN_MONTHS = 24;

    private final Sql sql;
    private final Measurement measurement;
    private final InstantSource clock;
    private final SettlementConfig config;
    private final Neighbours neighbours;

    StatementDesk(Settlement.Ground ground, SettlementConfig config, Neighbours neighbours) {
        this.sql = ground.sql();
        this.measurement = ground.measurement();
        this.clock = ground.clock();
        this.config = config;
        this.neighbours = neighbours;
    }

    /** One month in the list of statements. */
    record Summary(String period, String state, Money payable, Optional<Instant> closedAt) {}

    /** All that a statement is made of. */
    record Ready(
            FactsFile facts,
            List<Contract> contracts,
            Statement statement,
            Optional<CloseStore.Stored> sent) {
        Summary summary() {
            return new Summary(
                    statement.period(),
                    statement.state(),
                    statement.payable(),
                    sent.map(CloseStore.Stored::closedAt));
        }

        byte[] bytes() {
            return sent.map(CloseStore.Stored::body).orElseGet(statement::bytes);
        }
    }

    /** Returns the months that are not closed and not in the future, oldest first. */
    List<YearMonth> openMonths() {
        YearMonth now = Period.of(clock.instant(), config.zone()).month();
        YearMonth first =
                sql.asHouse(CloseStore::periods).stream()
                        .map(closed -> closed.month().plusMonths(1))
                        .reduce((_, last) -> last)
                        .or(() -> measurement.firstDayOfHouse().map(YearMonth::from))
                        .orElse(now);
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first;
                !month.isAfter(now) && months.size() < MOST_OPEN_MONTHS;
                month = month.plusMonths(1)) {
            months.add(month);
        }
        return List.copyOf(months);
    }

    /** Returns a reader's statements, newest first. */
    List<Summary> list(PartnerId reader) {
        List<Summary> summaries = new ArrayList<>();
        for (CloseStore.Stored stored : sent(reader)) {
            summaries.add(
                    new Summary(
                            stored.month().toString(),
                            Statement.CLOSED,
                            stored.payable(),
                            Optional.of(stored.closedAt())));
        }
        for (YearMonth month : openMonths()) {
            open(reader, month).map(Ready::summary).ifPresent(summaries::add);
        }
        return summaries.reversed();
    }

    /** Returns a reader's statement; empty if it has none for that month. */
    Optional<Ready> statement(PartnerId reader, YearMonth month) {
        Optional<CloseStore.Stored> stored =
                sent(reader).stream().filter(s -> s.month().equals(month)).findFirst();
        if (stored.isPresent()) {
            return stored.map(this::closed);
        }
        return openMonths().contains(month) ? open(reader, month) : Optional.empty();
    }

    /** Returns the fact rows behind a line, deliveries or viewings or the distribution. */
    static List<?> factsOf(Ready ready, Statement.Line line) {
        Optional<Contract> contract =
                ready.contracts().stream()
                        .filter(c -> c.key().equals(line.contract().key()))
                        .filter(c -> c.version() == line.contract().version())
                        .findFirst();
        if (line.kind() == LineKind.DISTRIBUTION || contract.isEmpty()) {
            return ready.facts().distribution().stream().toList();
        }
        return contract.get().kind() == ContractKind.CONTENT
                ? ready.facts().viewing().stream().filter(contract.get()::covers).toList()
                : ready.facts().delivery().stream().filter(contract.get()::covers).toList();
    }

    private List<CloseStore.Stored> sent(PartnerId reader) {
        return sql.asPartner(reader, handle -> CloseStore.statements(handle, reader));
    }

    private Ready closed(CloseStore.Stored stored) {
        PartnerId reader = stored.reader().partner();
        return sql.asPartner(
                reader,
                handle -> {
                    List<Contract> own = contracts(ContractStore.all(handle), stored.month());
                    Optional<FactsFile.Dividend> dividend =
                            CloseStore.dividends(handle, stored.month()).stream()
                                    .filter(row -> row.partner().equals(reader))
                                    .map(CloseStore.DividendRow::dividend)
                                    .findFirst();
                    FactsFile facts =
                            file(
                                    stored.reader(),
                                    stored.month(),
                                    own,
                                    CloseStore.facts(handle, stored.month()),
                                    dividend);
                    Statement statement = Json.read(stored.body(), Statement.class);
                    return new Ready(facts, own, statement, Optional.of(stored));
                });
    }

    private Optional<Ready> open(PartnerId reader, YearMonth month) {
        List<Contract> own =
                contracts(sql.asPartner(reader, handle -> ContractStore.all(handle)), month);
        boolean shareholder =
                !sql.asPartner(reader, handle -> ContractStore.stakes(handle, month.atEndOfMonth()))
                        .isEmpty();
        if (own.isEmpty() && !shareholder) {
            return Optional.empty();
        }
        Period period = new Period(month, config.zone());
        BillableFacts facts =
                reader.equals(config.operator())
                        ? measurement.billableOfHouse(period)
                        : measurement.billable(reader, period);
        Neighbours.PartnerName name = neighbours.partners().name(reader);
        FactsFile file =
                file(
                        new FactsFile.Reader(reader, name.key(), name.name()),
                        month,
                        own,
                        facts,
                        Optional.empty());
        Statement statement = Engine.statement(file, own, Statement.OPEN);
        return Optional.of(new Ready(file, own, statement, Optional.empty()));
    }

    private FactsFile file(
            FactsFile.Reader reader,
            YearMonth month,
            List<Contract> own,
            BillableFacts facts,
            Optional<FactsFile.Dividend> dividend) {
        return FactsFile.of(
                reader,
                new Period(month, config.zone()),
                config.currency().getCurrencyCode(),
                own,
                facts,
                dividend);
    }

    private static List<Contract> contracts(List<Contract> visible, YearMonth month) {
        return visible.stream()
                .filter(contract -> contract.overlaps(month))
                .map(contract -> contract.within(month))
                .sorted(Contract.ORDER)
                .toList();
    }
}
