package tv.foyer.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Request;
import tv.foyer.quality.QualityDesk.Incoming;

/**
 * Finds reports in a request, in each of the standard's modes: lines of event mode, JSON, the query
 * parameter, the four headers.
 */
final class CmcdReader {
    private static final String QUERY = "CMCD";
    private static final List<String> HEADERS =
            List.of("CMCD-Object", "CMCD-Request", "CMCD-Status", "CMCD-Session");

    private CmcdReader() {}

    /** The body of JSON mode; reports are read one by one. */
    record Batch(List<Object> reports) {}

    static List<Incoming> read(Request request) {
        Optional<String> query = request.query(QUERY);
        if (query.isPresent()) {
            return List.of(line(query.get()));
        }
        List<String> headers =
                HEADERS.stream().flatMap(name -> request.header(name).stream()).toList();
        if (!headers.isEmpty()) {
            return List.of(headers(headers));
        }
        return request.header("Content-Type").orElse("").startsWith("application/json")
                ? json(request)
                : lines(request);
    }

    private static List<Incoming> json(Request request) {
        List<Object> items = request.json(Batch.class).reports();
        if (items == null) {
            throw new BadRequest("reports", "a list expected");
        }
        requireFew("reports", items.size());
        List<Incoming> read = new ArrayList<>();
        for (Object item : items) {
            read.add(
                    item instanceof Map<?, ?> object
                            ? new Incoming.Read(Cmcd.ofJson(object))
                            : new Incoming.Unreadable("an object expected"));
        }
        return read;
    }

    private static List<Incoming> lines(Request request) {
        List<String> lines;
        try (Stream<String> all = new String(request.body(), StandardCharsets.UTF_8).lines()) {
            lines =
                    all.filter(line -> !line.isBlank())
                            .limit(1 + QualityDesk.MOST_REPORTS)
                            .toList();
        }
        if (lines.isEmpty()) {
            throw new BadRequest("", "reports expected: in the body, the query or the headers");
        }
        requireFew("", lines.size());
        return lines.stream().map(CmcdReader::line).toList();
    }

    private static void requireFew(String field, int size) {
        if (size > QualityDesk.MOST_REPORTS) {
            throw new BadRequest(
                    field, "at most " + QualityDesk.MOST_REPORTS + " reports expected");
        }
    }

    private static Incoming line(String text) {
        try {
            return new Incoming.Read(Cmcd.ofText(text));
        } catch (StructuredField.Broken e) {
            return new Incoming.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Incoming headers(List<String> headers) {
        try {
            return new Incoming.Read(Cmcd.ofHeaders(headers));
        } catch (StructuredField.Broken e) {
            return new Incoming.Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
