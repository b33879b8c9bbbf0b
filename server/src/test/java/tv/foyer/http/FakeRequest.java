package tv.foyer.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/** A request without a network, for tests that walk a route's handler. */
public record FakeRequest(
        Caller caller,
        String path,
        Map<String, String> params,
        Map<String, String> queries,
        byte[] body,
        Map<String, String> headers)
        implements Request {

    /** Finds the route for a path with query and answers it; refuses whom the route refuses. */
    public static Reply call(
            Routes routes, Caller caller, String method, String target, byte[] body) {
        return call(routes, caller, method, target, body, Map.of());
    }

    /** As above, with header fields. */
    public static Reply call(
            Routes routes,
            Caller caller,
            String method,
            String target,
            byte[] body,
            Map<String, String> headers) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        for (Routes.Route route : routes.list()) {
            Optional<Map<String, String>> params = params(route.path(), path);
            if (route.method().equals(method) && params.isPresent()) {
                if (!route.access().admits(caller)) {
                    return Reply.problem(Problem.of(403, "not-yours", "Not for you", ""));
                }
                return answer(
                        route,
                        new FakeRequest(
                                caller,
                                path,
                                params.get(),
                                queries(mark < 0 ? "" : target.substring(mark + 1)),
                                body,
                                headers));
            }
        }
        return Reply.problem(Problem.notFound(path));
    }

    private static Reply answer(Routes.Route route, Request request) {
        try {
            return route.handler().handle(request);
        } catch (BadRequest e) {
            return Reply.problem(Problem.field(e.field(), e.rule()));
        }
    }

    private static Optional<Map<String, String>> params(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        Map<String, String> params = new HashMap<>();
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                params.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(params);
    }

    private static Map<String, String> queries(String query) {
        Map<String, String> queries = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                queries.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return queries;
    }

    @Override
    public String method() {
        return "";
    }

    @Override
    public String pathParam(String name) {
        return Optional.ofNullable(params.get(name)).orElseThrow();
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(queries.get(name)).filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String origin() {
        return "http://tv.test";
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
