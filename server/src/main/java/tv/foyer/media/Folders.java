package tv.foyer.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** What the file system is asked beyond reading and writing, and how it says no. */
final class Folders {
    private Folders() {}

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A full disk is told in words, whoever met it. */
    static MediaException failure(String what, IOException cause) {
        String reason =
                cause instanceof FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : String.valueOf(cause.getMessage());
        return saysFull(reason) ? full(what) : new MediaException(what + ": " + reason, cause);
    }

    static MediaException full(String what) {
        return new MediaException(
                what + ": the disk is full; make room (about 500 MB) and start again");
    }

    static boolean saysFull(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("quota exceeded");
    }
}
