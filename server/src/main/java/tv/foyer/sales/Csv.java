package tv.foyer.sales;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tv.foyer.http.Reply;

/**
 * A table as RFC 4180 CSV in UTF-8, with the byte order mark by which spreadsheets know it. A text
 * that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    Csv(String... heads) {
        row((Object[]) heads);
    }

    /** Adds a row; numbers stay numbers, everything else is text. */
    void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append("\r\n");
    }

    Reply reply(String name) {
        return Reply.bytes(
                        200,
                        "text/csv; charset=utf-8",
                        text.toString().getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    /** Joins several values into one cell. */
    static String list(List<?> values) {
        return String.join(" ", values.stream().map(Object::toString).toList());
    }

    private static String cell(Object value) {
        String plain = value.toString();
        boolean guarded =
                !(value instanceof Number)
                        && !plain.isEmpty()
                        && FORMULA.indexOf(plain.charAt(0)) >= 0;
        String safe = guarded ? "'" + plain : plain;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
