package tv.foyer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tv.foyer.json.Json;

/** A peer from the npm registry, in a folder with its lock file and a {@code run.js}. */
final class NodePeer {
    private final Path folder;

    NodePeer(Path home, String name) {
        this.folder = home.resolve("bench").resolve("peers").resolve(name).toAbsolutePath();
    }

    /** Installs exactly what the lock file says, once. */
    void install() throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("node_modules").resolve(".package-lock.json"))) {
            System.err.println("installing the peer ...");
            run(List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
        }
    }

    /** Runs the peer; its last line of output is JSON. */
    <T> T measure(Class<T> type, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "run.js"));
        command.addAll(List.of(arguments));
        List<String> lines = run(command).lines().toList();
        return Json.read(lines.getLast(), type);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed in " + folder);
        }
        return out;
    }
}
