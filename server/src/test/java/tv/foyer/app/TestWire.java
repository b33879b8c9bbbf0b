package tv.foyer.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/** HTTP to a house, as sets, phones and consoles speak it. */
final class TestWire implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    TestWire(URI base) {
        this.base = base;
    }

    /** An HTTP answer; the body is whole. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Returns the string at a path of a JSON body. */
        String at(String path) {
            return Json.textAt(body, path)
                    .orElseThrow(() -> new AssertionError(path + " is missing in " + text()));
        }
    }

    /** Signs the staff of a demo partner in; returns the bearer token. */
    String signIn(String partner) throws IOException {
        String email = "team@" + partner + ".example";
        return send(
                        "POST",
                        "/api/v1/console/sign-in",
                        Optional.empty(),
                        Json.text(Map.of("email", email, "password", DemoAlliance.PASSWORD)))
                .at("token");
    }

    Answer send(String method, String path, Optional<String> token, String body)
            throws IOException {
        return send(method, path, token, body, "application/json");
    }

    Answer form(String path, String body) throws IOException {
        return send("POST", path, Optional.empty(), body, "application/x-www-form-urlencoded");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer send(
            String method, String path, Optional<String> token, String body, String type)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
