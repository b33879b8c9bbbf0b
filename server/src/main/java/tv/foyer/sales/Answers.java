package tv.foyer.sales;

import java.util.List;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.json.Json;
import tv.foyer.kernel.Id;

/** The answers that several routes give. */
final class Answers {
    private Answers() {}

    private record Faulty(
            String type, String title, int status, String detail, List<Booking.Fault> faults) {}

    /** All that is wrong, at once. */
    static Reply refused(List<Booking.Fault> faults) {
        Faulty body =
                new Faulty(
                        "rules-broken",
                        "The draft breaks rules",
                        422,
                        faults.size() + (faults.size() == 1 ? " rule" : " rules"),
                        faults);
        return Reply.bytes(422, "application/problem+json", Json.bytes(body));
    }

    static Reply noLine(Id id) {
        return Reply.problem(Problem.notFound("line item " + id));
    }

    static Reply edited(Edited edited, Id id) {
        return switch (edited) {
            case Edited.Done(var line, _) -> Reply.json(OrderRoutes.Line.of(line));
            case Edited.Refused(var faults) -> refused(faults);
            case Edited.Unknown() -> noLine(id);
            case Edited.ChangedMeanwhile(int version) ->
                    Reply.problem(
                            Problem.of(
                                    409,
                                    "changed-meanwhile",
                                    "Somebody changed it meanwhile",
                                    "the newest version is " + version));
            case Edited.Archived() ->
                    Reply.problem(
                            Problem.of(
                                    409, "archived", "It is archived", "archived stays archived"));
        };
    }
}
