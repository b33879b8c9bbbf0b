package tv.foyer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/** {@code ./foyer bench NAME [--quick] [--json f]}: one benchmark beside its peer. */
public final class Bench {
    /** A new benchmark is one class and one word here. */
    private static final List<Benchmark> ALL =
            List.of(
                    new HomeBenchmark(),
                    new ManifestBenchmark(),
                    new ChannelsBenchmark(),
                    new DecideBenchmark(),
                    new AuctionBenchmark());

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Returns 0, 1 (failed) or 2 (usage). */
    static int run(String... arguments) {
        if (arguments.length == 0 || List.of(arguments).contains("--help")) {
            System.out.print(usage());
            return arguments.length == 0 ? 2 : 0;
        }
        try {
            Benchmark benchmark = named(arguments[0]);
            Options options = options(List.of(arguments).subList(1, arguments.length));
            Result result = benchmark.run(options);
            report(benchmark, options, result);
            return 0;
        } catch (Misuse e) {
            System.err.println("bench: " + e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (Exception e) {
            System.err.println("bench: failed: " + e.getMessage());
            return 1;
        }
    }

    static Options options(List<String> words) {
        boolean quick = false;
        Optional<Path> json = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--quick" -> quick = true;
                case "--json" -> {
                    if (++i == words.size()) {
                        throw new Misuse("--json: a file expected");
                    }
                    json = Optional.of(Path.of(words.get(i)));
                }
                default -> throw new Misuse("unknown option '" + words.get(i) + "'");
            }
        }
        return new Options(quick, json, Path.of(System.getProperty("foyer.home", ".")));
    }

    private static Benchmark named(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misuse("no benchmark '" + name + "'; there is " + names()));
    }

    private static String names() {
        return String.join(", ", ALL.stream().map(Benchmark::name).toList());
    }

    private static String usage() {
        StringBuilder text =
                new StringBuilder(
                        """
                        usage: ./foyer bench NAME [--quick] [--json FILE]

                        """);
        for (Benchmark benchmark : ALL) {
            text.append("  %-10s %s%n".formatted(benchmark.name(), benchmark.about()));
        }
        return text.toString();
    }

    private static void report(Benchmark benchmark, Options options, Result result)
            throws IOException {
        Machine machine = Machine.here(options.home());
        result.details().forEach((name, value) -> System.out.println(name + ": " + told(value)));
        if (options.json().isPresent()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("name", benchmark.name());
            all.put("quick", options.quick());
            all.put("ratio", result.ratio());
            all.put("ours", result.ours());
            all.put("peer", result.peer());
            all.put("unit", result.unit().name());
            all.put("details", result.details());
            all.put("machine", machine);
            Files.writeString(options.json().get(), Json.pretty(all) + "\n");
        }
        System.out.println(result.line(benchmark.name()));
    }

    private static String told(Object value) {
        return value instanceof Double figure ? Result.figure(figure) : value.toString();
    }

    /** The command line breaks a rule. */
    static final class Misuse extends RuntimeException {
        Misuse(String rule) {
            super(rule);
        }
    }
}
