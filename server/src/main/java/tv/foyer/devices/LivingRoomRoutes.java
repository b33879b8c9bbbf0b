package tv.foyer.devices;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.HouseholdId;

/** A set asks what it is; a household looks at its sets and viewers. */
final class LivingRoomRoutes {
    private final LivingRoom room;
    private final HouseholdStore store;
    private final Supplier<ProductRange> range;

    LivingRoomRoutes(LivingRoom room, HouseholdStore store, Supplier<ProductRange> range) {
        this.room = room;
        this.store = store;
        this.range = range;
    }

    record ProfileBody(Optional<String> name, Optional<String> kind) {}

    record SettingsBody(Optional<String> language, Optional<String> room) {}

    Routes routes() {
        return new Routes()
                .get("/api/v1/me", Access.sets(), this::me)
                .post("/api/v1/profiles", Access.sets(), this::addProfile)
                .put("/api/v1/settings", Access.sets(), this::settle)
                .get("/api/v1/household", Access.phones(), this::household);
    }

    private Reply me(Request request) {
        Caller.TvSet set = request.tvSet();
        Reply reply = show(set);
        if (reply.status() == 200) {
            room.switchedOn(set);
        }
        return reply;
    }

    private Reply addProfile(Request request) {
        ProfileBody body = request.json(ProfileBody.class);
        String name = Fields.name("name", body.name());
        ProfileKind kind = kind(body.kind());
        return room.add(request.tvSet().household(), name, kind)
                .map(profile -> Reply.json(201, Views.of(profile)))
                .orElseGet(() ->
                        Reply.problem(
                                Problem.of(
                                        409,
                                        "household-full",
                                        "No room for more profiles",
                                        "A household has at most "
                                                + Activations.MOST_PROFILES
                                                + " profiles.")));
    }

    private Reply settle(Request request) {
        SettingsBody body = request.json(SettingsBody.class);
        Optional<String> language = body.language().map(text -> Fields.language(Optional.of(text)));
        Optional<String> name = body.room().map(text -> Fields.name("room", Optional.of(text)));
        Caller.TvSet set = request.tvSet();
        store.settle(set.device(), set.household(), language, name);
        return show(set);
    }

    private Reply household(Request request) {
        if (!(request.caller() instanceof Caller.Phone(var id))) {
            throw new IllegalStateException("route is not for phones");
        }
        String name = store.name(id).orElseThrow();
        return Reply.json(new Views.HomeView(new Views.HouseholdView(id, name), sets(id)));
    }

    private List<Views.SetView> sets(HouseholdId household) {
        ProductRange now = range.get();
        return store.sets(household).stream()
                .map(set -> {
                    Model model = now.model(set.model()).orElseThrow();
                    Brand brand = now.brand(model.brand()).orElseThrow();
                    return new Views.SetView(
                            set.device(),
                            Views.of(brand),
                            Views.of(model),
                            set.room(),
                            set.activatedAt());
                })
                .toList();
    }

    private Reply show(Caller.TvSet set) {
        return room.me(set)
                .map(me -> Reply.json(view(set, me)).with("Cache-Control", "no-store"))
                .orElseGet(LivingRoomRoutes::gone);
    }

    private static Views.MeView view(Caller.TvSet set, LivingRoom.Me me) {
        return new Views.MeView(
                new Views.DeviceView(set.device(), me.place().serial(), me.place().room()),
                Views.of(me.brand()),
                Views.of(me.model()),
                new Views.HouseholdView(set.household(), me.place().household()),
                me.profiles().stream().map(Views::of).toList(),
                me.config(),
                me.bootAdsRefused(),
                me.policy());
    }

    private static ProfileKind kind(Optional<String> typed) {
        return Arrays.stream(ProfileKind.values())
                .filter(kind -> typed.filter(kind.word()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new BadRequest("kind", "adult, kids or elder expected"));
    }

    private static Reply gone() {
        return Reply.problem(
                        Problem.of(
                                401,
                                "sign-in-needed",
                                "Activate the set again",
                                "It stands in this household no more."))
                .with("WWW-Authenticate", "Bearer");
    }
}
