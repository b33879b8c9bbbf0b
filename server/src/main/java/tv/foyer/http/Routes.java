package tv.foyer.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The routes of one capability. Paths are Helidon patterns: {@code {name}} is one segment, {@code
 * {+name}} the rest of the path.
 */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** One route. */
    public record Route(String method, String path, Access access, Handler handler) {}

    public Routes get(String path, Access access, Handler handler) {
        return add("GET", path, access, handler);
    }

    public Routes post(String path, Access access, Handler handler) {
        return add("POST", path, access, handler);
    }

    public Routes put(String path, Access access, Handler handler) {
        return add("PUT", path, access, handler);
    }

    public Routes delete(String path, Access access, Handler handler) {
        return add("DELETE", path, access, handler);
    }

    public Routes addAll(Routes others) {
        routes.addAll(others.routes);
        return this;
    }

    public List<Route> list() {
        return List.copyOf(routes);
    }

    private Routes add(String method, String path, Access access, Handler handler) {
        routes.add(new Route(method, path, access, handler));
        return this;
    }
}
