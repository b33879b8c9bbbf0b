package tv.foyer.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.foyer.http.Access;
import tv.foyer.http.Reply;
import tv.foyer.http.Routes;

/**
 * The OpenAPI 3.1 document of the routes that are really there: paths, methods, path parameters and
 * who may call. Bodies are described in docs/http.md.
 */
final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\+?([A-Za-z]+)\\}");

    private OpenApi() {}

    /** Returns the route that serves the document of these routes. */
    static Routes routes(Routes all) {
        byte[] document = tv.foyer.json.Json.bytes(document(all));
        return new Routes()
                .get(
                        "/openapi.json",
                        Access.open(),
                        _ -> Reply.bytes(200, "application/json", document));
    }

    static Map<String, Object> document(Routes all) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        all.list().stream()
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .forEach(route ->
                        paths.computeIfAbsent(
                                        route.path().replace("{+", "{"), _ -> new LinkedHashMap<>())
                                .put(route.method().toLowerCase(Locale.ROOT), operation(route)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Foyer", "version", "0.1.0"));
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private static Map<String, Object> operation(Routes.Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", operationId(route));
        operation.put("parameters", parameters(route.path()));
        operation.put("security", security(route.access()));
        operation.put(
                "responses",
                Map.of(
                        "2XX",
                        Map.of("description", "as described in docs/http.md"),
                        "default",
                        Map.of("$ref", "#/components/responses/Problem")));
        return operation;
    }

    private static String operationId(Routes.Route route) {
        return (route.method().toLowerCase(Locale.ROOT) + route.path())
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("_$", "");
    }

    private static List<Object> parameters(String path) {
        List<Object> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", matcher.group(1));
            parameter.put("in", "path");
            parameter.put("required", true);
            parameter.put("schema", Map.of("type", "string"));
            parameters.add(parameter);
        }
        return parameters;
    }

    private static List<Map<String, List<String>>> security(Access access) {
        return switch (access) {
            case Access.Open _, Access.Signed _ -> List.of();
            case Access.Sets _ -> List.of(Map.of("set", List.of()));
            case Access.Phones _ -> List.of(Map.of("household", List.of()));
            case Access.StaffOf(_, var roles) ->
                    List.of(Map.of("staff", roles.stream().map(Enum::name).sorted().toList()));
        };
    }

    private static Map<String, Object> components() {
        Map<String, Object> bearer = Map.of("type", "http", "scheme", "bearer");
        Map<String, Object> problem =
                Map.of(
                        "description",
                        "A refusal (RFC 9457)",
                        "content",
                        Map.of(
                                "application/problem+json",
                                Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
        Map<String, Object> schema =
                Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("type", "title", "status", "detail"),
                        "properties",
                        Map.of(
                                "type", Map.of("type", "string"),
                                "title", Map.of("type", "string"),
                                "status", Map.of("type", "integer"),
                                "detail", Map.of("type", "string"),
                                "field", Map.of("type", "string"),
                                "rule", Map.of("type", "string")));
        return Map.of(
                "securitySchemes", Map.of("set", bearer, "household", bearer, "staff", bearer),
                "responses", Map.of("Problem", problem),
                "schemas", Map.of("Problem", schema));
    }
}
