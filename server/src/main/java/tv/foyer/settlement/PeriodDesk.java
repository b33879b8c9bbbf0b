package tv.foyer.settlement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.Text;
import tv.foyer.measurement.Measurement;
import tv.foyer.settlement.SettlementConfig.Stake;
import tv.foyer.sql.Sql;

/** The joint company's own view of all months. */
final class PeriodDesk {
    private final Sql sql;
    private final Measurement measurement;
    private final StatementDesk statements;
    private final SettlementConfig config;
    private final Neighbours neighbours;

    PeriodDesk(
            Settlement.Ground ground,
            StatementDesk statements,
            SettlementConfig config,
            Neighbours neighbours) {
        this.sql = ground.sql();
        this.measurement = ground.measurement();
        this.statements = statements;
        this.config = config;
        this.neighbours = neighbours;
    }

    /** One month; {@code total} is the gross of all impressions after rounding each pool. */
    record View(
            String period,
            String state,
            Optional<Instant> closedAt,
            Optional<String> checkpoint,
            int statements,
            Money total,
            Optional<List<Part>> distribution) {}

    /** A shareholder's part of a distribution. */
    record Part(Text partner, String share, Money amount) {}

    /** Returns all months with facts up to now, newest first. */
    List<View> list() {
        List<View> views = new ArrayList<>();
        sql.houseDo(handle -> CloseStore.periods(handle).forEach(c -> views.add(view(handle, c))));
        statements.openMonths().stream().map(this::estimate).forEach(views::add);
        return views.reversed();
    }

    Optional<View> of(YearMonth month) {
        return list().stream().filter(v -> v.period().equals(month.toString())).findFirst();
    }

    private View view(Handle handle, CloseStore.ClosedPeriod closed) {
        List<Part> parts =
                CloseStore.dividends(handle, closed.month()).stream().map(this::part).toList();
        return new View(
                closed.month().toString(),
                Statement.CLOSED,
                Optional.of(closed.closedAt()),
                Optional.of(closed.mark().checkpoint()),
                closed.statements(),
                closed.total(),
                parts.isEmpty() ? Optional.empty() : Optional.of(parts));
    }

    private Part part(CloseStore.DividendRow row) {
        FactsFile.Dividend dividend = row.dividend();
        return new Part(
                neighbours.partners().name(row.partner()).name(),
                dividend.shares().get(dividend.place()),
                new Money(dividend.minor(), dividend.declared().currency()));
    }

    private View estimate(YearMonth month) {
        Period period = new Period(month, config.zone());
        List<Contract> contracts =
                sql.asHouse(ContractStore::all).stream()
                        .filter(contract -> contract.overlaps(month))
                        .toList();
        List<Stake> stakes =
                sql.asHouse(handle -> ContractStore.stakes(handle, month.atEndOfMonth()));
        Books books =
                Books.of(
                        new Books.Material(
                                period, contracts, measurement.billableOfHouse(period), stakes, 0),
                        config,
                        neighbours.partners());
        return new View(
                month.toString(),
                Statement.OPEN,
                Optional.empty(),
                Optional.empty(),
                books.facts().size(),
                books.total(),
                Optional.empty());
    }
}
