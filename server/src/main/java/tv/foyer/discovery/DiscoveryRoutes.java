package tv.foyer.discovery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.foyer.discovery.Discovery.Profiles;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;

/** Discovery over HTTP; all of it for sets. */
final class DiscoveryRoutes {
    private static final String JSON = "application/json";
    private static final int MOST_TYPED = 100;

    private final Supplier<View> current;
    private final Discovery.Neighbours neighbours;
    private final InstantSource clock;
    private final Home home;
    private final TitlePages pages;

    private DiscoveryRoutes(
            Supplier<View> current,
            Discovery.Neighbours neighbours,
            InstantSource clock,
            Home home,
            TitlePages pages) {
        this.current = current;
        this.neighbours = neighbours;
        this.clock = clock;
        this.home = home;
        this.pages = pages;
    }

    static Routes of(
            Supplier<View> current,
            Discovery.Neighbours neighbours,
            InstantSource clock,
            Home home,
            TitlePages pages) {
        DiscoveryRoutes routes = new DiscoveryRoutes(current, neighbours, clock, home, pages);
        return new Routes()
                .get("/api/v1/home", Access.sets(), routes::home)
                .get("/api/v1/titles/{id}", Access.sets(), routes::title)
                .get("/api/v1/search", Access.sets(), routes::search)
                .get("/api/v1/guide", Access.sets(), routes::guide);
    }

    /** A viewer of the household that is asking. */
    private record Viewer(ProfileId profile, Profiles.Kind kind) {}

    private Reply home(Request request) {
        Caller.TvSet set = request.tvSet();
        Optional<Viewer> viewer = viewer(request, required(request));
        if (viewer.isEmpty()) {
            return noProfile();
        }
        Instant now = clock.instant();
        Ask ask =
                new Ask(
                        shelf(set, viewer, now),
                        viewer.get().profile(),
                        now,
                        neighbours.progress());
        return Reply.pieces(JSON, home.screen(ask, neighbours.rowPlan().kinds(set)));
    }

    private Reply title(Request request) {
        TitleId id = request.id("id", TitleId::new);
        Optional<Viewer> viewer = viewer(request, required(request));
        if (viewer.isEmpty()) {
            return noProfile();
        }
        Instant now = clock.instant();
        Shelf shelf = shelf(request.tvSet(), viewer, now);
        return pages.page(shelf, id, viewer.get().profile(), now)
                .map(Reply::json)
                .orElseGet(() -> Reply.problem(Problem.notFound("no such title here")));
    }

    private Reply search(Request request) {
        int limit = request.queryInt("limit", 20, 1, 50);
        String typed = request.query("q").orElse("");
        if (typed.length() > MOST_TYPED) {
            throw new BadRequest("q", "at most " + MOST_TYPED + " characters expected");
        }
        View view = current.get();
        return forAnyone(
                request,
                view,
                shelf -> Reply.pieces(JSON, Search.answer(view, shelf, typed, limit)));
    }

    private Reply guide(Request request) {
        Instant from =
                request.query("from")
                        .map(DiscoveryRoutes::instant)
                        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.HOURS));
        Duration length = Duration.ofHours(request.queryInt("hours", 4, 1, 48));
        return forAnyone(
                request, current.get(), shelf -> Reply.json(GuidePage.of(shelf, from, length)));
    }

    /** Answers with the profile's shelf, or without a profile with the grown-ups'. */
    private Reply forAnyone(Request request, View view, Function<Shelf, Reply> answer) {
        Optional<ProfileId> profile = request.queryId("profile", ProfileId::new);
        Optional<Viewer> viewer = profile.flatMap(id -> viewer(request, id));
        if (profile.isPresent() && viewer.isEmpty()) {
            return noProfile();
        }
        return answer.apply(view.shelf(audience(request.tvSet(), viewer), clock.instant()));
    }

    private static ProfileId required(Request request) {
        return request.queryId("profile", ProfileId::new)
                .orElseThrow(() -> new BadRequest("profile", "must be given"));
    }

    private Optional<Viewer> viewer(Request request, ProfileId profile) {
        return neighbours
                .profiles()
                .kind(request.tvSet().household(), profile)
                .map(kind -> new Viewer(profile, kind));
    }

    private Shelf shelf(Caller.TvSet set, Optional<Viewer> viewer, Instant now) {
        return current.get().shelf(audience(set, viewer), now);
    }

    private static Audience audience(Caller.TvSet set, Optional<Viewer> viewer) {
        boolean kids = viewer.filter(each -> each.kind() == Profiles.Kind.KIDS).isPresent();
        return new Audience(set.brand(), kids);
    }

    private static Reply noProfile() {
        return Reply.problem(Problem.notFound("no such profile in this household"));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequest("from", "an ISO 8601 instant expected");
        }
    }
}
