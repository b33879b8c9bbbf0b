package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.http.Access;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.settlement.Audit;

/**
 * Every table, every route and every pack of a house in which people have watched, walked with
 * another partner's identity.
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
    private static final String OPERATOR = DemoAlliance.OPERATOR_KEY;
    private static final String VETOES = "/api/v1/console/vetoes";
    private static final String TARGETING = "/api/v1/console/targeting";
    private static final List<String> PARTNERS =
            DemoAlliance.MEMBERS.stream().map(DemoAlliance.Member::key).toList();
    private static final List<String> TENANTS =
            PARTNERS.stream().filter(key -> !key.equals(OPERATOR)).toList();
    private static final String UUID_TEXT =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

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
                    "GET /media/art/{file}",
                    "GET /media/creatives/{file}",
                    "GET /media/assets/{key}/{list}",
                    "GET /media/assets/{key}/{rung}/{file}");

    private static final Set<String> SIGNED =
            Set.of(
                    "POST /v1/events",
                    "GET /t/{point}",
                    "GET /vast",
                    "GET /vmap",
                    "GET /play/{token}/{file}",
                    "POST /openrtb2/auction",
                    "POST /openrtb2/bid/{seller}");

    /** What is bought, and where its ids are. */
    private static final Map<String, String> BOUGHT =
            Map.of(
                    "/api/v1/console/orders/{id}", "select order_id::text from sales.orders",
                    "/api/v1/console/line-items/{id}",
                            "select line_item_id::text from sales.line_item");

    private static TestHouse test;
    private static List<Table> tables = List.of();

    @TempDir private Path folder;

    /** A table as the database knows it; {@code parties} are the columns that make a reader. */
    private record Table(
            String name, String comment, boolean secured, boolean forced, boolean partition) {
        boolean migration() {
            return name.endsWith(".migration");
        }

        boolean partnerRows() {
            return comment.startsWith("parties: ");
        }

        List<String> parties() {
            return List.of(comment.substring("parties: ".length()).split(", "));
        }
    }

    @BeforeAll
    static void walkIn() {
        test = TestHouse.shared();
        deliver("brightwok", "line-item/brightwok/noodles");
        deliver("pedalfox", "line-item/pedalfox/ride");
        tables =
                test.owner()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select n.nspname || '.' || c.relname as name,
                                                       coalesce(obj_description(c.oid), '') as comment,
                                                       c.relrowsecurity, c.relforcerowsecurity,
                                                       c.relispartition
                                                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                                where c.relkind in ('r', 'p', 'v', 'm', 'f')
                                                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                                                order by 1
                                                """)
                                        .map((row, _) ->
                                                new Table(
                                                        row.getString(1),
                                                        row.getString(2),
                                                        row.getBoolean(3),
                                                        row.getBoolean(4),
                                                        row.getBoolean(5)))
                                        .list());
    }

    /** What is delivered is no film, so its row stands still at once. */
    private static void deliver(String advertiser, String lineItem) {
        String path = "/api/v1/console/creatives?name=x&lineItem=" + Ids.named(lineItem);
        TestWire.Answer answer =
                test.send("POST", path, Optional.of(test.staff(advertiser)), "no film");
        assertThat(answer.status()).as(advertiser).isEqualTo(202);
    }

    // ---- tables

    @Test
    void everyTableIsDeclaredOnceWithRowSecurityForced() {
        assertThat(tables).hasSizeGreaterThan(40);
        assertThat(tables)
                .filteredOn(t -> !t.migration() && !t.partition())
                .allSatisfy(t -> {
                    assertThat(t.comment())
                            .as(t.name())
                            .matches("parties: [a-z_]+(, [a-z_]+)*|public|house only");
                    assertThat(t.secured()).as(t.name() + " row-level security").isTrue();
                    assertThat(t.forced()).as(t.name() + " forced on its owner").isTrue();
                });
    }

    @Test
    void aTableHasThePoliciesAndRightsOfItsDeclarationAndNoOther() {
        for (Table table : tables) {
            assertThat(policies(table.name())).as(table.name()).isEqualTo(expectedPolicies(table));
            Set<String> rights = partnerRights(table.name());
            if (table.migration() || table.partition()) {
                assertThat(anyRights(table.name())).as(table.name()).isEmpty();
            } else if (table.partnerRows()) {
                assertThat(rights)
                        .as(table.name())
                        .isSubsetOf("SELECT", "INSERT", "UPDATE", "DELETE");
            } else if (table.comment().equals("public")) {
                assertThat(rights).as(table.name()).containsExactly("SELECT");
            } else {
                assertThat(rights).as(table.name()).isEmpty();
            }
        }
    }

    @Test
    void noViewOrDefinerFunctionLeadsAroundThePolicies() {
        List<String> ways =
                test.owner()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select p.oid::regprocedure::text from pg_proc p
                                                join pg_namespace n on n.oid = p.pronamespace
                                                where p.prosecdef and n.nspname !~ '^pg_'
                                                  and (has_function_privilege('foyer_partner', p.oid, 'execute')
                                                    or has_function_privilege('foyer_app', p.oid, 'execute'))
                                                union all
                                                select c.oid::regclass::text from pg_class c
                                                join pg_namespace n on n.oid = c.relnamespace
                                                where c.relkind in ('v', 'm', 'f')
                                                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                                                """)
                                        .mapTo(String.class)
                                        .list());

        assertThat(ways).isEmpty();
    }

    @Test
    void aPartnerSeesExactlyTheRowsToWhichItIsAParty() {
        for (Table table : partnerTables()) {
            for (String partner : PARTNERS) {
                PartnerId id = DemoAlliance.partner(partner);
                String mine = condition(table);
                long there = test.owner().withHandle(h -> count(h, table, mine, id));
                long seen = asPartner(id, table, "true");
                long foreign = asPartner(id, table, "(" + mine + ") is not true");
                assertThat(seen).as(partner + " in " + table.name()).isEqualTo(there);
                assertThat(foreign).as(partner + " in " + table.name()).isZero();
            }
        }
    }

    /** Its own name, its own staff and what its own staff did are all that there is of it. */
    @Test
    void aMemberThatIsPartyToNothingSeesNothing() {
        PartnerId northgate = DemoAlliance.partner("northgate");
        PartnerId stranger = new PartnerId(Ids.named("partner/stranger"));
        for (Table table : partnerTables()) {
            boolean itself =
                    Set.of("alliance.partner", "alliance.staff", "alliance.audit")
                            .contains(table.name());
            if (!itself) {
                assertThat(asPartner(northgate, table, "true")).as(table.name()).isZero();
            }
            assertThat(asPartner(stranger, table, "true")).as(table.name()).isZero();
        }
        assertThat(rowsOfAll("alliance.partner")).isEqualTo(PARTNERS.size());
    }

    @Test
    void withoutAReaderThereAreNoRowsAndWithoutARoleNoAccess() {
        for (Table table : partnerTables()) {
            long rows =
                    test.app()
                            .inTransaction(h -> {
                                h.execute("set local role foyer_partner");
                                return count(h, table, "true", new PartnerId(Ids.named("x")));
                            });
            assertThat(rows).as(table.name() + " without a reader").isZero();
        }
        for (Table table : tables) {
            assertThatThrownBy(() ->
                            test.app().withHandle(h -> h.execute("select 1 from " + table.name())))
                    .as(table.name() + " without a role")
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aPartnerReadsNoTableOfTheHouse() {
        PartnerId kestral = DemoAlliance.partner("kestral");
        for (Table table : tables) {
            if (!table.partnerRows() && !table.comment().equals("public")) {
                assertThatThrownBy(() -> asPartner(kestral, table, "true"))
                        .as(table.name())
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void noPartnersTableKnowsAHousehold() {
        Set<String> households = ids("select household_id from devices.household");
        assertThat(households).isNotEmpty();
        for (Table table : partnerTables()) {
            assertThat(idsIn(table, "true"))
                    .as(table.name())
                    .doesNotContainAnyElementsOf(households);
        }
    }

    // ---- routes

    @Test
    void whatIsOpenIsOpenOnPurpose() {
        Set<String> open = new TreeSet<>();
        Set<String> signed = new TreeSet<>();
        for (Routes.Route route : test.house().routes().list()) {
            boolean web = route.path().matches("/(tv|phone|console)?(/.*)?");
            switch (route.access()) {
                case Access.Open _ -> {
                    if (!web) {
                        open.add(name(route));
                    }
                }
                case Access.Signed _ -> signed.add(name(route));
                case Access.Sets _, Access.Phones _, Access.StaffOf _ -> {}
            }
        }
        assertThat(open).isEqualTo(new TreeSet<>(OPEN));
        assertThat(signed).isEqualTo(new TreeSet<>(SIGNED));
    }

    @Test
    void everyRouteRefusesEveryCallerOfAnotherKind() throws IOException {
        Sofa sofa = Sofa.join(test.wire(), "kestral-k55", "WALK-1", Optional.empty());
        Map<String, String> callers = new TreeMap<>();
        callers.put("set", sofa.set());
        callers.put("phone", sofa.phone());
        PARTNERS.forEach(key -> callers.put("staff of " + key, test.staff(key)));
        List<String> breaches = new ArrayList<>();
        for (Routes.Route route : test.house().routes().list()) {
            if (guarded(route.access())) {
                expect(breaches, route, "nobody", Optional.empty(), 401);
                expect(breaches, route, "a made-up token", Optional.of("not.a.token"), 401);
                callers.forEach((who, token) -> {
                    if (!admits(route.access(), who)) {
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
                        "/vast?t=AAAA.BBBB",
                        "/vast",
                        "/vmap?t=AAAA.BBBB",
                        "/vmap",
                        "/t/IMPRESSION?c=AAAA",
                        "/t/NOTHING?c=AAAA")) {
            TestWire.Answer answer = test.get(path, Optional.empty());
            boolean pixel = path.startsWith("/t/") && answer.status() < 300;
            assertThat(pixel || (answer.status() >= 400 && answer.status() < 500))
                    .as(path + " " + answer.status())
                    .isTrue();
        }
        String batch =
                "{\"events\":[{\"kind\":\"ad\",\"token\":\"AAAA\",\"point\":\"IMPRESSION\",\"at\":\""
                        + test.clock().instant()
                        + "\"}]}";
        TestWire.Answer answer = test.send("POST", "/v1/events", Optional.empty(), batch);
        assertThat(answer.text()).contains("\"accepted\":0").contains("FORGED");
    }

    @Test
    void nothingThatAPartnerCanFetchHoldsASecretOfAnother() {
        List<String> leaks = new ArrayList<>();
        for (String partner : TENANTS) {
            Secrets secrets = secretsOf(partner);
            assertThat(secrets.ids().size()).as(partner).isGreaterThan(100);
            int answers = 0;
            for (Fetched fetched : everythingFor(partner)) {
                answers++;
                UnaryOperator<Secrets> rule =
                        fetched.path().equals(VETOES)
                                ? this::vetoList
                                : fetched.path().startsWith(TARGETING) ? this::brandList : s -> s;
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
        for (Routes.Route route : test.house().routes().list()) {
            for (Map.Entry<String, String> bought : BOUGHT.entrySet()) {
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
                        TestWire.Answer answer = test.get(path, Optional.of(test.staff(partner)));
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
        Sofa mine = Sofa.join(test.wire(), "kestral-k55", "WALK-2", Optional.empty());
        Sofa other = Sofa.join(test.wire(), "kestral-k55", "WALK-3", Optional.empty());
        Optional<String> token = Optional.of(mine.set());
        String foreign = other.profile(test.wire());
        String title = test.house().catalog().snapshot().titles().iterator().next().id().toString();
        for (String path :
                List.of(
                        "/api/v1/home?profile=" + foreign,
                        "/api/v1/titles/" + title + "?profile=" + foreign,
                        "/api/v1/search?q=a&profile=" + foreign,
                        "/api/v1/guide?profile=" + foreign)) {
            assertThat(test.get(path, token).status()).as(path).isEqualTo(404);
        }
        String play =
                "{\"titleId\":\"%s\",\"profileId\":\"%s\",\"resume\":false}"
                        .formatted(title, foreign);
        assertThat(test.send("POST", "/api/v1/play", token, play).status()).isEqualTo(404);
        assertThat(test.get("/api/v1/household", Optional.of(mine.phone())).text())
                .doesNotContain("WALK-3", foreign);
    }

    @Test
    void metersNameNoPartner() {
        String meters = test.get("/metrics", Optional.empty()).text();
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

    // ---- packs

    @Test
    void everyPackIsAcceptedAndHoldsNoSecretOfAnother() throws IOException {
        int packs = 0;
        for (String partner : PARTNERS) {
            TestWire.Answer answer = pack(partner);
            if (answer.status() == 404) {
                continue;
            }
            packs++;
            Path file = Files.write(folder.resolve(partner + ".zip"), answer.body());
            assertThat(Audit.audit(file)).as(partner).isInstanceOf(Audit.Verdict.Accepted.class);
            if (!partner.equals(OPERATOR)) {
                assertThat(secretsOf(partner).in(unpacked(answer.body()))).as(partner).isEmpty();
            }
        }
        assertThat(packs).isGreaterThanOrEqualTo(8);
    }

    @Test
    void onePackByteChangedIsRefused() throws IOException {
        byte[] pack = pack("kestral").body();
        Path file = folder.resolve("changed.zip");
        Random random = new Random(20260907);
        for (int i = 0; i < 60; i++) {
            byte[] changed = pack.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThat(Audit.audit(file))
                    .as("byte " + at)
                    .isInstanceOf(Audit.Verdict.Refused.class);
        }
    }

    // ---- what is secret

    /** Ids and names (lower case) that a partner must never read. */
    private record Secrets(Set<String> ids, Set<String> names) {
        List<String> in(String body) {
            String text = body.toLowerCase(Locale.ROOT);
            List<String> found = new ArrayList<>();
            var id = java.util.regex.Pattern.compile(UUID_TEXT).matcher(text);
            while (id.find()) {
                if (ids.contains(id.group())) {
                    found.add(id.group());
                }
            }
            names.stream().filter(text::contains).forEach(found::add);
            return found;
        }
    }

    /** All ids in rows that a partner cannot see, less those that stand in rows that it can. */
    private static Secrets secretsOf(String partner) {
        PartnerId reader = DemoAlliance.partner(partner);
        Set<String> secret = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (Table table : tables) {
            if (table.partnerRows()) {
                String mine = condition(table).replace(":reader", "'" + reader + "'::uuid");
                secret.addAll(idsIn(table, "(" + mine + ") is not true"));
                known.addAll(idsIn(table, mine));
            } else if (table.comment().equals("public")) {
                known.addAll(idsIn(table, "true"));
            } else if (!table.migration()) {
                secret.addAll(idsIn(table, "true"));
            }
        }
        known.add(DemoAlliance.partner(OPERATOR).toString());
        secret.removeAll(known);
        // A member's staff and statements stay its own even where a row of it is shared.
        Set<String> names = new HashSet<>();
        for (DemoAlliance.Member member : DemoAlliance.MEMBERS) {
            if (!member.key().equals(partner) && !known.contains(member.id().toString())) {
                names.addAll(
                        List.of(member.key(), member.en().toLowerCase(Locale.ROOT), member.zh()));
            }
        }
        return new Secrets(secret, names);
    }

    /** Who advertises is no secret in a maker's list of vetoes. */
    private Secrets vetoList(Secrets secrets) {
        return without(secrets, PartnerKind.ADVERTISER);
    }

    /** What brands there are is no secret to who plans; it is written on every box. */
    private Secrets brandList(Secrets secrets) {
        return without(secrets, PartnerKind.MAKER);
    }

    private static Secrets without(Secrets secrets, PartnerKind kind) {
        Set<String> ids = new HashSet<>(secrets.ids());
        Set<String> names = new HashSet<>(secrets.names());
        for (DemoAlliance.Member member : DemoAlliance.MEMBERS) {
            if (member.kinds().contains(kind)) {
                ids.remove(member.id().toString());
                names.removeAll(
                        List.of(member.key(), member.en().toLowerCase(Locale.ROOT), member.zh()));
            }
        }
        return new Secrets(ids, names);
    }

    private static Set<String> idsIn(Table table, String condition) {
        return ids(
                "select m[1] from "
                        + table.name()
                        + " t, regexp_matches(t::text, '"
                        + UUID_TEXT
                        + "', 'g') m where "
                        + condition);
    }

    private static PartnerId id(String partner) {
        return DemoAlliance.partner(partner);
    }

    private static Set<String> ids(String query) {
        return test.owner().withHandle(h -> h.createQuery(query).mapTo(String.class).set());
    }

    // ---- fetching

    private record Fetched(String path, String body) {}

    /** Every answer that a partner's staff gets at the console, page by page, packs unpacked. */
    private static List<Fetched> everythingFor(String partner) {
        List<Fetched> all = new ArrayList<>();
        for (Routes.Route route : test.house().routes().list()) {
            boolean staff = route.access() instanceof Access.StaffOf;
            if (staff
                    && route.method().equals("GET")
                    && admits(route.access(), "staff of " + partner)) {
                for (String path : filled(route.path(), partner)) {
                    fetch(partner, path, all);
                }
            }
        }
        return all;
    }

    private static void fetch(String partner, String path, List<Fetched> into) {
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            String address = cursor.isEmpty() ? path : path + separator + "cursor=" + cursor;
            TestWire.Answer answer = test.get(address, Optional.of(test.staff(partner)));
            assertThat(answer.status()).as(partner + " " + address).isLessThan(500);
            if (path.endsWith("pack.zip") && answer.status() == 200) {
                into.add(new Fetched(path, unpackedOrFail(answer.body())));
                return;
            }
            into.add(new Fetched(path, answer.text()));
            boolean page = answer.text().startsWith("{\"items\"");
            cursor = page ? tv.foyer.json.Json.textAt(answer.body(), "next").orElse("") : "";
        } while (!cursor.isEmpty());
    }

    /** Fills a route's parameters with all that is there to ask for. */
    private static List<String> filled(String path, String partner) {
        for (Map.Entry<String, String> bought : BOUGHT.entrySet()) {
            if (path.startsWith(bought.getKey())) {
                return ids(bought.getValue() + " where partner_id = '" + id(partner) + "'").stream()
                        .map(id -> path.replace("{id}", id))
                        .toList();
            }
        }
        if (path.contains("{n}")) {
            return java.util.stream.IntStream.rangeClosed(1, 12)
                    .mapToObj(
                            n -> path.replace("{period}", TestHouse.PERIOD).replace("{n}", "" + n))
                    .toList();
        }
        if (path.startsWith("/api/v1/console/creatives/{id}")) {
            Set<String> delivered = ids("select creative_id::text from creatives.asset");
            assertThat(delivered).hasSizeGreaterThan(1);
            return delivered.stream().map(id -> path.replace("{id}", id)).toList();
        }
        if (path.endsWith("{period}")) {
            String one = path.replace("{period}", TestHouse.PERIOD);
            return List.of(one, one + ".csv", path.replace("{period}", "2026-10"));
        }
        String one = path.replace("{period}", TestHouse.PERIOD);
        assertThat(one).as("a parameter that this walk does not know").doesNotContain("{");
        return List.of(one, one + "?period=" + TestHouse.PERIOD).stream()
                .filter(p -> !p.equals(VETOES + "?period=" + TestHouse.PERIOD))
                .toList();
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
                test.send(route.method(), path, token, route.method().equals("GET") ? "" : "{}");
        if (answer.status() != status) {
            breaches.add(who + " " + name(route) + ": " + answer.status() + ", not " + status);
        }
    }

    private static boolean guarded(Access access) {
        return switch (access) {
            case Access.Open _, Access.Signed _ -> false;
            case Access.Sets _, Access.Phones _, Access.StaffOf _ -> true;
        };
    }

    /**
     * Who may come in, said a second time, without the code under test; all staff have all roles.
     */
    private static boolean admits(Access access, String who) {
        return switch (access) {
            case Access.Open _, Access.Signed _ -> true;
            case Access.Sets _ -> who.equals("set");
            case Access.Phones _ -> who.equals("phone");
            case Access.StaffOf(var kinds, _) ->
                    DemoAlliance.MEMBERS.stream()
                            .filter(m -> who.equals("staff of " + m.key()))
                            .anyMatch(m ->
                                    kinds.isEmpty()
                                            || kinds.stream().anyMatch(m.kinds()::contains));
        };
    }

    private static int status(String method, String path, String partner) {
        return test.send(
                        method,
                        path,
                        Optional.of(test.staff(partner)),
                        method.equals("GET") ? "" : "{}")
                .status();
    }

    private static TestWire.Answer pack(String partner) {
        return test.get(
                "/api/v1/console/statements/" + TestHouse.PERIOD + "/pack.zip",
                Optional.of(test.staff(partner)));
    }

    private static String unpackedOrFail(byte[] pack) {
        try {
            return unpacked(pack);
        } catch (IOException e) {
            throw new AssertionError("not a zip", e);
        }
    }

    private static String unpacked(byte[] pack) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n');
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
        }
        return text.toString();
    }

    private static String name(Routes.Route route) {
        return route.method() + " " + route.path();
    }

    // ---- asking the database

    private static List<Table> partnerTables() {
        return tables.stream().filter(Table::partnerRows).toList();
    }

    private static String condition(Table table) {
        return table.parties().stream()
                .map(c -> c + " = :reader")
                .collect(Collectors.joining(" or "));
    }

    private static long asPartner(PartnerId reader, Table table, String condition) {
        return test.app()
                .inTransaction(h -> {
                    h.execute("set local role foyer_partner");
                    h.execute("set local app.partner = '" + reader + "'");
                    return count(h, table, condition, reader);
                });
    }

    private static long count(Handle handle, Table table, String condition, PartnerId reader) {
        String asked = condition.replace(":reader", "'" + reader + "'::uuid");
        return handle.createQuery("select count(*) from " + table.name() + " where " + asked)
                .mapTo(Long.class)
                .one();
    }

    private static long rowsOfAll(String table) {
        return test.owner()
                .withHandle(h ->
                        h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    private static Map<String, String> policies(String table) {
        return test.owner()
                .withHandle(h ->
                        h
                                .createQuery(
                                        """
                                        select p.polname::text,
                                               p.polpermissive || ' ' || p.polcmd::text || ' '
                                                 || (select string_agg(r::regrole::text, ',') from unnest(p.polroles) r)
                                                 || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '-')
                                                 || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')
                                        from pg_policy p where p.polrelid = :t::regclass
                                        """)
                                .bind("t", table)
                                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                                .list()
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map<String, String> expectedPolicies(Table table) {
        Map<String, String> policies = new HashMap<>();
        if (table.migration() || table.partition()) {
            return policies;
        }
        policies.put("house", "true * foyer_house true true");
        if (table.partnerRows()) {
            String rule =
                    table.parties().stream()
                            .map(c -> "(" + c + " = ( SELECT sql.reader() AS reader))")
                            .collect(Collectors.joining(" OR "));
            String whole = table.parties().size() == 1 ? rule : "(" + rule + ")";
            policies.put("party", "true * foyer_partner " + whole + " " + whole);
        } else if (table.comment().equals("public")) {
            policies.put("everyone", "true r foyer_partner true -");
        }
        return policies;
    }

    private static Set<String> partnerRights(String table) {
        return rights(table, "foyer_partner");
    }

    private static Set<String> anyRights(String table) {
        return Stream.of("foyer_partner", "foyer_app", "foyer_house")
                .flatMap(role -> rights(table, role).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> rights(String table, String role) {
        return Arrays.stream(
                        new String[] {
                            "SELECT",
                            "INSERT",
                            "UPDATE",
                            "DELETE",
                            "TRUNCATE",
                            "REFERENCES",
                            "TRIGGER"
                        })
                .filter(right ->
                        test.owner()
                                .withHandle(h ->
                                        h.createQuery("select has_table_privilege(:r, :t, :p)")
                                                .bind("r", role)
                                                .bind("t", table)
                                                .bind("p", right)
                                                .mapTo(Boolean.class)
                                                .one()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
