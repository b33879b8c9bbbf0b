package tv.foyer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./foyer soak NAME [options]}: a long campaign; its last line is a verdict. */
public final class Soak {
    private static final String USAGE =
            """
            usage: ./foyer soak delivery [--seed S] [--days D] [--json FILE]
                   ./foyer soak fuzz [--minutes N] [--only scte] [--seed S]

              delivery   guaranteed delivery, pacing and value on seeded traces beside an
                         optimum that knows the future; without --seed ten seeds, two days each
              fuzz       mutated input for the readers of the outside world's formats, ten
                         minutes each; stops at the first find and prints the input
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
            List<String> options = List.of(arguments).subList(1, arguments.length);
            return campaign(arguments[0], options) ? 0 : 1;
        } catch (Bench.Misuse e) {
            System.err.println("soak: " + e.getMessage());
            return 2;
        } catch (Exception e) {
            System.err.println("soak: failed: " + e.getMessage());
            return 1;
        }
    }

    private static boolean campaign(String name, List<String> options) throws IOException {
        return switch (name) {
            case "delivery" -> {
                Path home = Path.of(System.getProperty("foyer.home", "."));
                yield DeliverySoak.run(DeliverySoak.wish(options), home);
            }
            case "fuzz" -> FuzzSoak.run(FuzzSoak.wish(options));
            default ->
                    throw new Bench.Misuse("no soak '" + name + "'; there are delivery and fuzz");
        };
    }
}
