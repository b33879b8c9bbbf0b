package tv.foyer.sales;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import tv.foyer.http.Caller;
import tv.foyer.http.FakeRequest;
import tv.foyer.http.Reply;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** An order book over a real database, and people at its console. */
final class Desk implements AutoCloseable {
    /** Eight in the evening in Shanghai, a Friday. */
    static final Instant EVENING = Instant.parse("2026-11-20T12:00:00Z");

    static final PartnerId HEARTHLINE = partner("hearthline");
    static final PartnerId BRIGHTWOK = partner("brightwok");
    static final PartnerId PEDALFOX = partner("pedalfox");
    static final PartnerId KESTRAL = partner("kestral");
    static final PartnerId OMBRIX = partner("ombrix");
    static final String CONSOLE = "/api/v1/console/";

    final AtomicReference<Instant> now = new AtomicReference<>(EVENING);
    final List<String> audit = new ArrayList<>();
    final Map<LineItemId, Delivery.Delivered> delivered = new HashMap<>();
    final Map<LineItemId, Curves.Curve> curves = new HashMap<>();
    final Database database = TestDatabase.with("ads", "sales");
    private Sales sales = open();

    private Sales open() {
        return Sales.open(
                Currency.getInstance("CNY"),
                database.sql(),
                now::get,
                new Neighbours(
                        id -> new Text("伙伴", "partner " + id),
                        id -> new Text("品牌", "brand " + id),
                        () -> List.of(BRIGHTWOK, PEDALFOX, OMBRIX),
                        wanted -> {
                            Map<LineItemId, Delivery.Delivered> found = new HashMap<>(delivered);
                            found.keySet().retainAll(wanted);
                            return found;
                        },
                        (who, action, subject, detail) ->
                                audit.add(action + " " + subject + " " + detail),
                        Desk::known,
                        (_, id) -> curves.getOrDefault(id, Curves.Curve.NONE),
                        Plans.even(ZoneOffset.ofHours(8))));
    }

    private static Known known() {
        return new Known(
                Optional.of(HEARTHLINE),
                Map.of(
                        brand("kestral"), KESTRAL,
                        brand("pop"), KESTRAL,
                        brand("ombrix"), OMBRIX),
                Set.of("tv", "projector"),
                Map.of("drama", new Text("剧情", "Drama")),
                Map.of("cooking", new Text("美食烹饪", "Cooking")),
                Map.of("CN-SC", new Text("四川省", "Sichuan")));
    }

    Sales sales() {
        return sales;
    }

    @Override
    public void close() {
        database.close();
    }

    // ---- people

    static Caller.Staff advertiser(PartnerId partner, Role... roles) {
        return staff(partner, PartnerKind.ADVERTISER, roles);
    }

    static Caller.Staff operator() {
        return staff(HEARTHLINE, PartnerKind.OPERATOR);
    }

    static Caller.Staff maker(PartnerId partner) {
        return staff(partner, PartnerKind.MAKER);
    }

    static Caller.Staff staff(PartnerId partner, PartnerKind kind, Role... roles) {
        return new Caller.Staff(
                new StaffId(Ids.named("staff/" + partner)),
                partner,
                Set.of(kind),
                roles.length == 0 ? Set.of(Role.ADS) : Set.of(roles));
    }

    // ---- calls

    Answer call(Caller who, String method, String what, Object body) {
        byte[] bytes =
                body instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : Json.bytes(body);
        return new Answer(FakeRequest.call(sales.routes(), who, method, CONSOLE + what, bytes));
    }

    Answer get(Caller who, String what) {
        return call(who, "GET", what, "");
    }

    Answer post(Caller who, String what, Object body) {
        return call(who, "POST", what, body);
    }

    Answer put(Caller who, String what, Object body) {
        return call(who, "PUT", what, body);
    }

    record Answer(Reply reply) {
        int status() {
            return reply.status();
        }

        byte[] bytes() {
            return ((Reply.Body.Bytes) reply.body()).bytes();
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        String at(String path) {
            return Json.textAt(bytes(), path).orElse("");
        }

        /** Fields of all faults, in order. */
        List<String> faults() {
            return Json.readKnown(bytes(), Refusal.class).faults().stream()
                    .map(Booking.Fault::field)
                    .toList();
        }
    }

    record Refusal(List<Booking.Fault> faults) {}

    // ---- drafts as JSON

    /** A line item that breaks no rule; what is put over it changes it. */
    static Map<String, Object> line(String name, Object... others) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", lineId(name));
        line.put("name", name);
        line.put("kind", "PRICE_PRIORITY");
        line.put("targeting", Map.of("surfaces", List.of("PRE_ROLL")));
        line.put("start", EVENING.minus(Duration.ofDays(1)));
        line.put("end", EVENING.plus(Duration.ofDays(30)));
        line.put("goal", Map.of("budget", yuan(1_000)));
        line.put("cpm", yuan(50));
        line.put("capPerDay", 3);
        line.put("category", "food");
        line.put("kidsSafe", true);
        line.put("creatives", List.of(film(name)));
        for (int i = 0; i < others.length; i += 2) {
            line.put((String) others[i], others[i + 1]);
        }
        return line;
    }

    static Map<String, Object> film(String name, Object... others) {
        Map<String, Object> film = new LinkedHashMap<>();
        film.put("id", creativeId(name));
        film.put("format", "VIDEO");
        film.put("assetKey", name);
        film.put("seconds", 15);
        film.put("title", new Text("片", name));
        for (int i = 0; i < others.length; i += 2) {
            film.put((String) others[i], others[i + 1]);
        }
        return film;
    }

    static Map<String, Object> order(String name, Map<?, ?>... lines) {
        return new LinkedHashMap<>(
                Map.of("orderId", orderId(name), "name", name, "lineItems", List.of(lines)));
    }

    static Map<String, Object> sponsorship(String name, int share, String... brands) {
        return line(
                name,
                "kind",
                "SPONSORSHIP",
                "goal",
                Map.of("budget", yuan(1_000), "sharePercent", share),
                "targeting",
                Map.of(
                        "surfaces", List.of("PRE_ROLL"),
                        "brands", java.util.Arrays.stream(brands).map(Desk::brand).toList()));
    }

    static Map<String, Object> yuan(long whole) {
        return Map.of("minor", whole * 100, "currency", "CNY");
    }

    static PartnerId partner(String key) {
        return new PartnerId(Ids.named("partner/" + key));
    }

    static BrandId brand(String key) {
        return new BrandId(Ids.named("brand/" + key));
    }

    static OrderId orderId(String name) {
        return new OrderId(Ids.named("order/" + name));
    }

    static LineItemId lineId(String name) {
        return new LineItemId(Ids.named("line-item/" + name));
    }

    static CreativeId creativeId(String name) {
        return new CreativeId(Ids.named("creative/" + name));
    }
}
