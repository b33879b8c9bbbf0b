package tv.foyer.ads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;
import tv.foyer.sales.LineItem;

/**
 * The ads of a set's screens: one call for all surfaces but the boot ad. An answer beyond the
 * budget, or none because something broke, has no ads, and what was promised for it is given up.
 */
final class AdRoutes {
    private static final int MAX_AT_WORK = 512;
    private static final int MAX_BREAKS = 16;
    private static final int USUAL_SECONDS = 60;
    private static final int MAX_SECONDS = 3_600;
    private static final String SVG = ".svg";

    private final Ads ads;
    private final Neighbours neighbours;
    private final PolicyPack policy;
    private final Supplier<AdSnapshot> snapshot;
    private final Prompt prompt;

    AdRoutes(
            Ads ads,
            Neighbours neighbours,
            PolicyPack policy,
            Supplier<AdSnapshot> snapshot,
            long budgetMillis) {
        this.ads = ads;
        this.neighbours = neighbours;
        this.policy = policy;
        this.snapshot = snapshot;
        this.prompt = new Prompt("ads", budgetMillis, MAX_AT_WORK);
    }

    Routes routes() {
        return new Routes()
                .post("/api/v1/ads", Access.sets(), this::ads)
                .get("/api/v1/ads/qr/{file}", Access.open(), this::qr);
    }

    record Ask(
            @Nullable ProfileId profileId,
            Optional<TitleId> titleId,
            @Nullable List<Room> breaks) {}

    record Room(
            @Nullable Surface surface, Optional<Integer> maxSeconds, Optional<Integer> maxAds) {}

    private Reply ads(Request request) {
        Ask ask = request.json(Ask.class);
        List<AdRequest.Room> rooms = rooms(ask);
        if (ask.profileId() == null) {
            throw new BadRequest("profileId", "a profile of the household expected");
        }
        Caller.TvSet set = request.tvSet();
        Optional<AdRequest.Viewer> viewer =
                neighbours.viewers().profile(set.household(), ask.profileId());
        if (viewer.isEmpty()) {
            return Reply.problem(Problem.notFound("profileId: no profile of this household"));
        }
        AdRequest asked = request(set, viewer.get(), ask.titleId(), rooms);
        AdAnswer none =
                new AdAnswer(
                        policy.name(),
                        rooms.stream()
                                .map(room -> new AdAnswer.Filled(room.surface(), List.of()))
                                .toList());
        return Reply.bytes(200, "application/json", prompt.ask(() -> decide(asked), none).json());
    }

    private Prompt.Made<AdAnswer> decide(AdRequest request) {
        Ads.Decision decision = ads.decide(request);
        List<AdAnswer.Filled> filled = new ArrayList<>();
        for (int i = 0; i < request.breaks().size(); i++) {
            List<AdAnswer.Ad> shown =
                    decision.breaks().get(i).stream().flatMap(ad -> ad(ad).stream()).toList();
            filled.add(new AdAnswer.Filled(request.breaks().get(i).surface(), shown));
        }
        return new Prompt.Made<>(new AdAnswer(policy.name(), filled), decision.undo());
    }

    /** An ad whose file is gone since the snapshot is left out; its promise runs out by itself. */
    private Optional<AdAnswer.Ad> ad(PlacedAd ad) {
        return switch (ad.format()) {
            case VIDEO ->
                    neighbours
                            .spots()
                            .film(ad.assetKey())
                            .map(film -> ad(ad, film.master(), film.width(), film.height()));
            case IMAGE ->
                    neighbours
                            .spots()
                            .picture(ad.assetKey())
                            .map(image -> ad(ad, image.path(), image.width(), image.height()));
        };
    }

    private AdAnswer.Ad ad(PlacedAd ad, String media, int width, int height) {
        return new AdAnswer.Ad(
                ad.slot(),
                ad.token(),
                ad.title(),
                ad.headline(),
                neighbours.partners().name(ad.advertiser()),
                policy.label(),
                ad.seconds(),
                ad.format(),
                media,
                width,
                height,
                ad.link()
                        .map(link ->
                                new AdAnswer.Qr("/api/v1/ads/qr/" + ad.creative() + ".svg", link)));
    }

    private AdRequest request(
            Caller.TvSet set,
            AdRequest.Viewer viewer,
            Optional<TitleId> title,
            List<AdRequest.Room> rooms) {
        return new AdRequest(
                set.device(),
                set.household(),
                set.brand(),
                set.maker(),
                neighbours.viewers().screen(set.model()),
                viewer,
                title,
                title.flatMap(neighbours.viewers()::content).map(Viewers.Content::provider),
                rooms);
    }

    private static List<AdRequest.Room> rooms(Ask ask) {
        List<Room> asked = ask.breaks() == null ? List.of() : ask.breaks();
        if (asked.isEmpty() || asked.size() > MAX_BREAKS) {
            throw new BadRequest("breaks", "1 to " + MAX_BREAKS + " expected");
        }
        List<AdRequest.Room> rooms = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            rooms.add(room(asked.get(i), "breaks[" + i + "]."));
        }
        return rooms;
    }

    private static AdRequest.Room room(@Nullable Room room, String path) {
        Surface surface = room == null ? null : room.surface();
        if (room == null || surface == null || surface == Surface.BOOT) {
            throw new BadRequest(path + "surface", "a surface but BOOT expected");
        }
        int seconds = room.maxSeconds().orElse(USUAL_SECONDS);
        int most = room.maxAds().orElse(1);
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new BadRequest(path + "maxSeconds", "1 to " + MAX_SECONDS + " expected");
        }
        if (most < 1 || most > PodSolver.MAX_ADS) {
            throw new BadRequest(path + "maxAds", "1 to " + PodSolver.MAX_ADS + " expected");
        }
        return new AdRequest.Room(surface, seconds, most);
    }

    private Reply qr(Request request) {
        return creative(request.pathParam("file"))
                .flatMap(id -> Optional.ofNullable(snapshot.get().creatives().get(id)))
                .flatMap(LineItem.Creative::link)
                .map(url ->
                        Reply.text(200, "image/svg+xml", neighbours.qr().svg(url))
                                .with("Cache-Control", "public, max-age=3600"))
                .orElseGet(() -> Reply.problem(Problem.notFound("creative: none with a link")));
    }

    private static Optional<CreativeId> creative(String file) {
        try {
            return file.endsWith(SVG)
                    ? Optional.of(
                            new CreativeId(
                                    UUID.fromString(
                                            file.substring(0, file.length() - SVG.length()))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
