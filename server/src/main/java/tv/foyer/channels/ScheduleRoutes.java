package tv.foyer.channels;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Role;

/** The desk of the schedules over HTTP: look, try, publish. */
final class ScheduleRoutes {
    private static final String CHANNELS = "/api/v1/console/schedules";
    private static final Access DESK = Access.operator(Role.CONTENT, Role.ADMIN);

    private final Channels channels;
    private final Editor editor;

    ScheduleRoutes(Channels channels, Editor editor) {
        this.channels = channels;
        this.editor = editor;
    }

    Routes routes() {
        return new Routes()
                .get(CHANNELS, DESK, _ -> Reply.json(new Stations(editor.stations())))
                .get(CHANNELS + "/{id}", DESK, this::sheet)
                .get(CHANNELS + "/{id}/versions/{version}", DESK, this::version)
                .post(CHANNELS + "/{id}/preview", DESK, this::preview)
                .put(CHANNELS + "/{id}", DESK, this::publish);
    }

    record Stations(List<Editor.Station> items) {}

    /**
     * @param base the version that was edited, 0 before the first
     */
    record Draft(Optional<Schedule> schedule, Optional<Instant> from, Optional<Integer> base) {
        Schedule given() {
            return schedule.orElseThrow(() -> new BadRequest("schedule", "a schedule expected"));
        }

        Instant begin() {
            return from.orElseThrow(() -> new BadRequest("from", "an instant expected"));
        }
    }

    private record Faulty(
            String type, String title, int status, String detail, List<Fault> faults) {}

    private Reply sheet(Request request) {
        ChannelId id = request.id("id", ChannelId::new);
        return editor.sheet(id, request.staff()).map(Reply::json).orElseGet(() -> unknown(id));
    }

    private Reply version(Request request) {
        ChannelId id = request.id("id", ChannelId::new);
        return editor.schedule(id, number(request.pathParam("version")))
                .map(Reply::json)
                .orElseGet(() -> unknown(id));
    }

    private Reply preview(Request request) {
        ChannelId id = request.id("id", ChannelId::new);
        Draft draft = request.json(Draft.class);
        return editor.rehearse(
                        id,
                        draft.given(),
                        draft.begin(),
                        request.query("day").map(ScheduleRoutes::day))
                .map(Reply::json)
                .orElseGet(() -> unknown(id));
    }

    private Reply publish(Request request) {
        ChannelId id = request.id("id", ChannelId::new);
        Draft draft = request.json(Draft.class);
        int base =
                draft.base()
                        .orElseThrow(
                                () -> new BadRequest("base", "the version you edited expected"));
        Schedule schedule = draft.given();
        Instant from = draft.begin();
        return switch (channels.publish(id, schedule, from, request.staff(), base)) {
            case Channels.Edited.Unknown _ -> unknown(id);
            case Channels.Edited.ChangedMeanwhile(int newest) ->
                    Reply.problem(
                            Problem.of(
                                    409,
                                    "changed-meanwhile",
                                    "Somebody else published meanwhile",
                                    "The newest version is " + newest + "; yours is kept here."));
            case Channels.Edited.Done(PublishOutcome.Accepted accepted) ->
                    Reply.json(201, accepted);
            case Channels.Edited.Done(PublishOutcome.Refused(var faults)) -> refused(faults);
        };
    }

    private static Reply refused(List<Fault> faults) {
        Faulty body =
                new Faulty(
                        "rules-broken",
                        "The schedule breaks rules",
                        422,
                        faults.size() + (faults.size() == 1 ? " rule" : " rules"),
                        faults);
        return Reply.bytes(422, "application/problem+json", Json.bytes(body));
    }

    private static Reply unknown(ChannelId id) {
        return Reply.problem(Problem.notFound("channel " + id));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("version", "a whole number expected");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequest("day", "a day such as 2026-11-21 expected");
        }
    }
}
