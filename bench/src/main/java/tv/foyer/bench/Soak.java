package tv.foyer.bench;

import java.nio.file.Path;
import java.util.List;

/** {@code ./foyer soak NAME [options]}: a long campaign; its last line is a verdict. */
public final class Soak {
    private static final String USAGE =
            """
            usage: ./foyer soak delivery [--seed S] [--days D] [--json FILE]

              delivery   guaranteed delivery, pacing and value on seeded traces beside an
                         optimum that knows the future; without --seed ten seeds, two days each
            """;

    private Soak() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Returns 0, 1 (failed) or 2 (usage). */
    static int run(String... arguments) {
        if (arguments.length == 0 || List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return arguments.length == 0 ? 2 : 0;
        }
        try {
            if (!arguments[0].equals("delivery")) {
                throw new Bench.Misuse("no soak '" + arguments[0] + "'; there is delivery");
            }
            List<String> options = List.of(arguments).subList(1, arguments.length);
            Path home = Path.of(System.getProperty("foyer.home", "."));
            return DeliverySoak.run(DeliverySoak.wish(options), home) ? 0 : 1;
        } catch (Bench.Misuse e) {
            System.err.println("soak: " + e.getMessage());
            return 2;
        } catch (Exception e) {
            System.err.println("soak: failed: " + e.getMessage());
            return 1;
        }
    }
}
