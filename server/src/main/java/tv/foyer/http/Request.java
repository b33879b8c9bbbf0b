package tv.foyer.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tv.foyer.kernel.Id;

/**
 * One request, with its caller already known. The readers that take a type throw {@link
 * BadRequest}, which the server answers with a 400 that names the field and the rule.
 */
public interface Request {
    Caller caller();

    String method();

    /** Returns the path without the query. */
    String path();

    /** Returns a segment named in the route's path, decoded. */
    String pathParam(String name);

    Optional<String> query(String name);

    Optional<String> header(String name);

    /**
     * Returns scheme and authority as the caller sees them, for example {@code
     * http://tv.local:8080}.
     */
    String origin();

    /** Returns the address of the peer, for rate limits. */
    String peer();

    /** Returns the whole body, at most 1 MiB (feeds: 64 MiB). */
    byte[] body();

    /**
     * Returns the body as it comes, for what is too long for memory. Reading on after {@code
     * mostBytes} throws {@link TooLong}, at once if the length is declared.
     */
    default InputStream stream(long mostBytes) {
        byte[] body = body();
        if (body.length > mostBytes) {
            throw new TooLong(mostBytes);
        }
        return new ByteArrayInputStream(body);
    }

    /** Reads the body as JSON; an empty body is an error. */
    <T> T json(Class<T> type);

    /** Reads the body as application/x-www-form-urlencoded; of a repeated name the first counts. */
    Map<String, String> form();

    /** Reads a path parameter as a typed id, for example {@code id("id", TitleId::new)}. */
    default <T extends Id> T id(String name, Function<UUID, T> make) {
        return parseId(name, pathParam(name), make);
    }

    /** Reads a query parameter as a typed id. */
    default <T extends Id> Optional<T> queryId(String name, Function<UUID, T> make) {
        return query(name).map(text -> parseId(name, text, make));
    }

    /** Reads a whole number from the query, within bounds. */
    default int queryInt(String name, int otherwise, int least, int most) {
        String text = query(name).orElse(Integer.toString(otherwise));
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, with the rule
        }
        throw new BadRequest(name, "a whole number from " + least + " to " + most + " expected");
    }

    /** Returns the calling set; only for routes with {@link Access#sets}. */
    default Caller.TvSet tvSet() {
        if (caller() instanceof Caller.TvSet set) {
            return set;
        }
        throw new IllegalStateException("route is not for sets");
    }

    /** Returns the calling member of staff; only for routes that admit staff. */
    default Caller.Staff staff() {
        if (caller() instanceof Caller.Staff staff) {
            return staff;
        }
        throw new IllegalStateException("route is not for staff");
    }

    private static <T extends Id> T parseId(String name, String text, Function<UUID, T> make) {
        try {
            return make.apply(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(name, "a UUID expected");
        }
    }
}
