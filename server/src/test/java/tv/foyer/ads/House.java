package tv.foyer.ads;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.foyer.ads.Neighbours.BootSettings;
import tv.foyer.ads.Neighbours.DecidedBreak;
import tv.foyer.ads.Neighbours.Spots;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.sales.Booking;
import tv.foyer.sales.Delivery;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Review;
import tv.foyer.sales.Sales;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** A whole ad house on a real database, which can be stopped and opened again. */
final class House implements AutoCloseable {
    final Database database = TestDatabase.with("log", "ads", "sales");
    final AtomicReference<Instant> now = new AtomicReference<>(Sample.EVENING);
    final List<String> audit = new ArrayList<>();
    final Signer signer = new Signer(new byte[32], "impression");
    private PostgresLog log;
    private Tails tails;
    private Sales sales;
    private Ads ads;

    final Sample.Sofas sofas = new Sample.Sofas();
    private final Neighbours.Demand demand;

    House() {
        this(Neighbours.Demand.none());
    }

    House(Neighbours.Demand demand) {
        this.demand = demand;
        open();
    }

    Ads ads() {
        return ads;
    }

    Sales sales() {
        return sales;
    }

    PostgresLog log() {
        return log;
    }

    /** Stops without warning the folds, and opens again: what is not in the database is gone. */
    void restart() {
        stop();
        open();
    }

    /** Books an order whose films are reviewed at once. */
    void book(PartnerId advertiser, Sample.Line line) {
        OrderDraft draft = Sample.order(advertiser, line);
        Booking booking = sales.book(draft);
        if (!(booking instanceof Booking.Booked)) {
            throw new IllegalStateException(booking.toString());
        }
        for (OrderDraft.Line one : draft.lineItems()) {
            one.creatives().forEach(film -> sales.review(film.id(), Review.APPROVED));
        }
    }

    void show(PlacedAd ad) {
        Instant at = now.get();
        log.append(
                List.of(
                        new Event.AdShown(
                                new EventId(
                                        Ids.at(
                                                Ids.instantOf(ad.decision().value()),
                                                ad.decision().hashCode() * 31L + ad.slot())),
                                at,
                                claim(ad))));
    }

    ImpressionClaim claim(PlacedAd ad) {
        return ClaimBytes.impression(signer.verify(ad.token()).orElseThrow());
    }

    /** Asks the console why. */
    List<Explainer.Verdict> explained(DecisionId decision) {
        Caller operator =
                new Caller.Staff(
                        new StaffId(Ids.named("staff/operator")),
                        Sample.partner("hearthline"),
                        Set.of(PartnerKind.OPERATOR),
                        Set.of(Role.ADS));
        Reply reply =
                call(
                        "GET",
                        "/api/v1/console/decisions/{id}/explain",
                        operator,
                        Map.of("id", decision.toString()));
        byte[] bytes = ((Reply.Body.Bytes) reply.body()).bytes();
        return Json.read(bytes, Explanation.class).verdicts();
    }

    record Explanation(
            DecisionId decision,
            Instant at,
            Object surface,
            Object brand,
            Optional<String> policy,
            Object opportunity,
            List<Object> fills,
            List<Explainer.Verdict> verdicts) {}

    void catchUp() {
        tails.catchUp();
    }

    /** Calls a route as somebody, by its pattern; values fill the pattern's names and the query. */
    Reply call(String method, String pattern, Caller caller, Map<String, String> values) {
        return call(method, pattern, caller, values, "{}");
    }

    Reply call(
            String method, String pattern, Caller caller, Map<String, String> values, String body) {
        Routes.Route route =
                Stream.concat(ads.routes().list().stream(), sales.routes().list().stream())
                        .filter(one -> one.method().equals(method) && one.path().equals(pattern))
                        .findFirst()
                        .orElseThrow();
        Access access = route.access();
        return access.admits(caller)
                ? route.handler().handle(new Call(method, pattern, caller, values, body))
                : Reply.noContent().with("Refused", "yes");
    }

    @Override
    public void close() {
        stop();
        database.close();
    }

    private void open() {
        log = new PostgresLog(database.sql(), now::get);
        sales =
                Sales.open(
                        Currency.getInstance("CNY"), database.sql(), now::get, salesNeighbours());
        ads =
                Ads.open(
                        new AdsConfig(
                                ZoneId.of("Asia/Shanghai"),
                                "policy-cn-2",
                                Duration.ofHours(6),
                                Duration.ofSeconds(30),
                                new AdsConfig.Budget(
                                        Duration.ofSeconds(30),
                                        Duration.ofSeconds(30),
                                        Duration.ofSeconds(2)),
                                new AdsConfig.Bounds(100_000, 1_000_000)),
                        database.sql(),
                        log,
                        now::get,
                        signer,
                        sales,
                        neighbours());
        tails = new Tails(database.sql(), log);
        ads.folds().forEach(tails::start);
    }

    private void stop() {
        tails.close();
        ads.close();
        log.close();
    }

    private Neighbours neighbours() {
        return new Neighbours(
                House::name,
                brand -> new Text("品牌", brand.toString()),
                new Encoded(),
                _ -> new BootSettings.BootSetting(true, 15, 1_000),
                DecidedBreak.none(),
                sofas,
                text -> "<svg>" + text + "</svg>",
                demand);
    }

    private static final class Encoded implements Spots {
        @Override
        public Optional<SpotFilm> film(String key) {
            return key.startsWith("raw")
                    ? Optional.empty()
                    : Optional.of(
                            new SpotFilm(
                                    "/media/spots/" + key + "/master.m3u8",
                                    1280,
                                    720,
                                    Optional.of("/media/spots/" + key + ".mp4")));
        }

        @Override
        public Optional<SpotPicture> picture(String key) {
            return key.startsWith("raw")
                    ? Optional.empty()
                    : Optional.of(new SpotPicture("/media/pictures/" + key + ".webp", 960, 540));
        }
    }

    private tv.foyer.sales.Neighbours salesNeighbours() {
        return new tv.foyer.sales.Neighbours(
                House::name,
                brand -> new Text("品牌", brand.toString()),
                () -> List.of(Sample.BRIGHTWOK, Sample.PEDALFOX, Sample.OMBRIX),
                wanted -> {
                    Map<LineItemId, Long> micros = ads.shownMicros();
                    return wanted.stream()
                            .collect(
                                    Collectors.toMap(
                                            id -> id,
                                            id ->
                                                    new Delivery.Delivered(
                                                            0,
                                                            micros.getOrDefault(id, 0L),
                                                            0,
                                                            List.of())));
                },
                (who, action, subject, _) -> audit.add(who.partner() + " " + action + subject));
    }

    private static Text name(PartnerId partner) {
        return new Text("伙伴 & <" + partner + ">", partner.toString());
    }

    private record Call(
            String method, String path, Caller caller, Map<String, String> values, String text)
            implements Request {
        @Override
        public String pathParam(String name) {
            return values.getOrDefault(name, "");
        }

        @Override
        public Optional<String> query(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public String origin() {
            return "http://tv.local:8080";
        }

        @Override
        public String peer() {
            return "127.0.0.1";
        }

        @Override
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T json(Class<T> type) {
            return Json.read(text, type);
        }

        @Override
        public Map<String, String> form() {
            return Map.of();
        }
    }
}
