package tv.foyer.playback;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
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
    private static final Map<String, String> JSON_HEADERS = headers("application/json");
    private static final String MANIFEST = "manifest.mpd";

    private static final String LIST_SUFFIX = ".json";

    /** As many digits as {@link ManifestChunks#MAX_SEGMENTS} has. */
    private static final Pattern LIST = Pattern.compile("\\d{1,5}\\.json");

    private final Playback playback;

    PlayRoutes(Playback playback) {
        this.playback = playback;
    }

    Routes routes() {
        return new Routes()
                .post("/api/v1/play", Access.sets(), this::play)
                .get("/play/{token}/{file}", Access.signed(), this::playlist)
                .get("/play/{token}/breaks/{list}", Access.signed(), this::assetList)
                .get("/play/guided/{asset}/{list}", Access.open(), this::shared);
    }

    private record Body(
            @Nullable String titleId,
            @Nullable String profileId,
            @Nullable Boolean resume,
            @Nullable String insertion,
            @Nullable PlayerBody player) {
        PlayOrder order() {
            return new PlayOrder(
                    id("titleId", titleId, TitleId::new),
                    id("profileId", profileId, ProfileId::new),
                    Boolean.TRUE.equals(resume),
                    new Insertion.Wish(
                            Optional.ofNullable(insertion).map(PlayRoutes::insertion),
                            Optional.ofNullable(player).map(PlayerBody::player)));
        }
    }

    private record PlayerBody(@Nullable Boolean hlsInterstitials, @Nullable Boolean oneDecoder) {
        Insertion.Player player() {
            return new Insertion.Player(
                    Boolean.TRUE.equals(hlsInterstitials), Boolean.TRUE.equals(oneDecoder));
        }
    }

    private static Insertion insertion(String word) {
        return Insertion.named(word)
                .orElseThrow(
                        () -> new BadRequest("insertion", "stitched, guided or client expected"));
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
        if (file.equals(Insertion.GUIDED.master())) {
            return printed(playback.guided().master(token), HLS_HEADERS, file);
        }
        if (file.equals(Insertion.CLIENT.master())) {
            return printed(playback.guided().film(token), HLS_HEADERS, file);
        }
        return file.endsWith(SUFFIX)
                ? printed(playback.playlist(token, stem(file, SUFFIX)), HLS_HEADERS, file)
                : Reply.problem(Problem.notFound(file));
    }

    private static String stem(String file, String suffix) {
        return file.substring(0, file.length() - suffix.length());
    }

    /** What plays in the break before a segment, for this session. */
    private Reply assetList(Request request) {
        String file = request.pathParam("list");
        return LIST.matcher(file).matches()
                ? printed(
                        playback.guided()
                                .list(
                                        request.pathParam("token"),
                                        Integer.parseInt(stem(file, LIST_SUFFIX)),
                                        request.origin()),
                        JSON_HEADERS,
                        file)
                : Reply.problem(Problem.notFound(file));
    }

    /** Nobody's own: caches may keep it, as long as a takedown may take. */
    private Reply shared(Request request) {
        String file = request.pathParam("list");
        return file.endsWith(SUFFIX)
                ? printed(
                                playback.guided()
                                        .media(request.pathParam("asset"), stem(file, SUFFIX)),
                                HLS_HEADERS,
                                file)
                        .with("Cache-Control", "public, max-age=60")
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
