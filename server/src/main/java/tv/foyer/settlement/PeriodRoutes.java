package tv.foyer.settlement;

import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Period;
import tv.foyer.kernel.Role;

/** The joint company's months: seeing all, closing one. */
final class PeriodRoutes {
    private static final String PERIODS = "/api/v1/console/periods";

    private final PeriodDesk periods;
    private final MonthClose months;
    private final SettlementConfig config;

    PeriodRoutes(PeriodDesk periods, MonthClose months, SettlementConfig config) {
        this.periods = periods;
        this.months = months;
        this.config = config;
    }

    Routes routes() {
        Access finance = Access.operator(Role.FINANCE, Role.ADMIN);
        return new Routes()
                .get(PERIODS, finance, _ -> Pages.whole(periods.list()))
                .post(PERIODS + "/{period}/close", finance, this::close);
    }

    private Reply close(Request request) {
        Period period = period(request);
        return switch (months.close(period, request.staff().staff())) {
            case Closing.Closed(var month, _, _) ->
                    periods.of(month)
                            .map(Reply::json)
                            .orElseThrow(() -> new IllegalStateException(month + " is closed"));
            case Closing.NotOver(var until) ->
                    conflict("period-not-over", "It can be closed from " + until + " on.");
            case Closing.OutOfOrder(var next) ->
                    conflict("period-out-of-order", "The next month to close is " + next + ".");
            case Closing.Uncovered(var facts) ->
                    conflict("facts-without-contract", "No contract covers " + facts);
        };
    }

    private Period period(Request request) {
        try {
            return Period.parse(request.pathParam("period"), config.zone());
        } catch (IllegalArgumentException e) {
            throw new BadRequest("period", "YYYY-MM expected");
        }
    }

    private static Reply conflict(String type, String detail) {
        return Reply.problem(Problem.of(409, type, "The month cannot be closed", detail));
    }
}
