package tv.foyer.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.FailureLimit;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.HouseholdId;

/** The phone's side of the device grant: looking at a code and saying yes to it. */
final class ActivationRoutes {
    private static final String BEARER = "Bearer ";

    private final Activations activations;
    private final Stores stores;
    private final Supplier<ProductRange> range;
    private final InstantSource clock;
    private final FailureLimit wrongCodes = new FailureLimit(20, Duration.ofMinutes(10), 50_000);

    ActivationRoutes(
            Activations activations,
            Stores stores,
            Supplier<ProductRange> range,
            InstantSource clock) {
        this.activations = activations;
        this.stores = stores;
        this.range = range;
        this.clock = clock;
    }

    record ApproveBody(
            Optional<String> room, Optional<String> householdName, Optional<String> language) {}

    Routes routes() {
        return new Routes()
                .get("/api/v1/activations/{userCode}", Access.open(), this::look)
                .post("/api/v1/activations/{userCode}/approve", Access.open(), this::approve);
    }

    private Reply look(Request request) {
        Optional<Duration> pause = wrongCodes.enter(request.peer(), clock.instant());
        if (pause.isPresent()) {
            return FailureLimit.refusal(pause.get());
        }
        String typed = request.pathParam("userCode");
        Optional<Activation> found = activations.find(typed);
        found.ifPresent(_ -> wrongCodes.excuse(request.peer()));
        return Reply.json(found.map(a -> view(request, a)).orElseGet(() -> unknown(typed)))
                .with("Cache-Control", "no-store");
    }

    private Views.ActivationView view(Request request, Activation activation) {
        Instant now = clock.instant();
        String state =
                switch (activation.state()) {
                    case PENDING -> activation.expired(now) ? "expired" : "pending";
                    case APPROVED, REDEEMED -> "approved";
                };
        Optional<Model> model =
                state.equals("expired")
                        ? Optional.empty()
                        : stores.devices()
                                .find(activation.device())
                                .flatMap(set -> range.get().model(set.model()));
        return new Views.ActivationView(
                activation.userCode(),
                state,
                model.flatMap(m -> range.get().brand(m.brand())).map(Views::of),
                model.map(m -> new Views.ModelName(m.name())),
                Optional.of(activation.expiresAt()),
                joining(request).flatMap(stores.households()::name).map(Views.HouseholdName::new));
    }

    private Reply approve(Request request) {
        Wish wish = wish(request.json(ApproveBody.class));
        Optional<Duration> pause = wrongCodes.enter(request.peer(), clock.instant());
        if (pause.isPresent()) {
            return FailureLimit.refusal(pause.get());
        }
        Approval approval =
                activations.approve(request.pathParam("userCode"), wish, joining(request));
        if (!(approval instanceof Approval.Unknown)) {
            wrongCodes.excuse(request.peer());
        }
        return switch (approval) {
            case Approval.Joined(var household, var newToken) ->
                    Reply.json(
                                    new Views.Approved(
                                            "approved",
                                            household,
                                            newToken.orElseGet(() -> bearer(request))))
                            .with("Cache-Control", "no-store");
            case Approval.Unknown _ ->
                    no(404, "unknown-code", "No such code", "Look at the set's screen once more.");
            case Approval.Expired _ ->
                    no(
                            410,
                            "code-expired",
                            "The code has expired",
                            "The set shows a new one; what you typed stays.");
            case Approval.Used _ ->
                    no(
                            409,
                            "code-used",
                            "The code was used",
                            "A household has approved this set with it.");
        };
    }

    private static Reply no(int status, String type, String title, String detail) {
        return Reply.problem(Problem.of(status, type, title, detail));
    }

    private static Wish wish(ApproveBody body) {
        String language = Fields.language(body.language());
        String otherwise = language.equals("zh") ? "我的家" : "Our home";
        Optional<String> name = body.householdName().filter(text -> !text.isBlank());
        return new Wish(
                Fields.name("room", body.room()),
                Fields.name("householdName", Optional.of(name.orElse(otherwise))),
                language);
    }

    private static Optional<HouseholdId> joining(Request request) {
        return request.caller() instanceof Caller.Phone(var household)
                ? Optional.of(household)
                : Optional.empty();
    }

    private static String bearer(Request request) {
        return request.header("Authorization").orElse(BEARER).substring(BEARER.length());
    }

    private static Views.ActivationView unknown(String typed) {
        return new Views.ActivationView(
                UserCode.parse(typed).orElse(""),
                "unknown",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
