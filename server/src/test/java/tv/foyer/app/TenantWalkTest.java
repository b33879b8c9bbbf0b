package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.app.WalkedHouse.OPERATOR;
import static tv.foyer.app.WalkedHouse.PARTNERS;
import static tv.foyer.app.WalkedHouse.TENANTS;
import static tv.foyer.app.WalkedHouse.TEST;
import static tv.foyer.app.WalkedHouse.UUID_TEXT;
import static tv.foyer.app.WalkedHouse.id;
import static tv.foyer.app.WalkedHouse.ids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Access;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Ids;

/**
 * Every route of a house in which people have watched, walked with another partner's identity
 * ({@link TenantTableTest} walks its tables, {@link TenantPackTest} its packs).
 *
 * <p>What a partner may read of others, and nothing else:
 *
 * <ul>
 *   <li>the joint company, everybody's counterparty;
 *   <li>whoever stands beside it in a row to which it is a party: the provider of content on its
 *       screens, the maker of a screen that showed its film, the advertiser of a spot it carried;
 *   <li>a maker, in its list of vetoes only: who advertises in the alliance, for it decides about
 *       each.
 *   <li>an advertiser that plans: which brands there are to be shown on, whoever refuses it.
 * </ul>
 *
 * Everything else in the database is a secret to it, and is looked for in all that it can fetch.
 */
@Tag("slow")
class TenantWalkTest {
    static final String VETOES = "/api/v1/console/vetoes";
    private static final String TARGETING = "/api/v1/console/targeting";

