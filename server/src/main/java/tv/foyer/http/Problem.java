package tv.foyer.http;

import java.util.Optional;

/**
 * A refusal in the form of RFC 9457. {@code type} is a short stable name that programs switch on;
 * {@code title} is for people.
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        Optional<String> field,
        Optional<String> rule) {
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(type, title, status, detail, Optional.empty(), Optional.empty());
    }

    /** A request whose field breaks a rule. */
    public static Problem field(String field, String rule) {
        return new Problem(
                "bad-request",
                "A field breaks a rule",
                400,
                field.isEmpty() ? rule : field + ": " + rule,
                Optional.of(field),
                Optional.of(rule));
    }

    public static Problem notFound(String what) {
        return of(404, "not-found", "Not found", what);
    }
}
