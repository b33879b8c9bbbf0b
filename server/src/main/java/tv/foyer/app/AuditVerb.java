package tv.foyer.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tv.foyer.settlement.Audit;

/** {@code audit pack.zip}: verifies a statement pack without any server. */
final class AuditVerb {
    private static final String USAGE =
            """
            usage: ./foyer audit PACK.zip [--key PUBLIC_KEY]
              verifies a statement pack offline: signature, hashes, and the statement, which is
              computed again from contracts and facts; exit code 1 and the first difference if not
              --key  the alliance's public key as you know it (base64); the pack must be signed by it\
            """;

    private AuditVerb() {}

    static int run(List<String> line) {
        Options options = Options.parse(line, Set.of("key"), Set.of("help"));
        if (options.flag("help")) {
            System.out.println(USAGE);
            return 0;
        }
        if (options.words().size() != 1) {
            throw new UsageError("one pack is needed, for example kestral-2026-10.zip");
        }
        Path pack = Path.of(options.words().getFirst());
        if (!Files.isRegularFile(pack)) {
            throw new Failure("no such file: " + pack);
        }
        return switch (Audit.audit(pack, options.get("key"))) {
            case Audit.Verdict.Accepted ok -> {
                System.out.println("accepted: " + ok.partner() + ", " + ok.period());
                System.out.println(
                        "  "
                                + ok.lines()
                                + " lines from "
                                + ok.facts()
                                + " fact rows, recomputed to identical bytes");
                System.out.println("  payable    " + ok.payable());
                System.out.println("  checkpoint " + ok.checkpoint());
                System.out.println("  signed by  " + ok.publicKey());
                yield 0;
            }
            case Audit.Verdict.Refused(var difference) -> {
                System.out.println("refused: " + difference);
                yield 1;
            }
        };
    }
}
