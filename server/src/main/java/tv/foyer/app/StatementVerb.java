package tv.foyer.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tv.foyer.alliance.Partner;
import tv.foyer.kernel.Period;

/** {@code statement}: writes a partner's pack of a closed month. */
final class StatementVerb {
    private static final String USAGE =
            """
            usage: ./foyer statement --partner KEY --period YYYY-MM --out PACK.zip [--data DIR]
              writes the statement pack of a closed month; works beside a running demo\
            """;

    private StatementVerb() {}

    static int run(List<String> line) {
        Options options =
                Options.parse(
                        line, Set.of("partner", "period", "out", "data", "media"), Set.of("help"));
        if (options.flag("help")) {
            System.out.println(USAGE);
            return 0;
        }
        String key = options.required("partner");
        Path out = Path.of(options.required("out"));
        Period period = period(options.required("period"));
        try (House house = Visit.open(Folders.of(options))) {
            Partner partner = Visit.partner(house, key);
            byte[] pack =
                    house.settlement()
                            .pack(partner.id(), period)
                            .orElseThrow(() ->
                                    new Failure(
                                            partner.key()
                                                    + " has no closed statement of "
                                                    + period));
            Files.write(out, pack);
            System.out.println(
                    out + ": " + pack.length + " bytes; verify it with ./foyer audit " + out);
            return 0;
        } catch (IOException e) {
            throw new Failure(out + " cannot be written: " + e.getMessage());
        }
    }

    private static Period period(String text) {
        try {
            return Period.parse(text, House.ZONE);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--" + e.getMessage());
        }
    }
}
