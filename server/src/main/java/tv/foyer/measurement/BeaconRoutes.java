package tv.foyer.measurement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.foyer.events.AdPoint;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.log.EventLog.LogBusy;

/** Where sets and video players report. */
final class BeaconRoutes {
    private static final int MOST_ITEMS = 100;

    private final BeaconDesk desk;

    BeaconRoutes(BeaconDesk desk) {
        this.desk = desk;
    }

    Routes routes() {
        return new Routes()
                .post("/v1/events", Access.signed(), this::batch)
                .get("/t/{point}", Access.signed(), this::one);
    }

    /** The body of a batch; items are read one by one. */
    record Batch(List<Object> events) {}

    private Reply batch(Request request) {
        List<Object> items = request.json(Batch.class).events();
        if (items == null) {
            throw new BadRequest("events", "a list expected");
        }
        if (items.size() > MOST_ITEMS) {
            throw new BadRequest("events", "at most " + MOST_ITEMS + " items expected");
        }
        try {
            return Reply.json(desk.take(items));
        } catch (LogBusy e) {
            return busy();
        }
    }

    /** A player learns nothing from a refusal, so it is told nothing: 204 either way. */
    private Reply one(Request request) {
        AdPoint point = point(request.pathParam("point"));
        Optional<String> token = request.query("c");
        if (token.isEmpty()) {
            throw new BadRequest("c", "the token of the ad expected");
        }
        try {
            desk.takeOne(token.get(), point);
            return Reply.noContent();
        } catch (LogBusy e) {
            return busy();
        }
    }

    /**
     * Reads {@code IMPRESSION}, {@code impression}, {@code first-quartile}, {@code firstQuartile}.
     */
    static AdPoint point(String text) {
        String letters = text.replaceAll("[-_]", "").toUpperCase(Locale.ROOT);
        for (AdPoint point : AdPoint.values()) {
            if (point.name().replace("_", "").equals(letters)) {
                return point;
            }
        }
        throw new BadRequest("point", "a point of an ad's life expected, such as IMPRESSION");
    }

    private static Reply busy() {
        return Reply.problem(
                        Problem.of(
                                503,
                                "busy",
                                "Too much at once",
                                "Send the same batch again in a second; it is counted once."))
                .with("Retry-After", "1");
    }
}
