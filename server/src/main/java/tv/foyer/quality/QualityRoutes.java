package tv.foyer.quality;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.log.EventLog.LogBusy;

/** Where sets report how they played, and where staff looks at it. */
final class QualityRoutes {
    /** How often a playing set reports. */
    private static final int EVERY_SECONDS = 30;

    private static final int MOST_HOURS = 31 * 24;
    private static final int LONGEST_HOST = 253;

    private final Quality quality;
    private final InstantSource clock;

    QualityRoutes(Quality quality, InstantSource clock) {
        this.quality = quality;
        this.clock = clock;
    }

    Routes routes() {
        return new Routes()
                .get("/api/v1/quality", Access.sets(), this::terms)
                .post("/api/v1/quality", Access.sets(), this::take)
                .get("/api/v1/console/quality", Access.staff(), this::look);
    }

    /**
     * @param ids whether the household allows session and content ids, in reports and requests
     */
    record Terms(boolean ids, int everySeconds) {}

    private Reply terms(Request request) {
        return Reply.json(new Terms(quality.consents(request.tvSet()), EVERY_SECONDS))
                .with("Cache-Control", "no-store");
    }

    private Reply take(Request request) {
        try {
            return Reply.json(
                    quality.take(CmcdReader.read(request), request.tvSet(), host(request)));
        } catch (LogBusy e) {
            return Reply.problem(
                            Problem.of(
                                    503,
                                    "busy",
                                    "Too much at once",
                                    "Send the same batch again in a second; it is counted once."))
                    .with("Retry-After", "1");
        }
    }

    private Reply look(Request request) {
        Question question =
                new Question(
                        Question.endOfHour(
                                request.query("to")
                                        .map(QualityRoutes::instant)
                                        .orElseGet(clock::instant)),
                        request.queryInt("hours", 24, 1, MOST_HOURS),
                        by(request.query("by").orElse("brand")),
                        id(request, "brand"),
                        id(request, "model"),
                        request.query("host").orElse(""));
        int days = request.queryInt("days", 28, 7, 28);
        if (days != 7 && days != 28) {
            throw new BadRequest("days", "7 or 28 expected");
        }
        return Reply.json(quality.view(request.staff(), question, days))
                .with("Cache-Control", "no-store");
    }

    private static Question.By by(String text) {
        for (Question.By by : Question.By.values()) {
            if (by.name().toLowerCase(Locale.ROOT).equals(text)) {
                return by;
            }
        }
        throw new BadRequest("by", "brand, model or host expected");
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequest("to", "an ISO 8601 instant expected");
        }
    }

    private static String id(Request request, String name) {
        return request.queryId(name, tv.foyer.kernel.ModelId::new)
                .map(id -> id.value())
                .map(UUID::toString)
                .orElse("");
    }

    /** Returns the name by which the set called this house. */
    private static String host(Request request) {
        try {
            String host = URI.create(request.origin()).getHost();
            return host == null || host.length() > LONGEST_HOST
                    ? ReportJudge.OTHER_HOST
                    : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return ReportJudge.OTHER_HOST;
        }
    }
}
