package tv.foyer.settlement;

import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Period;
import tv.foyer.measurement.Measurement;

/** Overview, delivery and counting in the console. */
final class OverviewRoutes {
    private final Overviews overviews;
    private final Measurement measurement;

    OverviewRoutes(Overviews overviews, Measurement measurement) {
        this.overviews = overviews;
        this.measurement = measurement;
    }

    Routes routes() {
        return new Routes()
                .get("/api/v1/console/overview", Access.staff(), this::overview)
                .get("/api/v1/console/delivery", Access.staff(), this::delivery)
                .get(
                        "/api/v1/console/counting",
                        Access.operator(),
                        _ -> Reply.json(measurement.counting()));
    }

    private Reply overview(Request request) {
        return Reply.json(overviews.of(request.staff(), period(request)));
    }

    private Reply delivery(Request request) {
        return Pages.of(request, overviews.deliveryItems(request.staff(), period(request)));
    }

    private Period period(Request request) {
        try {
            return request.query("period").map(overviews::period).orElseGet(overviews::now);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("period", "YYYY-MM expected");
        }
    }
}
