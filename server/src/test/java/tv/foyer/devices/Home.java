package tv.foyer.devices;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.log.PostgresLog;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** A small alliance of two makers behind a real web server, with a clock that tests move. */
final class Home implements AutoCloseable {
    static final PartnerId KESTRAL = new PartnerId(Ids.named("partner/kestral"));
    static final PartnerId OMBRIX = new PartnerId(Ids.named("partner/ombrix"));
    static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    static final AdPolicy.Rules RULES =
            new AdPolicy.Rules("cn-2", new Text("广告", "Ad"), 700, 3_000, false, 5, 3_000, 240_000);

    final Database database = TestDatabase.with("log", "devices");
    final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
    final InstantSource clock = now::get;
    final PostgresLog log = new PostgresLog(database.sql(), clock);
    final Keys keys;
    final Devices devices;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Home(Path folder) {
        keys = Keys.open(folder);
        devices =
                Devices.open(
                        database.sql(),
                        keys,
                        log,
                        clock,
                        new Devices.Neighbours(_ -> false, () -> RULES));
        server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        devices.routes("https://foyer.example"),
                        bearer -> devices.callerOf(bearer).orElseGet(Caller.Nobody::new),
                        new SimpleMeterRegistry());
        brand(KESTRAL, "kestral", "科斯澈", "Kestral", Optional.empty());
        brand(KESTRAL, "pop", "科斯澈·跃", "Kestral Pop", Optional.of("kestral"));
        brand(OMBRIX, "ombrix", "欧布里", "Ombrix", Optional.empty());
        model("kestral", "kestral-55");
        model("pop", "pop-43");
        model("ombrix", "ombrix-65");
    }

    /** A set with what it keeps in its flash. */
    record Tv(String id, String secret) {}

    /** A code on a screen, and the secret half of it. */
    record Code(String device, String user) {}

    /** What a set holds after it was activated. */
    record Held(String access, String refresh) {}

    Tv register(String modelKey, String serial) {
        HttpResponse<String> made = registration(modelKey, serial, Optional.empty());
        return new Tv(text(made, "deviceId"), text(made, "secret"));
    }

    HttpResponse<String> registration(String modelKey, String serial, Optional<String> secret) {
        String extra = secret.map(s -> ",\"secret\":\"" + s + "\"").orElse("");
        return post(
                "/api/v1/devices",
                "",
                "{\"modelKey\":\"%s\",\"serial\":\"%s\"%s}".formatted(modelKey, serial, extra));
    }

    Code code(Tv tv) {
        HttpResponse<String> answer = authorization(tv.id(), tv.secret());
        return new Code(text(answer, "device_code"), text(answer, "user_code"));
    }

    HttpResponse<String> authorization(String id, String secret) {
        return form(
                "/oauth/device_authorization", Map.of("client_id", id, "client_secret", secret));
    }

    /** Says yes on a phone; the body is what people type. */
    HttpResponse<String> approve(String userCode, String phone) {
        return post(
                "/api/v1/activations/" + userCode + "/approve",
                phone,
                "{\"room\":\"Living room\",\"householdName\":\"Wen\",\"language\":\"en\"}");
    }

    HttpResponse<String> poll(Tv tv, Code code) {
        return form(
                "/oauth/token",
                Map.of(
                        "grant_type",
                        DEVICE_GRANT,
                        "device_code",
                        code.device(),
                        "client_id",
                        tv.id()));
    }

    HttpResponse<String> refresh(String token) {
        return form("/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    /** Takes a set into the household of this phone, or into a new one for an empty token. */
    Held activate(Tv tv, String phone) {
        Code code = code(tv);
        approve(code.user(), phone);
        return held(poll(tv, code));
    }

    /** Founds a household with this set; returns the token of its phone. */
    String found(Tv tv) {
        return text(approve(code(tv).user(), ""), "householdToken");
    }

    static Held held(HttpResponse<String> answer) {
        return new Held(text(answer, "access_token"), text(answer, "refresh_token"));
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    HttpResponse<String> post(String path, String token, String body) {
        return send(request(path, token).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String token, String body) {
        return send(request(path, token).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> form(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(f ->
                                f.getKey()
                                        + "="
                                        + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return post(path, "", body);
    }

    static String text(HttpResponse<String> answer, String path) {
        return Json.textAt(answer.body().getBytes(StandardCharsets.UTF_8), path).orElse("");
    }

    @Override
    public void close() {
        server.close();
        devices.close();
        log.close();
        database.close();
    }

    private void brand(PartnerId maker, String key, String zh, String en, Optional<String> parent) {
        Settings settings = Settings.ofTheme(key);
        devices.addBrand(new BrandDraft(maker, key, new Text(zh, en), parent, settings));
    }

    private void model(String brand, String key) {
        devices.addModel(new ModelDraft(brand, key, key, DeviceKind.TV, Settings.NONE));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder to =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return token.isEmpty() ? to : to.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
