package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.app.WalkedHouse.TEST;
import static tv.foyer.app.WalkedHouse.id;
import static tv.foyer.app.WalkedHouse.ids;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tv.foyer.http.Access;
import tv.foyer.http.Routes;

/** An answer that a partner's staff got at the console. */
record Fetched(String path, String body) {
    /** What is bought, and where its ids are. */
    static final Map<String, String> BOUGHT =
            Map.of(
                    "/api/v1/console/orders/{id}", "select order_id::text from sales.orders",
                    "/api/v1/console/line-items/{id}",
                            "select line_item_id::text from sales.line_item");

    /** Every answer that a partner's staff gets at the console, page by page, packs unpacked. */
    static List<Fetched> everythingFor(String partner) {
        List<Fetched> all = new ArrayList<>();
        for (Routes.Route route : TEST.house().routes().list()) {
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
            TestWire.Answer answer = TEST.get(address, Optional.of(TEST.staff(partner)));
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
                .filter(p -> !p.equals(TenantWalkTest.VETOES + "?period=" + TestHouse.PERIOD))
                .toList();
    }

    private static String unpackedOrFail(byte[] pack) {
        try {
            return unpacked(pack);
        } catch (IOException e) {
            throw new AssertionError("not a zip", e);
        }
    }

    static String unpacked(byte[] pack) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n');
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Who may come in, said a second time, without the code under test; all staff have all roles.
     */
    static boolean admits(Access access, String who) {
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

    static String name(Routes.Route route) {
        return route.method() + " " + route.path();
    }
}
