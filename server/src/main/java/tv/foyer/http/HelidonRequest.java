package tv.foyer.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.FilterInputStream;
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
record HelidonRequest(ServerRequest request, Caller caller, long mostBytes) implements Request {
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
        try (InputStream in = stream(mostBytes)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream stream(long most) {
        if (request.headers().contentLength().orElse(0) > most) {
            throw new TooLong(most);
        }
        return new Bounded(request.content().inputStream(), most);
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

    /** A stream that ends with an error where too much begins. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long taken;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            taken += bytes;
            if (taken > most) {
                throw new TooLong(most);
            }
        }
    }
}
