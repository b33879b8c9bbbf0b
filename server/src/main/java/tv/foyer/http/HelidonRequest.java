package tv.foyer.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/** A request as Helidon hands it over. */
record HelidonRequest(ServerRequest request, Caller caller) implements Request {
    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.path().path();
    }

    @Override
    public String pathParam(String name) {
        return request.path().pathParameters().get(name);
    }

    @Override
    public Optional<String> query(String name) {
        return request.query().first(name).asOptional().filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    @Override
    public String origin() {
        String scheme = header("X-Forwarded-Proto").orElse("http");
        return scheme + "://" + header("Host").orElse(request.authority());
    }

    @Override
    public String peer() {
        return request.remotePeer().host();
    }

    @Override
    public byte[] body() {
        try (InputStream in = request.content().inputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T json(Class<T> type) {
        byte[] body = body();
        if (body.length == 0) {
            throw new BadRequest("", "a JSON body expected");
        }
        return Json.read(body, type);
    }

    @Override
    public Map<String, String> form() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : new String(body(), StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("", "form encoding is broken");
        }
    }
}
