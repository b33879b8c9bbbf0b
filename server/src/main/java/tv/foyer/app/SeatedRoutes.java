package tv.foyer.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tv.foyer.http.Caller;
import tv.foyer.http.Handler;
import tv.foyer.http.Reply;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Text;

/**
 * The doors to films, channels and live television with a seat asked for first. What a set says of
 * its playing is its sign of life; a film's own reports reach other nodes by the log ({@link
 * SeatFold}).
 */
final class SeatedRoutes {
    private static final Set<String> DOORS =
            Set.of("/api/v1/play", "/api/v1/live", "/api/v1/channels/{id}/play");
    private static final String REPORTS = "/api/v1/quality";

    private final Seats seats;
    private final InstantSource clock;
    private final Names names;

    /** Where a household's sets stand. */
    @FunctionalInterface
    interface Names {
        List<Watching> of(HouseholdId household, List<DeviceId> sets);
    }

    /** A set that watches, as its household knows it. */
    record Watching(String room, Text brand) {}

    SeatedRoutes(Seats seats, InstantSource clock, Names names) {
        this.seats = seats;
        this.clock = clock;
        this.names = names;
    }

    Routes around(Routes all) {
        Routes seated = new Routes();
        for (Routes.Route route : all.list()) {
            boolean post = route.method().equals("POST");
            Handler handler =
                    post && DOORS.contains(route.path())
                            ? door(route.handler())
                            : post && route.path().equals(REPORTS)
                                    ? reported(route.handler())
                                    : route.handler();
            switch (route.method()) {
                case "GET" -> seated.get(route.path(), route.access(), handler);
                case "POST" -> seated.post(route.path(), route.access(), handler);
                case "PUT" -> seated.put(route.path(), route.access(), handler);
                case "DELETE" -> seated.delete(route.path(), route.access(), handler);
                default -> throw new IllegalStateException("method: " + route.method());
            }
        }
        return seated;
    }

    private Handler door(Handler inner) {
        return request -> {
            Caller.TvSet set = request.tvSet();
            return switch (seats.take(set.household(), set.device(), clock.instant())) {
                case Seats.Wish.Full(var watching) -> full(names.of(set.household(), watching));
                case Seats.Wish.Granted(boolean fresh) -> {
                    boolean plays = false;
                    try {
                        Reply reply = inner.handle(request);
                        plays = reply.status() == 201;
                        yield reply;
                    } finally {
                        if (!plays && fresh) {
                            seats.leave(set.household(), set.device());
                        }
                    }
                }
            };
        };
    }

    private Handler reported(Handler inner) {
        return request -> {
            Caller.TvSet set = request.tvSet();
            seats.seen(set.household(), set.device(), clock.instant());
            return inner.handle(request);
        };
    }

    private record Full(
            String type, String title, int status, String detail, List<Watching> sets) {}

    private static Reply full(List<Watching> watching) {
        Full body =
                new Full(
                        "too-many-screens",
                        "Other sets of the household are watching",
                        409,
                        "Stop one of them, or wait a minute and a half after it stopped.",
                        watching);
        return Reply.bytes(409, "application/problem+json", Json.bytes(body));
    }
}
