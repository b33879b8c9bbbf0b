package tv.foyer.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs FFmpeg as a program of its own, for a bounded time. */
final class Ffmpeg {
    private static final int TAIL_BYTES = 8_192;

    /**
     * How a run on someone else's file ended.
     *
     * @param said the end of what the program said
     */
    record Ran(int exit, String said) {
        boolean whole() {
            return exit == 0;
        }

        /** Returns the last lines of what was said, for people. */
        String last() {
            return said.isEmpty()
                    ? "it said nothing"
                    : said.lines()
                            .skip(Math.max(0, said.lines().count() - 3))
                            .collect(Collectors.joining("; "));
        }
    }

    /** Writes what the program reads from standard input. */
    interface Feed {
        void write(OutputStream out) throws IOException;
    }

    private final Path tools;
    private final Duration limit;

    Ffmpeg(Path tools, Duration limit) {
        this.tools = tools;
        this.limit = limit;
    }

    /**
     * Runs a command in a folder until its end.
     *
     * @throws MediaException with the end of what the program said, if it failed
     */
    void run(FfmpegCommand command, Path folder, Feed feed) {
        try {
            Process process = start(command, folder, ProcessBuilder.Redirect.DISCARD);
            AtomicReference<String> said = new AtomicReference<>("");
            Thread listener =
                    Thread.ofVirtual().start(() -> said.set(tail(process.getErrorStream())));
            Thread watch = Thread.ofVirtual().start(() -> endInTime(process));
            boolean fed = feed(process, feed);
            int exit = process.waitFor();
            listener.join();
            watch.interrupt();
            if (exit != 0 || !fed) {
                throw failure(new Ran(exit, said.get()));
            }
        } catch (IOException e) {
            throw Folders.failure("FFmpeg could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("encoding was interrupted", e);
        }
    }

    /**
     * Runs a command on a file that someone else made: that it fails is an answer, not a fault.
     *
     * @param line told each line that the program prints
     * @throws MediaException if the disk is full, the program cannot be started, or this thread is
     *     interrupted, which ends the program
     */
    Ran attempt(FfmpegCommand command, Path folder, Consumer<String> line) {
        Process process = null;
        try {
            process = start(command, folder, ProcessBuilder.Redirect.PIPE);
            Process running = process;
            AtomicReference<String> said = new AtomicReference<>("");
            Thread listener =
                    Thread.ofVirtual().start(() -> said.set(tail(running.getErrorStream())));
            Thread reader = Thread.ofVirtual().start(() -> lines(running, line));
            Thread watch = Thread.ofVirtual().start(() -> endInTime(running));
            feed(running, _ -> {});
            int exit = running.waitFor();
            listener.join();
            reader.join();
            watch.interrupt();
            if (exit != 0 && Folders.saysFull(said.get())) {
                throw Folders.full("a film could not be written");
            }
            return new Ran(exit, said.get());
        } catch (IOException e) {
            throw Folders.failure("FFmpeg could not be started", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new MediaException("encoding was interrupted", e);
        }
    }

    private static void lines(Process process, Consumer<String> line) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(line);
        } catch (IOException | UncheckedIOException ended) {
            // The program was stopped; its exit code says so.
        }
    }

    private Process start(FfmpegCommand command, Path folder, ProcessBuilder.Redirect out)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add(tools.resolve(command.program()).toAbsolutePath().toString());
        line.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().put("LD_LIBRARY_PATH", tools.toAbsolutePath().toString());
        builder.redirectOutput(out);
        return builder.start();
    }

    /** Returns whether everything was taken; a program that ended early says why on its own. */
    private static boolean feed(Process process, Feed feed) {
        try (OutputStream in = process.getOutputStream()) {
            feed.write(in);
            return true;
        } catch (IOException closed) {
            return false;
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String tail(InputStream in) {
        byte[] kept = new byte[0];
        byte[] buffer = new byte[TAIL_BYTES];
        try (in) {
            int count;
            while ((count = in.read(buffer)) > 0) {
                int old = Math.min(kept.length, TAIL_BYTES - Math.min(count, TAIL_BYTES));
                byte[] next = new byte[old + count];
                System.arraycopy(kept, kept.length - old, next, 0, old);
                System.arraycopy(buffer, 0, next, old, count);
                kept = next;
            }
        } catch (IOException ended) {
            // The program was stopped; what it said before is what there is.
        }
        return new String(kept, StandardCharsets.UTF_8).strip();
    }

    private MediaException failure(Ran ran) {
        if (Folders.saysFull(ran.said())) {
            return Folders.full("a film could not be written");
        }
        String hint =
                ran.exit() == 137 || ran.exit() == 143
                        ? " (stopped; at most " + limit.toMinutes() + " min)"
                        : "";
        return new MediaException("FFmpeg ended with " + ran.exit() + hint + ": " + ran.last());
    }
}
