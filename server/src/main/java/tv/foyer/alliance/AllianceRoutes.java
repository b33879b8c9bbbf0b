package tv.foyer.alliance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.FailureLimit;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;

/** The console's door, and the trail of what went on behind it. */
final class AllianceRoutes {
    private static final String BEARER = "Bearer ";
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final Alliance alliance;
    private final Sessions sessions;

    AllianceRoutes(Alliance alliance, Sessions sessions) {
        this.alliance = alliance;
        this.sessions = sessions;
    }

    record SignInBody(Optional<String> email, Optional<String> password) {}

    record Person(StaffId id, String name, String email) {}

    record Member(PartnerId id, String key, Text name, Set<PartnerKind> kinds) {}

    record Me(Person staff, Member partner, Set<Role> roles, boolean operator) {}

    record Welcome(String token, Person staff, Member partner, Set<Role> roles, boolean operator) {}

    record Actor(StaffId id, String name) {}

    record Line(UUID id, Instant at, Actor staff, String action, String subject, String detail) {}

    record Page(List<Line> items, Optional<UUID> next) {}

    Routes routes() {
        return new Routes()
                .post("/api/v1/console/sign-in", Access.open(), this::signIn)
                .post("/api/v1/console/sign-out", Access.staff(), this::signOut)
                .get("/api/v1/console/me", Access.staff(), this::me)
                .get("/api/v1/console/audit-trail", Access.staff(Role.ADMIN), this::trail);
    }

    private Reply signIn(Request request) {
        SignInBody body = request.json(SignInBody.class);
        String email = body.email().map(String::strip).orElse("");
        String password = body.password().orElse("");
        if (!StaffDraft.isEmail(email)) {
            throw new BadRequest("email", "name@host expected");
        }
        if (password.isEmpty() || password.length() > StaffDraft.LONGEST_PASSWORD) {
            throw new BadRequest("password", "1 to 128 characters expected");
        }
        return switch (sessions.signIn(email, password, request.peer())) {
            case SignIn.SignedIn(var token, var staff, var partner) ->
                    welcome(token, staff, partner);
            case SignIn.Wrong _ ->
                    Reply.problem(
                            Problem.of(
                                    401,
                                    "wrong-sign-in",
                                    "That did not match",
                                    "Address and password do not belong together."));
            case SignIn.TooMany(var pause) -> FailureLimit.refusal(pause);
            case SignIn.Busy _ ->
                    Reply.problem(Problem.of(503, "busy", "Too much at once", "Try again shortly."))
                            .with("Retry-After", "2");
        };
    }

    private Reply welcome(String token, Staff staff, Partner partner) {
        alliance.record(
                new Caller.Staff(staff.id(), partner.id(), partner.kinds(), staff.roles()),
                "sign-in",
                staff.email(),
                "");
        Me me = me(staff, partner);
        return Reply.json(new Welcome(token, me.staff(), me.partner(), me.roles(), me.operator()))
                .with("Cache-Control", "no-store");
    }

    private Reply signOut(Request request) {
        request.header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .ifPresent(value -> sessions.signOut(value.substring(BEARER.length())));
        alliance.record(request.staff(), "sign-out", "", "");
        return Reply.noContent();
    }

    private Reply me(Request request) {
        Caller.Staff caller = request.staff();
        Staff staff = alliance.staff(caller).orElseThrow();
        Partner partner = alliance.partner(caller.partner()).orElseThrow();
        return Reply.json(me(staff, partner));
    }

    private Reply trail(Request request) {
        int limit = request.queryInt("limit", PAGE, 1, LONGEST_PAGE);
        List<AuditStore.Entry> entries =
                alliance.trail(request.staff().partner(), cursor(request), limit + 1);
        List<Line> lines = entries.stream().limit(limit).map(AllianceRoutes::line).toList();
        Optional<UUID> next =
                entries.size() > limit ? Optional.of(lines.getLast().id()) : Optional.empty();
        return Reply.json(new Page(lines, next));
    }

    private static Optional<UUID> cursor(Request request) {
        try {
            return request.query("cursor").map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("cursor", "the next of an earlier page expected");
        }
    }

    private static Me me(Staff staff, Partner partner) {
        return new Me(
                new Person(staff.id(), staff.name(), staff.email()),
                new Member(partner.id(), partner.key(), partner.name(), partner.kinds()),
                staff.roles(),
                partner.kinds().contains(PartnerKind.OPERATOR));
    }

    private static Line line(AuditStore.Entry entry) {
        AuditStore.Deed deed = entry.deed();
        return new Line(
                entry.id(),
                entry.at(),
                new Actor(entry.staff(), entry.name()),
                deed.action(),
                deed.subject(),
                deed.detail());
    }
}
