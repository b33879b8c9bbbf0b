package tv.foyer.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Runs FFmpeg as a program of its own, for a bounded time. */
final class Ffmpeg {
    private static final int TAIL_BYTES = 4_096;

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
            Process process = start(command, folder);
            AtomicReference<String> said = new AtomicReference<>("");
            Thread listener =
                    Thread.ofVirtual().start(() -> said.set(tail(process.getErrorStream())));
            Thread watch = Thread.ofVirtual().start(() -> endInTime(process));
            boolean fed = feed(process, feed);
            int exit = process.waitFor();
            listener.join();
            watch.interrupt();
            if (exit != 0 || !fed) {
                throw failure(said.get(), exit);
            }
        } catch (IOException e) {
            throw Folders.failure("FFmpeg could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("encoding was interrupted", e);
        }
    }

    private Process start(FfmpegCommand command, Path folder) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(tools.resolve("ffmpeg").toAbsolutePath().toString());
        line.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().put("LD_LIBRARY_PATH", tools.toAbsolutePath().toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
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

    private MediaException failure(String said, int exit) {
        if (Folders.saysFull(said)) {
            return Folders.full("a film could not be written");
        }
        String last =
                said.isEmpty()
                        ? "it said nothing"
                        : said.lines()
                                .skip(Math.max(0, said.lines().count() - 3))
                                .collect(Collectors.joining("; "));
        String hint =
                exit == 137 || exit == 143
                        ? " (stopped; at most " + limit.toMinutes() + " min)"
                        : "";
        return new MediaException("FFmpeg ended with " + exit + hint + ": " + last);
    }
}