    /** Everything that anyone may call without any token; a new one is a decision, made here. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /livez",
                    "GET /readyz",
                    "GET /metrics",
                    "GET /openapi.json",
                    "POST /api/v1/devices",
                    "POST /oauth/device_authorization",
                    "GET /oauth/qr/{file}",
                    "POST /oauth/token",
                    "GET /api/v1/activations/{userCode}",
                    "POST /api/v1/activations/{userCode}/approve",
                    "POST /api/v1/console/sign-in",
                    "GET /sellers.json",
                    "GET /app-ads.txt",
                    "GET /guide/xmltv.xml",
                    "GET /api/v1/ads/qr/{file}",
                    "GET /media/art/{file}",
                    "GET /media/creatives/{file}",
                    "GET /media/no-words.vtt",
                    "GET /play/guided/{asset}/{list}",
                    "GET /media/assets/{key}/{list}",
                    "GET /media/assets/{key}/{rung}/{file}");

    private static final Set<String> SIGNED =
            Set.of(
                    "POST /v1/events",
                    "GET /t/{point}",
                    "GET /vast",
                    "GET /vmap",
                    "GET /play/{token}/{file}",
                    "GET /play/{token}/breaks/{list}",
                    "GET /live/{token}/{file}",
                    "GET /live/{token}/{rung}/{file}",
                    "GET /play/channel/{token}/{file}",
                    "GET /play/channel/{token}/ads",
                    "POST /openrtb2/auction",
                    "POST /openrtb2/bid/{seller}");

    @Test
    void whatIsOpenIsOpenOnPurpose() {
        Set<String> open = new TreeSet<>();
        Set<String> signed = new TreeSet<>();
        for (Routes.Route route : TEST.house().routes().list()) {
            boolean web = route.path().matches("/(tv|phone|console)?(/.*)?");
            switch (route.access()) {
                case Access.Open _ -> {
                    if (!web) {
                        open.add(Fetched.name(route));
                    }
                }
                case Access.Signed _ -> signed.add(Fetched.name(route));
                case Access.Sets _, Access.Phones _, Access.StaffOf _ -> {}
            }
        }
        assertThat(open).isEqualTo(new TreeSet<>(OPEN));
        assertThat(signed).isEqualTo(new TreeSet<>(SIGNED));
    }

    @Test
    void everyRouteRefusesEveryCallerOfAnotherKind() throws IOException {
        Sofa sofa = Sofa.join(TEST.wire(), "kestral-k55", "WALK-1", Optional.empty());
        Map<String, String> callers = new TreeMap<>();
        callers.put("set", sofa.set());
        callers.put("phone", sofa.phone());
        PARTNERS.forEach(key -> callers.put("staff of " + key, TEST.staff(key)));
        List<String> breaches = new ArrayList<>();
        for (Routes.Route route : TEST.house().routes().list()) {
            if (guarded(route.access())) {
                expect(breaches, route, "nobody", Optional.empty(), 401);
                expect(breaches, route, "a made-up token", Optional.of("not.a.token"), 401);
                callers.forEach((who, token) -> {
                    if (!Fetched.admits(route.access(), who)) {
                        expect(breaches, route, who, Optional.of(token), 403);
                    }
                });
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void aTokenThatWasNotSignedHereOpensNothing() {
        for (String path :
                List.of(
                        "/play/AAAA.BBBB/master.m3u8",
                        "/play/x/720p.m3u8",
                        "/play/AAAA.BBBB/guided.m3u8",
                        "/play/AAAA.BBBB/film.m3u8",
                        "/play/AAAA.BBBB/breaks/0.json",
                        "/live/AAAA.BBBB/master.m3u8",
                        "/live/AAAA.BBBB/v0/1.m4s",
                        "/play/channel/AAAA.BBBB/master.m3u8",
                        "/play/channel/x/720p.m3u8",
                        "/vast?t=AAAA.BBBB",
                        "/vast",
                        "/vmap?t=AAAA.BBBB",
                        "/vmap",
                        "/t/IMPRESSION?c=AAAA",
                        "/t/NOTHING?c=AAAA")) {
            TestWire.Answer answer = TEST.get(path, Optional.empty());
            boolean pixel = path.startsWith("/t/") && answer.status() < 300;
            assertThat(pixel || (answer.status() >= 400 && answer.status() < 500))
                    .as(path + " " + answer.status())
                    .isTrue();
        }
        String batch =
                "{\"events\":[{\"kind\":\"ad\",\"token\":\"AAAA\",\"point\":\"IMPRESSION\",\"at\":\""
                        + TEST.clock().instant()
                        + "\"}]}";
        TestWire.Answer answer = TEST.send("POST", "/v1/events", Optional.empty(), batch);
        assertThat(answer.text()).contains("\"accepted\":0").contains("FORGED");
    }

    @Test
    void nothingThatAPartnerCanFetchHoldsASecretOfAnother() {
        List<String> leaks = new ArrayList<>();
        for (String partner : TENANTS) {
            Secrets secrets = Secrets.of(partner);
            assertThat(secrets.ids().size()).as(partner).isGreaterThan(100);
            int answers = 0;
            for (Fetched fetched : Fetched.everythingFor(partner)) {
                answers++;
                UnaryOperator<Secrets> rule =
                        fetched.path().equals(VETOES)
                                ? Secrets::vetoList
                                : fetched.path().startsWith(TARGETING)
                                        ? Secrets::brandList
                                        : s -> s;
                for (String leak : rule.apply(secrets).in(fetched.body())) {
                    leaks.add(partner + " reads " + leak + " at " + fetched.path());
                }
            }
            assertThat(answers).as(partner).isGreaterThan(6);
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void aRivalsIdIsAsUnknownAsAnyOther() {
        String lineItem = Ids.named("line-item/brightwok/noodles").toString();
        String pause = "/api/v1/console/line-items/%s/pause";
        assertThat(status("POST", pause.formatted(lineItem), "pedalfox")).isEqualTo(403);
        assertThat(status("POST", pause.formatted(lineItem), "brightwok")).isEqualTo(403);
        assertThat(status("POST", pause.formatted(Ids.named("none")), OPERATOR)).isEqualTo(404);
        for (String notAnAdvertiser : List.of("lumao", "silverreed", "nobody")) {
            String path = VETOES + "/" + DemoAlliance.partner(notAnAdvertiser);
            assertThat(status("PUT", path, "kestral")).as(path).isEqualTo(404);
            assertThat(status("DELETE", path, "kestral")).as(path).isEqualTo(404);
        }
        String statements = "/api/v1/console/statements/";
        assertThat(status("GET", statements + TestHouse.PERIOD, "northgate")).isEqualTo(404);
        assertThat(status("GET", statements + TestHouse.PERIOD + "/pack.zip", "northgate"))
                .isEqualTo(404);
        assertThat(status("GET", statements + TestHouse.PERIOD + "/lines/999/facts", "kestral"))
                .isEqualTo(404);
        assertThat(status("POST", "/api/v1/ingest/silverreed/foyer-json", "terntide"))
                .isEqualTo(404);
        assertThat(status("POST", "/api/v1/ingest/nobody/foyer-json", "terntide")).isEqualTo(404);
    }

    @Test
    void whatARivalBookedIsAsUnknownAsWhatNobodyDid() {
        int asked = 0;
        for (Routes.Route route : TEST.house().routes().list()) {
            for (Map.Entry<String, String> bought : Fetched.BOUGHT.entrySet()) {
                boolean read = route.method().equals("GET");
                if (!read || !route.path().startsWith(bought.getKey())) {
                    continue;
                }
                for (String partner : List.of("brightwok", "pedalfox", "ombrix")) {
                    Set<String> foreign =
                            ids(bought.getValue() + " where partner_id <> '" + id(partner) + "'");
                    foreign.add(Ids.named("none").toString());
                    for (String id : foreign) {
                        String path = route.path().replace("{id}", id);
                        TestWire.Answer answer = TEST.get(path, Optional.of(TEST.staff(partner)));
                        assertThat(answer.status()).as(partner + " " + path).isEqualTo(404);
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(50);
    }

    @Test
    void aHouseholdsProfileIsUnknownToItsNeighbour() throws IOException {
        Sofa mine = Sofa.join(TEST.wire(), "kestral-k55", "WALK-2", Optional.empty());
        Sofa other = Sofa.join(TEST.wire(), "kestral-k55", "WALK-3", Optional.empty());
        Optional<String> token = Optional.of(mine.set());
        String foreign = other.profile(TEST.wire());
        String title = TEST.house().catalog().snapshot().titles().iterator().next().id().toString();
        for (String path :
                List.of(
                        "/api/v1/home?profile=" + foreign,
                        "/api/v1/titles/" + title + "?profile=" + foreign,
                        "/api/v1/search?q=a&profile=" + foreign,
                        "/api/v1/guide?profile=" + foreign)) {
            assertThat(TEST.get(path, token).status()).as(path).isEqualTo(404);
        }
        String play =
                "{\"titleId\":\"%s\",\"profileId\":\"%s\",\"resume\":false}"
                        .formatted(title, foreign);
        assertThat(TEST.send("POST", "/api/v1/play", token, play).status()).isEqualTo(404);
        assertThat(TEST.get("/api/v1/household", Optional.of(mine.phone())).text())
                .doesNotContain("WALK-3", foreign);
    }

    @Test
    void metersNameNoPartner() {
        String meters = TEST.get("/metrics", Optional.empty()).text();
        Set<String> labels = new TreeSet<>();
        var label = java.util.regex.Pattern.compile("=\"([^\"]*)\"").matcher(meters);
        while (label.find()) {
            labels.add(label.group(1).toLowerCase(Locale.ROOT));
        }
        Set<String> names = new HashSet<>();
        DemoAlliance.MEMBERS.forEach(
                m -> names.addAll(List.of(m.key(), m.zh(), m.en().toLowerCase(Locale.ROOT))));
        DemoAlliance.SETS.forEach(s ->
                names.addAll(List.of(s.brand(), s.modelKey(), s.en().toLowerCase(Locale.ROOT))));

        assertThat(labels).isNotEmpty().noneMatch(names::contains);
        assertThat(labels).noneMatch(text -> text.matches(".*" + UUID_TEXT + ".*"));
    }

    private static void expect(
            List<String> breaches,
            Routes.Route route,
            String who,
            Optional<String> token,
            int status) {
        String path =
                route.path()
                        .replace("{period}", TestHouse.PERIOD)
                        .replace("{format}", "foyer-json")
                        .replace("{providerKey}", "silverreed")
                        .replaceAll("\\{[^}]*}", Ids.named("none").toString());
        TestWire.Answer answer =
                TEST.send(route.method(), path, token, route.method().equals("GET") ? "" : "{}");
        if (answer.status() != status) {
            breaches.add(
                    who + " " + Fetched.name(route) + ": " + answer.status() + ", not " + status);
        }
    }

    private static boolean guarded(Access access) {
        return switch (access) {
            case Access.Open _, Access.Signed _ -> false;
            case Access.Sets _, Access.Phones _, Access.StaffOf _ -> true;
        };
    }

    private static int status(String method, String path, String partner) {
        return TEST.send(
                        method,
                        path,
                        Optional.of(TEST.staff(partner)),
                        method.equals("GET") ? "" : "{}")
                .status();
    }
}
