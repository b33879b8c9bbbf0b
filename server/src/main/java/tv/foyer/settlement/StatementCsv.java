package tv.foyer.settlement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.foyer.kernel.Text;

/**
 * A statement as CSV (RFC 4180, UTF-8, CRLF). A cell that a spreadsheet would run as a formula gets
 * an apostrophe in front; numbers stay numbers.
 */
final class StatementCsv {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final String RISKY = "=+-@\t\r";
    private static final List<String> HEAD =
            List.of(
                    "n",
                    "contract",
                    "version",
                    "kind",
                    "description_zh",
                    "description_en",
                    "counterparty_zh",
                    "counterparty_en",
                    "quantity",
                    "unit",
                    "gross_micros",
                    "amount",
                    "currency");

    private StatementCsv() {}

    static byte[] of(Statement statement) {
        Stream<List<String>> lines = statement.lines().stream().map(StatementCsv::cells);
        List<String> total =
                List.of(
                        "",
                        "",
                        "",
                        "PAYABLE",
                        "应付合计",
                        "Payable",
                        "",
                        "",
                        "",
                        "",
                        "",
                        statement.payable().decimal(),
                        statement.currency());
        return Stream.of(Stream.of(HEAD), lines, Stream.of(total))
                .flatMap(part -> part)
                .map(cells ->
                        cells.stream()
                                .map(StatementCsv::cell)
                                .collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Statement.Line line) {
        return List.of(
                Integer.toString(line.n()),
                line.contract().key(),
                Integer.toString(line.contract().version()),
                line.kind().name(),
                line.description().zh(),
                line.description().en(),
                line.counterparty().map(Text::zh).orElse(""),
                line.counterparty().map(Text::en).orElse(""),
                Long.toString(line.quantity()),
                line.unit(),
                Long.toString(line.grossMicros()),
                line.amount().decimal(),
                line.amount().currency().getCurrencyCode());
    }

    static String cell(String text) {
        boolean risky = !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0;
        String safe = risky && !NUMBER.matcher(text).matches() ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
