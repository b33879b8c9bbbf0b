package tv.foyer.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A built web app out of the class path. Unknown paths give its index page, so that the app's own
 * routes can be opened directly; files under {@code assets/} have a hash in their names and never
 * change.
 */
public final class StaticFiles {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript"),
                    Map.entry("css", "text/css"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("woff", "font/woff"));

    private final String root;
    private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

    private StaticFiles(String root) {
        this.root = root;
    }

    /** Serves the resource folder {@code root} under {@code /name/}. */
    public static Routes routes(String name, String root) {
        StaticFiles files = new StaticFiles(root);
        return new Routes()
                .get("/" + name, Access.open(), _ -> Reply.redirect("/" + name + "/"))
                .get("/" + name + "/", Access.open(), _ -> files.index())
                .get("/" + name + "/{+file}", Access.open(), r -> files.file(r.pathParam("file")));
    }

    private Reply file(String path) {
        boolean plain = !path.contains("..") && !path.contains("\\") && !path.contains("//");
        Optional<byte[]> bytes = plain && path.contains(".") ? load(path) : Optional.empty();
        if (bytes.isEmpty()) {
            return path.startsWith("assets/") ? Reply.problem(Problem.notFound(path)) : index();
        }
        Reply reply = Reply.bytes(200, typeOf(path), bytes.get());
        return path.startsWith("assets/") ? reply.immutable() : fresh(reply);
    }

    private Reply index() {
        return load("index.html")
                .map(bytes -> fresh(Reply.bytes(200, typeOf("index.html"), bytes)))
                .orElseGet(() -> Reply.problem(Problem.notFound("this app was not built")));
    }

    private static Reply fresh(Reply reply) {
        return reply.with("Cache-Control", "no-cache");
    }

    /** Only files that exist are kept: a stranger's made-up names must not fill the memory. */
    private Optional<byte[]> load(String path) {
        Optional<byte[]> kept = files.getOrDefault(path, Optional.empty());
        if (kept.isEmpty()) {
            kept = read(path);
            kept.ifPresent(bytes -> files.put(path, Optional.of(bytes)));
        }
        return kept;
    }

    private Optional<byte[]> read(String path) {
        try (InputStream in = StaticFiles.class.getResourceAsStream(root + "/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typeOf(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
