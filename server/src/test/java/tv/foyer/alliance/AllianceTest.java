package tv.foyer.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

class AllianceTest {
    private static final String PASSWORD = "amber-lantern-7";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;
    private Alliance alliance;
    private HttpServer server;
    private Partner kestral;
    private Partner ombrix;

    @BeforeEach
    void open() {
        database = TestDatabase.with("alliance");
        alliance = Alliance.open(database.sql(), clock, new Ids(clock));
        server = serve(alliance);
        kestral = alliance.admit(maker("kestral", "科斯澈", "Kestral", PartnerState.ACTIVE));
        ombrix = alliance.admit(maker("ombrix", "欧布里", "Ombrix", PartnerState.ACTIVE));
        hire(kestral, "wen@kestral.example", Role.ADMIN, Role.FINANCE);
        hire(ombrix, "ada@ombrix.example", Role.ADMIN);
    }

    @AfterEach
    void close() {
        server.close();
        database.close();
    }

    @Test
    void aMemberOfStaffSignsInReadsWhoItIsAndSignsOutAtOnce() {
        HttpResponse<String> in = signIn("Wen@Kestral.example", PASSWORD);
        String token = text(in, "token");

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(token).startsWith("s.");
        assertThat(text(in, "partner/key")).isEqualTo("kestral");
        assertThat(text(in, "partner/name/zh")).isEqualTo("科斯澈");
        assertThat(text(in, "operator")).isEqualTo("false");
        assertThat(get("/api/v1/console/me", token).body())
                .contains("wen@kestral.example")
                .contains("\"FINANCE\"")
                .doesNotContain("token");

        assertThat(post("/api/v1/console/sign-out", token, "").statusCode()).isEqualTo(204);
        assertThat(get("/api/v1/console/me", token).statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookAlike() {
        HttpResponse<String> wrong = signIn("wen@kestral.example", "not-the-password");
        HttpResponse<String> unknown = signIn("nobody@kestral.example", PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("wrong-sign-in");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(signIn("wen", PASSWORD).body()).contains("\"field\":\"email\"");
    }

    @Test
    void afterTenFailuresInAQuarterOfAnHourEvenTheRightPasswordMustWait() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("wen@kestral.example", "guess-" + i).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> locked = signIn("WEN@kestral.example", PASSWORD);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).contains("900");
        assertThat(signIn("ada@ombrix.example", PASSWORD).statusCode()).isEqualTo(200);

        pass(Duration.ofMinutes(15));
        assertThat(signIn("wen@kestral.example", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionLastsTwelveHoursFromItsLastUseAndSevenDaysAtMost() {
        String used = text(signIn("wen@kestral.example", PASSWORD), "token");
        String idle = text(signIn("wen@kestral.example", PASSWORD), "token");

        for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
            assertThat(alliance.staffOf(used)).as("after %d hours", hours).isPresent();
            pass(Duration.ofHours(6));
        }

        assertThat(alliance.staffOf(idle)).isEmpty();
        assertThat(alliance.staffOf(used)).isPresent();
        pass(Duration.ofHours(6));
        assertThat(alliance.staffOf(used)).isEmpty();
    }

    @Test
    void aSignOutOnAnotherNodeWorksHereWithinAMinute() {
        String token = text(signIn("wen@kestral.example", PASSWORD), "token");
        Alliance otherNode = Alliance.open(database.sql(), clock, new Ids(clock));
        try (HttpServer other = serve(otherNode)) {
            assertThat(alliance.staffOf(token)).isPresent();
            send(post(request(other, "/api/v1/console/sign-out", token), ""));
        }

        pass(Duration.ofSeconds(60));
        assertThat(alliance.staffOf(token)).isEmpty();
    }

    @Test
    void aTokenThatWasNeverGivenOpensNothing() {
        assertThat(alliance.staffOf("")).isEmpty();
        assertThat(alliance.staffOf("s.")).isEmpty();
        assertThat(alliance.staffOf("s." + "A".repeat(43))).isEmpty();
        assertThat(alliance.staffOf("d." + "A".repeat(43))).isEmpty();
    }

    @Test
    void staffOfOnePartnerNeverReadsTheTrailOfAnother() {
        String wen = text(signIn("wen@kestral.example", PASSWORD), "token");
        String ada = text(signIn("ada@ombrix.example", PASSWORD), "token");
        Caller.Staff caller = alliance.staffOf(wen).orElseThrow();
        alliance.record(caller, "veto", "ombrix", "no rival ads on our sets");

        assertThat(get("/api/v1/console/audit-trail", wen).body()).contains("no rival ads");
        assertThat(get("/api/v1/console/audit-trail", ada).body())
                .contains("ada@ombrix.example")
                .doesNotContain("rival")
                .doesNotContain("wen");
        assertThat(rows(ombrix.id(), "alliance.audit")).isEqualTo(1);
        assertThat(rows(ombrix.id(), "alliance.staff")).isEqualTo(1);
        assertThat(rows(ombrix.id(), "alliance.partner")).isEqualTo(1);
    }

    @Test
    void aTrailIsReadInPagesNewestFirst() {
        String wen = text(signIn("wen@kestral.example", PASSWORD), "token");
        Caller.Staff caller = alliance.staffOf(wen).orElseThrow();
        for (int i = 0; i < 5; i++) {
            alliance.record(caller, "deed", "n" + i, "");
        }

        HttpResponse<String> first = get("/api/v1/console/audit-trail?limit=3", wen);
        String next = text(first, "next");
        HttpResponse<String> second =
                get("/api/v1/console/audit-trail?limit=3&cursor=" + next, wen);

        assertThat(first.body()).contains("n4", "n3", "n2").doesNotContain("n1");
        assertThat(second.body()).contains("n1", "n0", "sign-in", "\"next\":null");
        assertThat(get("/api/v1/console/audit-trail?cursor=7", wen).body())
                .contains("\"field\":\"cursor\"");
    }

    @Test
    void onlyAnAdminReadsTheTrail() {
        hire(kestral, "lu@kestral.example", Role.VIEWER);
        String viewer = text(signIn("lu@kestral.example", PASSWORD), "token");

        assertThat(get("/api/v1/console/audit-trail", viewer).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyNotEvenTheHouseRewritesTheTrailOrAPartnersState() {
        assertThatThrownBy(
                        () -> database.sql().houseDo(h -> h.execute("delete from alliance.audit")))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() ->
                        database.sql()
                                .asPartner(
                                        kestral.id(),
                                        h ->
                                                h.execute(
                                                        "update alliance.partner set state ="
                                                                + " 'ACTIVE'")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> rows(kestral.id(), "alliance.password"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nothingOfAPartnerIsPublicBeforeItSigned() {
        Partner lumao = alliance.admit(maker("lumao", "麓茂", "Lumao", PartnerState.INVITED));

        assertThat(alliance.name(lumao.id())).isEqualTo(Directory.UNNAMED);
        assertThat(alliance.partners()).doesNotContain(lumao);
        assertThat(alliance.partnerByKey("lumao")).contains(lumao);

        alliance.move(lumao.id(), PartnerState.CLAIMED);
        alliance.move(lumao.id(), PartnerState.SIGNED);
        assertThat(alliance.name(lumao.id())).isEqualTo(new Text("麓茂", "Lumao"));
        assertThatThrownBy(() -> alliance.move(lumao.id(), PartnerState.INVITED))
                .hasMessageContaining("lumao is SIGNED and cannot become INVITED");
    }

    @Test
    void theStaffOfASuspendedPartnerIsOutAtOnce() {
        String token = text(signIn("wen@kestral.example", PASSWORD), "token");
        assertThat(alliance.staffOf(token)).isPresent();

        alliance.move(kestral.id(), PartnerState.SUSPENDED);

        assertThat(alliance.staffOf(token)).isEmpty();
        assertThat(signIn("wen@kestral.example", PASSWORD).body()).contains("wrong-sign-in");
    }

    @Test
    void admittingAndHiringTwiceChangesNothing() {
        assertThat(alliance.admit(maker("kestral", "别名", "Other", PartnerState.INVITED)))
                .isEqualTo(kestral);
        assertThat(kestral.id()).isEqualTo(new PartnerId(Ids.named("partner/kestral")));
        hire(kestral, "WEN@kestral.example", Role.VIEWER);
        assertThat(rows(kestral.id(), "alliance.staff")).isEqualTo(1);
        assertThatThrownBy(() -> hire(ombrix, "wen@kestral.example", Role.ADMIN))
                .hasMessageContaining("email");
    }

    @Test
    void aDraftThatBreaksARuleNamesTheField() {
        assertThatThrownBy(() -> maker("Kestral!", "科", "K", PartnerState.ACTIVE))
                .hasMessageStartingWith("key:");
        assertThatThrownBy(() -> maker("kestral", "科", "K", PartnerState.LEFT))
                .hasMessageStartingWith("state:");
        assertThatThrownBy(
                        () -> new StaffDraft(kestral.id(), "a@b", "A", "short", Set.of(Role.ADMIN)))
                .hasMessageStartingWith("password:");
        assertThat(
                        new StaffDraft(kestral.id(), "a@b", "A", PASSWORD, Set.of(Role.ADMIN))
                                .toString())
                .doesNotContain(PASSWORD);
    }

    @Test
    void thePageCursorIsAnIdOfTheTrail() {
        assertThat(alliance.trail(kestral.id(), Optional.of(new UUID(0, 0)), 10)).isEmpty();
        assertThat(alliance.trail(kestral.id(), Optional.empty(), 10)).isEqualTo(List.of());
    }

    private static PartnerDraft maker(String key, String zh, String en, PartnerState state) {
        return new PartnerDraft(key, new Text(zh, en), Set.of(PartnerKind.MAKER), state);
    }

    private void hire(Partner partner, String email, Role... roles) {
        alliance.hire(new StaffDraft(partner.id(), email, "Wen", PASSWORD, Set.of(roles)));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Integer rows(PartnerId reader, String table) {
        return database.sql()
                .asPartner(
                        reader,
                        h ->
                                h.createQuery("select count(*) from " + table)
                                        .mapTo(Integer.class)
                                        .one());
    }

    private static HttpServer serve(Alliance alliance) {
        return HttpServer.start(
                HttpServer.Config.on("127.0.0.1", 0),
                alliance.routes(),
                bearer ->
                        alliance.staffOf(bearer)
                                .<Caller>map(staff -> staff)
                                .orElseGet(Caller.Nobody::new),
                new SimpleMeterRegistry());
    }

    private HttpResponse<String> signIn(String email, String password) {
        return post(
                "/api/v1/console/sign-in",
                "",
                "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private HttpResponse<String> get(String path, String token) {
        return send(request(server, path, token).GET());
    }

    private HttpResponse<String> post(String path, String token, String body) {
        return send(post(request(server, path, token), body));
    }

    private static HttpRequest.Builder post(HttpRequest.Builder to, String body) {
        return to.POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(HttpServer at, String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<String> answer, String path) {
        byte[] body = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Json.textAt(body, path).orElse("");
    }
}
