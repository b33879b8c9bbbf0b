package tv.foyer.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tv.foyer.json.Json;

/** HTTP as a set speaks it: JSON, a bearer token, a few patient retries when the server is away. */
final class Wire implements AutoCloseable {
    private static final int AT_ONCE = 64;
    private static final int TRIES = 60;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final URI base;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    Wire(URI base) {
        this.base = base;
    }

    /** A status and a body. */
    record Answer(int status, byte[] body) {
        <T> T as(Class<T> type) {
            if (status / 100 != 2) {
                throw new IllegalStateException("answer " + status + ": " + text());
            }
            return Json.readKnown(body, type);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer get(String path, Optional<String> token) {
        return send(request(path, token).GET().build());
    }

    Answer post(String path, Optional<String> token, Object body) {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                        .build());
    }

    Answer postForm(String path, String form) {
        return send(
                request(path, Optional.empty())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path, Optional<String> token) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        token.ifPresent(t -> builder.header("Authorization", "Bearer " + t));
        return builder;
    }

    /** A set that gets no answer, or a 429 or 503, waits and sends the very same request again. */
    private Answer send(HttpRequest request) {
        atOnce.acquireUninterruptibly();
        try {
            for (int attempt = 1; ; attempt++) {
                Optional<Answer> answer = attempt(request);
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (attempt == TRIES) {
                    throw new IllegalStateException("no answer from " + request.uri());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            atOnce.release();
        }
    }

    private Optional<Answer> attempt(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            int status = response.statusCode();
            return status == 429 || status == 503
                    ? Optional.empty()
                    : Optional.of(new Answer(status, response.body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
