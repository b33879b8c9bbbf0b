package tv.foyer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine and the commit that a figure belongs to. */
record Machine(
        String processor,
        int cores,
        long memoryMebibytes,
        String system,
        String java,
        String commit) {
    private static final String UNKNOWN = "unknown";

    static Machine here(Path home) {
        return new Machine(
                value(Path.of("/proc/cpuinfo"), "model name").orElse(UNKNOWN),
                Runtime.getRuntime().availableProcessors(),
                value(Path.of("/proc/meminfo"), "MemTotal")
                        .map(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1024)
                        .orElse(0L),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                commit(home));
    }

    private static Optional<String> value(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A tree with changes that are not committed says so. */
    private static String commit(Path home) {
        Optional<String> head = git(home, "rev-parse", "HEAD");
        boolean changed = git(home, "status", "--porcelain").filter(s -> !s.isEmpty()).isPresent();
        return head.map(hash -> changed ? hash + "+changes" : hash).orElse(UNKNOWN);
    }

    private static Optional<String> git(Path home, String... arguments) {
        try {
            List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
            Process git =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String out =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean good = git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0;
            return good ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
