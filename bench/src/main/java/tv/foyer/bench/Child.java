package tv.foyer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program of this module in a process of its own; it ends with its input. */
final class Child implements AutoCloseable {
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final BufferedReader answers;

    private Child(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(Class<?> program, List<String> arguments) throws IOException {
        return start(program, "1g", arguments);
    }

    /** Starts a program that needs another heap than most. */
    static Child start(Class<?> program, String heap, List<String> arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-XX:+UseG1GC",
                                "-Xmx" + heap,
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()));
        command.addAll(arguments);
        return new Child(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a program under measurement ended early");
        }
        return line;
    }

    /** Asks for its processor time. */
    long nanos() throws IOException {
        return Long.parseLong(ask("cpu"));
    }

    /** Asks in one line and returns the answer's. */
    String ask(String question) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).write(question + "\n");
        process.outputWriter(StandardCharsets.UTF_8).flush();
        return line();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
