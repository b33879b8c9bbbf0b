package tv.foyer.settlement;

import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Period;

/** Overview and delivery in the console. */
final class OverviewRoutes {
    private final Overviews overviews;

    OverviewRoutes(Overviews overviews) {
        this.overviews = overviews;
    }

    Routes routes() {
        return new Routes()
                .get("/api/v1/console/overview", Access.staff(), this::overview)
                .get("/api/v1/console/delivery", Access.staff(), this::delivery);
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
