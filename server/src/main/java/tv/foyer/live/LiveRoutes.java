package tv.foyer.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;

/** Live channels over HTTP. */
final class LiveRoutes {
    private static final long MOST_BEHIND_SECONDS = 7 * 24 * 3_600;

    private final Live live;

    LiveRoutes(Live live) {
        this.live = live;
    }

    Routes routes() {
        return new Routes()
                .post("/api/v1/live", Access.sets(), this::open)
                .get("/live/{token}/{file}", Access.signed(), this::file)
                .get("/live/{token}/{rung}/{file}", Access.signed(), this::segment);
    }

    private record Body(
            @Nullable String channelId,
            @Nullable String profileId,
            @Nullable Boolean startOver,
            @Nullable Long behindSeconds,
            @Nullable String from,
            @Nullable String to,
            @Nullable String delivery) {
        ChannelId channel() {
            try {
                if (channelId != null) {
                    return new ChannelId(UUID.fromString(channelId));
                }
            } catch (IllegalArgumentException e) {
                // answered below, with the rule
            }
            throw new BadRequest("channelId", "a UUID expected");
        }

        Optional<ProfileId> profile() {
            try {
                return Optional.ofNullable(profileId).map(UUID::fromString).map(ProfileId::new);
            } catch (IllegalArgumentException e) {
                throw new BadRequest("profileId", "a UUID expected");
            }
        }

        Wish wish() {
            if (Boolean.TRUE.equals(startOver)) {
                return new Wish.Programme();
            }
            if (from == null) {
                return new Wish.Behind(Duration.ofSeconds(behind()));
            }
            Instant begin = instant("from", from);
            if (to == null) {
                return new Wish.Since(begin);
            }
            Instant end = instant("to", to);
            if (!end.isAfter(begin)) {
                throw new BadRequest("to", "later than from expected");
            }
            return new Wish.Between(begin, end);
        }

        private long behind() {
            long behind = behindSeconds == null ? 0 : behindSeconds;
            if (behind < 0 || behind > MOST_BEHIND_SECONDS) {
                throw new BadRequest("behindSeconds", "0 to " + MOST_BEHIND_SECONDS + " expected");
            }
            return behind;
        }

        LiveClaim.Delivery way() {
            String wish = delivery == null ? "marked" : delivery;
            return switch (wish.toLowerCase(Locale.ROOT)) {
                case "marked" -> LiveClaim.Delivery.MARKED;
                case "guided" -> LiveClaim.Delivery.GUIDED;
                case "stitched" -> LiveClaim.Delivery.STITCHED;
                default -> throw new BadRequest("delivery", "marked, guided or stitched expected");
            };
        }
    }

    private record Begun(
            String master, Optional<String> ads, Instant expires, @Nullable Programme programme) {}

    private record Programme(Text title, Instant start, Instant end) {}

    private Reply open(Request request) {
        Body body = request.json(Body.class);
        return switch (live.open(
                request.tvSet(), body.profile(), body.channel(), body.wish(), body.way())) {
            case Opening.Begun(var master, var ads, var expires, var on) ->
                    Reply.json(201, new Begun(master, ads, expires, programme(on)));
            case Opening.NoChannel() ->
                    no(404, "unknown-channel", "No such channel", "It is not live here.");
            case Opening.NoProfile() ->
                    no(404, "unknown-profile", "No such profile", "Not of this household.");
            case Opening.NoProgramme() ->
                    no(404, "unknown-programme", "Nothing to start over", "The guide is empty.");
            case Opening.Blackout(var reason) -> blackout(reason);
        };
    }

    private static @Nullable Programme programme(Optional<LiveNeighbours.Programme> on) {
        return on.map(one -> new Programme(one.title(), one.start(), one.end())).orElse(null);
    }

    private Reply file(Request request) {
        return answer(request, live.file(request.pathParam("token"), request.pathParam("file")));
    }

    private Reply segment(Request request) {
        return answer(
                request,
                live.segment(
                        request.pathParam("token"),
                        request.pathParam("rung"),
                        request.pathParam("file")));
    }

    /** Playlists change at any moment; a segment of a name never does. */
    private static Reply answer(Request request, LiveOutcome outcome) {
        return switch (outcome) {
            case LiveOutcome.Text(var type, var bytes) ->
                    Reply.bytes(200, type, bytes).with("Cache-Control", "no-store");
            case LiveOutcome.Segment(var type, var file) -> segment(request, type, file);
            case LiveOutcome.BadToken() ->
                    no(403, "bad-token", "Not a valid address", "Start the channel again.");
            case LiveOutcome.Blackout(var reason) -> blackout(reason);
            case LiveOutcome.NotReady() ->
                    no(503, "not-ready", "Not ready yet", "The channel is being opened.")
                            .with("Retry-After", "2");
            case LiveOutcome.Gone() ->
                    no(410, "gone", "No longer kept", "It was shown too long ago.");
            case LiveOutcome.Unknown() -> Reply.problem(Problem.notFound(request.path()));
        };
    }

    private static Reply segment(Request request, String type, Path file) {
        try {
            long size = Files.size(file);
            return Reply.file(200, type, new Reply.Body.FilePart(file, 0, size))
                    .with("Cache-Control", "private, max-age=86400, immutable");
        } catch (IOException gone) {
            return Reply.problem(Problem.notFound(request.path()));
        }
    }

    private static Reply blackout(String reason) {
        return no(403, "blackout", "Not to be shown here", reason);
    }

    private static Reply no(int status, String type, String title, String detail) {
        return Reply.problem(Problem.of(status, type, title, detail));
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequest(field, "an instant of ISO 8601 expected");
        }
    }
}
