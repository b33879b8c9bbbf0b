package tv.foyer.playback;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;

/** Playback over HTTP. */
final class PlayRoutes {
    private static final Map<String, String> HLS_HEADERS = headers("application/vnd.apple.mpegurl");
    private static final String SUFFIX = ".m3u8";
    private static final Map<String, String> DASH_HEADERS = headers("application/dash+xml");
    private static final String MANIFEST = "manifest.mpd";

    private final Playback playback;

    PlayRoutes(Playback playback) {
        this.playback = playback;
    }

    Routes routes() {
        return new Routes()
                .post("/api/v1/play", Access.sets(), this::play)
                .get("/play/{token}/{file}", Access.signed(), this::playlist);
    }

    private record Body(
            @Nullable String titleId, @Nullable String profileId, @Nullable Boolean resume) {
        PlayOrder order() {
            return new PlayOrder(
                    id("titleId", titleId, TitleId::new),
                    id("profileId", profileId, ProfileId::new),
                    Boolean.TRUE.equals(resume));
        }
    }

    private Reply play(Request request) {
        PlayOrder order = request.json(Body.class).order();
        return switch (playback.play(request.tvSet(), order)) {
            case PlayOutcome.Started(var play) -> Reply.json(201, play);
            case PlayOutcome.NoOffer _ ->
                    no(403, "no-offer", "Not offered here", "No offer allows it on this set now.");
            case PlayOutcome.UnknownTitle _ ->
                    no(404, "unknown-title", "No such title", order.title().toString());
            case PlayOutcome.UnknownProfile _ ->
                    no(404, "unknown-profile", "No such profile", order.profile().toString());
            case PlayOutcome.NotReady _ ->
                    no(503, "not-ready", "Not ready yet", "It is still being encoded.")
                            .with("Retry-After", "5");
            case PlayOutcome.Busy _ ->
                    no(503, "busy", "Too much at once", "Try again in a second.")
                            .with("Retry-After", "1");
        };
    }

    private Reply playlist(Request request) {
        String file = request.pathParam("file");
        String token = request.pathParam("token");
        if (file.equals(MANIFEST)) {
            return printed(playback.dash(token), DASH_HEADERS, file);
        }
        return file.endsWith(SUFFIX)
                ? printed(
                        playback.playlist(
                                token, file.substring(0, file.length() - SUFFIX.length())),
                        HLS_HEADERS,
                        file)
                : Reply.problem(Problem.notFound(file));
    }

    /** A playlist is one viewer's, and a takedown must reach the next request. */
    private static Map<String, String> headers(String type) {
        return Map.of("Content-Type", type, "Cache-Control", "no-store");
    }

    private static Reply printed(
            PlaylistOutcome outcome, Map<String, String> headers, String file) {
        return switch (outcome) {
            case PlaylistOutcome.Found(var playlist) -> new Reply(200, headers, playlist);
            case PlaylistOutcome.Refused _ ->
                    no(403, "bad-token", "Not a valid address", "Start the title again.");
            case PlaylistOutcome.Unknown _ -> Reply.problem(Problem.notFound(file));
        };
    }

    private static Reply no(int status, String type, String title, String detail) {
        return Reply.problem(Problem.of(status, type, title, detail));
    }

    private static <T> T id(String field, @Nullable String text, Function<UUID, T> make) {
        try {
            if (text != null) {
                return make.apply(UUID.fromString(text));
            }
        } catch (IllegalArgumentException e) {
            // answered below, with the rule
        }
        throw new BadRequest(field, "a UUID expected");
    }
}
