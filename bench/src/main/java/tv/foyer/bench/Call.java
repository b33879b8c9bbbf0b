package tv.foyer.bench;

import java.util.Map;
import java.util.Optional;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;

/** A request that comes from no socket: what a route costs by itself. */
record Call(Caller caller, String path, Map<String, String> pathParams, byte[] body)
        implements Request {
    /** Has a route answer this call; anything but bytes with a 2xx status is a failure. */
    byte[] answerOf(Routes.Route route) {
        Reply reply = route.handler().handle(this);
        if (reply.status() / 100 == 2 && reply.body() instanceof Reply.Body.Bytes(byte[] bytes)) {
            return bytes;
        }
        return slices(route, reply).join();
    }

    /** Has a route answer this call in slices, and returns how long they are. */
    long lengthOf(Routes.Route route) {
        return slices(route, route.handler().handle(this)).length();
    }

    private static Reply.Body.Slices slices(Routes.Route route, Reply reply) {
        if (reply.status() / 100 == 2 && reply.body() instanceof Reply.Body.Slices slices) {
            return slices;
        }
        throw new IllegalStateException(route.path() + " answered " + reply.status());
    }

    /** Finds the route of a path pattern. */
    static Routes.Route route(Routes routes, String pattern) {
        return routes.list().stream()
                .filter(route -> route.path().equals(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no route " + pattern));
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String pathParam(String name) {
        return Optional.ofNullable(pathParams.get(name)).orElseThrow();
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public String origin() {
        return "http://127.0.0.1";
    }

    @Override
    public String peer() {
        return "127.0.0.1";
    }

    @Override
    public <T> T json(Class<T> type) {
        return Json.read(body, type);
    }

    @Override
    public Map<String, String> form() {
        return Map.of();
    }
}
