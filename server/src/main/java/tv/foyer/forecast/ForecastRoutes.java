package tv.foyer.forecast;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.sales.OrderDraft;

/** The console's forecast of a draft line item. */
final class ForecastRoutes {
    /** A forecast replays up to a month; a few at a time are enough. */
    private static final int AT_WORK = 2;

    private final Forecast forecast;
    private final Forecast.Refusals refusals;
    private final Semaphore atWork = new Semaphore(AT_WORK);

    ForecastRoutes(Forecast forecast, Forecast.Refusals refusals) {
        this.forecast = forecast;
        this.refusals = refusals;
    }

    Routes routes() {
        Access buyers =
                new Access.StaffOf(Set.of(PartnerKind.OPERATOR, PartnerKind.ADVERTISER), Set.of());
        return new Routes().post("/api/v1/console/forecast", buyers, this::forecast);
    }

    /** {@code advertiserId} is for the operator's staff; others ask for themselves. */
    record Question(Optional<PartnerId> advertiserId, OrderDraft.Line line) {}

    /** {@code state} is EXPECTED, NO_HISTORY or SILENT. */
    record Answer(String state, Optional<Outlook.Expected> forecast, Optional<String> rule) {}

    record Faults(
            String type, String title, int status, List<tv.foyer.sales.Booking.Fault> faults) {}

    private Reply forecast(Request request) {
        Question question = request.json(Question.class);
        Caller.Staff staff = request.staff();
        if (!staff.operator()
                && question.advertiserId().filter(id -> !id.equals(staff.partner())).isPresent()) {
            throw new BadRequest("advertiserId", "only the operator asks for others");
        }
        if (!atWork.tryAcquire()) {
            return Reply.problem(
                            Problem.of(
                                    503,
                                    "forecast-busy",
                                    "Other forecasts are being made",
                                    "ask again in two seconds"))
                    .with("Retry-After", "2");
        }
        try {
            PartnerId advertiser = question.advertiserId().orElse(staff.partner());
            boolean maker = staff.kinds().contains(PartnerKind.MAKER);
            Outlook outlook =
                    forecast.of(
                            new Forecast.Reader(staff.partner(), maker),
                            advertiser,
                            question.line());
            return reply(staff, outlook);
        } finally {
            atWork.release();
        }
    }

    private Reply reply(Caller.Staff staff, Outlook outlook) {
        return switch (outlook) {
            case Outlook.Refused(var faults) ->
                    Reply.json(
                            422,
                            new Faults("draft-refused", "The draft breaks rules", 422, faults));
            case Outlook.NoHistory() ->
                    Reply.json(new Answer("NO_HISTORY", Optional.empty(), Optional.empty()));
            case Outlook.Silent(var rule) -> {
                refusals.record(staff, rule);
                yield Reply.json(new Answer("SILENT", Optional.empty(), Optional.of(rule)));
            }
            case Outlook.Expected expected ->
                    Reply.json(new Answer("EXPECTED", Optional.of(expected), Optional.empty()));
        };
    }
}
