package tv.foyer.settlement;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Role;

/** A partner's statements, what is behind them, and its contracts. */
final class StatementRoutes {
    private static final String STATEMENTS = "/api/v1/console/statements";
    private static final String CSV = ".csv";
    private static final Access MONEY = Access.staff(Role.FINANCE, Role.ADMIN);

    private final StatementDesk statements;
    private final ContractDesk contracts;
    private final tv.foyer.crypto.Keys keys;
    private final FactViews views;

    StatementRoutes(
            StatementDesk statements,
            ContractDesk contracts,
            tv.foyer.crypto.Keys keys,
            FactViews views) {
        this.statements = statements;
        this.contracts = contracts;
        this.keys = keys;
        this.views = views;
    }

    Routes routes() {
        return new Routes()
                .get(STATEMENTS, MONEY, r -> Pages.whole(statements.list(r.staff().partner())))
                .get(STATEMENTS + "/{period}", MONEY, this::statement)
                .get(STATEMENTS + "/{period}/lines/{n}/facts", MONEY, this::facts)
                .get(STATEMENTS + "/{period}/pack.zip", MONEY, this::pack)
                .get(
                        "/api/v1/console/contracts",
                        Access.staff(),
                        r -> Pages.whole(contracts.of(r.staff().partner())));
    }

    /** Answers {@code /statements/2026-11} as JSON and {@code /statements/2026-11.csv} as CSV. */
    private Reply statement(Request request) {
        String name = request.pathParam("period");
        return name.endsWith(CSV)
                ? csv(request, name.substring(0, name.length() - CSV.length()))
                : ready(request, name)
                        .map(ready -> Reply.bytes(200, "application/json", ready.bytes()))
                        .orElseGet(() -> none(name));
    }

    private Reply csv(Request request, String month) {
        return ready(request, month)
                .map(ready ->
                        Reply.bytes(
                                        200,
                                        "text/csv; charset=utf-8",
                                        StatementCsv.of(ready.statement()))
                                .with(
                                        "Content-Disposition",
                                        "attachment; filename=\"statement-" + month + ".csv\""))
                .orElseGet(() -> none(month));
    }

    private Reply facts(Request request) {
        String month = request.pathParam("period");
        Optional<StatementDesk.Ready> ready = ready(request, month);
        if (ready.isEmpty()) {
            return none(month);
        }
        return ready.get().statement().lines().stream()
                .filter(line -> Integer.toString(line.n()).equals(request.pathParam("n")))
                .findFirst()
                .map(line -> Pages.of(request, views.of(StatementDesk.factsOf(ready.get(), line))))
                .orElseGet(() -> Reply.problem(Problem.notFound("no such line")));
    }

    private Reply pack(Request request) {
        String month = request.pathParam("period");
        Optional<StatementDesk.Ready> ready = ready(request, month);
        if (ready.isEmpty()) {
            return none(month);
        }
        return ready.get()
                .sent()
                .map(sent ->
                        Reply.bytes(200, "application/zip", Pack.of(ready.get(), sent, keys))
                                .with(
                                        "Content-Disposition",
                                        "attachment; filename=\"statement-" + month + ".zip\""))
                .orElseGet(() ->
                        Reply.problem(
                                Problem.of(
                                        409,
                                        "period-open",
                                        "The month is still open",
                                        "A pack is made of a closed month.")));
    }

    private Optional<StatementDesk.Ready> ready(Request request, String month) {
        try {
            return statements.statement(request.staff().partner(), YearMonth.parse(month));
        } catch (DateTimeParseException e) {
            throw new BadRequest("period", "YYYY-MM expected");
        }
    }

    private static Reply none(String month) {
        return Reply.problem(Problem.notFound("no statement for " + month));
    }
}
