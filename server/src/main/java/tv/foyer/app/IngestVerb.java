package tv.foyer.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tv.foyer.alliance.Partner;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.IngestReport;
import tv.foyer.net.Outbound;

/** {@code ingest}: takes in a provider's feed by hand and prints what became of each record. */
final class IngestVerb {
    private static final int MOST_BYTES = 256 << 20;
    private static final int MOST_PRINTED = 200;
    private static final String USAGE =
            """
            usage: ./foyer ingest --provider KEY --format foyer-json|xmltv FILE-or-URL [--data DIR]
              takes in a feed and prints a report per record; exit code 1 if the document is broken\
            """;

    private IngestVerb() {}

    static int run(List<String> line) {
        Options options =
                Options.parse(line, Set.of("provider", "format", "data", "media"), Set.of("help"));
        if (options.flag("help")) {
            System.out.println(USAGE);
            return 0;
        }
        if (options.words().size() != 1) {
            throw new UsageError("one FILE or URL is needed");
        }
        Format format =
                Format.of(options.required("format"))
                        .orElseThrow(() -> new UsageError("--format: foyer-json or xmltv"));
        String provider = options.required("provider");
        try (House house = Visit.open(Folders.of(options));
                InputStream feed = open(options.words().getFirst())) {
            Partner partner = Visit.partner(house, provider);
            return print(house.catalog().ingest(partner.id(), partner.key(), format, feed));
        } catch (IOException e) {
            throw new Failure("the feed cannot be read: " + e.getMessage());
        }
    }

    private static InputStream open(String where) throws IOException {
        if (where.startsWith("http://") || where.startsWith("https://")) {
            try {
                return new ByteArrayInputStream(new Outbound().get(URI.create(where), MOST_BYTES));
            } catch (Outbound.Refused | IllegalArgumentException e) {
                throw new Failure(e.getMessage() == null ? where : e.getMessage());
            }
        }
        Path file = Path.of(where);
        if (!Files.isRegularFile(file)) {
            throw new Failure("no such file: " + file);
        }
        return new BufferedInputStream(Files.newInputStream(file));
    }

    private static int print(IngestOutcome outcome) {
        return switch (outcome) {
            case IngestOutcome.Applied(var report) -> {
                System.out.println(
                        report.accepted()
                                + " accepted, "
                                + report.unchanged()
                                + " unchanged, "
                                + report.rejected()
                                + " rejected");
                report.records().stream()
                        .filter(entry -> entry.field().isPresent() || entry.rule().isPresent())
                        .limit(MOST_PRINTED)
                        .forEach(IngestVerb::print);
                yield 0;
            }
            case IngestOutcome.Broken(var where, var rule) -> {
                System.out.println("broken, nothing was changed: " + where + ": " + rule);
                yield 1;
            }
        };
    }

    private static void print(IngestReport.Entry entry) {
        System.out.println(
                "  "
                        + entry.outcome()
                        + " "
                        + entry.record()
                        + " "
                        + entry.field().orElse("")
                        + ": "
                        + entry.rule().orElse(""));
    }
}
