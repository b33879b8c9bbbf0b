package tv.foyer.channels;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Programme;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.ProfileId;

/** Channels over HTTP. */
final class ChannelRoutes {
    private static final String HLS = "application/vnd.apple.mpegurl";
    private static final String SUFFIX = ".m3u8";
    private static final String GUIDE = "/guide/xmltv.xml";

    private final Channels channels;
    private final InstantSource clock;

    ChannelRoutes(Channels channels, InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
    }

    Routes routes() {
        return new Routes()
                .post("/api/v1/channels/{id}/play", Access.sets(), this::play)
                .get("/play/channel/{token}/ads", Access.signed(), this::ads)
                .get("/play/channel/{token}/{file}", Access.signed(), this::playlist)
                .get(GUIDE, Access.open(), this::xmltv)
                .get("/guide/channels.m3u", Access.sets(), this::m3u)
                .get("/api/v1/console/channels", Access.operator(), _ -> console());
    }

    private record Body(@Nullable String profileId) {
        ProfileId profile() {
            try {
                if (profileId != null) {
                    return new ProfileId(UUID.fromString(profileId));
                }
            } catch (IllegalArgumentException e) {
                // answered below, with the rule
            }
            throw new BadRequest("profileId", "a UUID expected");
        }
    }

    private Reply play(Request request) {
        ChannelId id = request.id("id", ChannelId::new);
        ProfileId profile = request.json(Body.class).profile();
        return switch (channels.open(request.tvSet(), id, profile)) {
            case Opened.Playing(var play) -> Reply.json(201, play);
            case Opened.UnknownChannel _ -> no(404, "unknown-channel", "No such channel");
            case Opened.UnknownProfile _ -> no(404, "unknown-profile", "No such profile");
            case Opened.NoOffer _ -> no(403, "no-offer", "Not offered on this brand");
            case Opened.NotForKids _ -> no(403, "not-for-kids", "Not for this profile's age now");
            case Opened.NotOnAir _ -> no(404, "not-on-air", "The channel cannot be played");
        };
    }

    /** A takedown must reach the next request, and a live playlist is old after a segment. */
    private Reply playlist(Request request) {
        String file = request.pathParam("file");
        if (!file.endsWith(SUFFIX)) {
            return Reply.problem(Problem.notFound(file));
        }
        String name = file.substring(0, file.length() - SUFFIX.length());
        Optional<Instant> from = request.query("from").map(ChannelRoutes::instant);
        return switch (channels.print(request.pathParam("token"), name, from)) {
            case Printed.Found(var bytes) ->
                    Reply.bytes(200, HLS, bytes).with("Cache-Control", "no-store");
            case Printed.Refused _ -> no(403, "bad-token", "Not a valid address");
            case Printed.NotForKids _ -> no(403, "not-for-kids", "Not for this profile's age now");
            case Printed.Unknown _ -> Reply.problem(Problem.notFound(file));
            case Printed.NotReady _ ->
                    no(503, "not-ready", "Not ready yet").with("Retry-After", "5");
        };
    }

    private Reply ads(Request request) {
        Optional<Instant> from = request.query("from").map(ChannelRoutes::instant);
        return channels.ads(request.pathParam("token"), from)
                .map(ads -> Reply.json(200, ads).with("Cache-Control", "no-store"))
                .orElseGet(() -> no(403, "bad-token", "Not a valid address"));
    }

    private Reply xmltv(Request request) {
        Instant from = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant to = from.plus(Duration.ofHours(request.queryInt("hours", 24, 1, 168)));
        boolean kids = flag(request, "kids");
        List<GuideFiles.Line> lines =
                channels.scheduled().stream()
                        .map(channel ->
                                new GuideFiles.Line(
                                        channel,
                                        absolute(request, channels.logo(channel)),
                                        programmes(channel, from, to, kids)))
                        .toList();
        return Reply.bytes(200, "application/xml; charset=utf-8", GuideFiles.xmltv(lines))
                .with("Cache-Control", "max-age=60");
    }

    private List<Programme> programmes(Channel channel, Instant from, Instant to, boolean kids) {
        return channels.programmes(channel.id(), from, to).orElse(List.of()).stream()
                .filter(programme -> !kids || programme.rating().kidSafe())
                .toList();
    }

    private static boolean flag(Request request, String name) {
        String value = request.query(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new BadRequest(name, "true or false expected");
        }
        return value.equals("true");
    }

    /**
     * The streams' addresses are the calling set's own, and end with their session; for a child's
     * profile they refuse what is not for children.
     */
    private Reply m3u(Request request) {
        String language = request.query("lang").orElse("zh");
        if (!language.equals("zh") && !language.equals("en")) {
            throw new BadRequest("lang", "zh or en expected");
        }
        var set = request.tvSet();
        Optional<Boolean> kids =
                request.queryId("profile", ProfileId::new)
                        .map(profile -> channels.kids(set, profile))
                        .orElse(Optional.of(false));
        if (kids.isEmpty()) {
            return no(404, "unknown-profile", "No such profile");
        }
        List<GuideFiles.Stream> streams =
                channels.scheduled().stream()
                        .filter(channel -> channels.offered(channel.id(), set.brand()))
                        .map(channel ->
                                new GuideFiles.Stream(
                                        channel,
                                        absolute(request, channels.logo(channel)),
                                        absolute(
                                                request,
                                                channels.master(channel.id(), set, kids.get()))))
                        .toList();
        return Reply.bytes(
                        200,
                        "audio/x-mpegurl; charset=utf-8",
                        GuideFiles.m3u(
                                streams,
                                absolute(request, kids.get() ? GUIDE + "?kids=true" : GUIDE),
                                language.equals("en")))
                .with("Cache-Control", "no-store");
    }

    private Reply console() {
        Instant now = clock.instant();
        return Reply.json(
                new ConsoleLines(
                        channels.scheduled().stream()
                                .flatMap(channel ->
                                        channels
                                                .timeline(channel.id())
                                                .map(timeline ->
                                                        ConsoleLines.of(channel, timeline, now))
                                                .stream())
                                .toList()));
    }

    private static String absolute(Request request, String path) {
        return path.startsWith("/") ? request.origin() + path : path;
    }

    private static Reply no(int status, String type, String title) {
        return Reply.problem(Problem.of(status, type, title, title + "."));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequest("from", "an ISO 8601 instant expected");
        }
    }
}
