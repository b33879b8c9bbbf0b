package tv.foyer.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The segments of one channel on disk, within a bound of bytes: beyond it the oldest go. Safe for
 * use by many threads; a file is there whole or not at all.
 */
final class SegmentShelf {
    private static final Pattern NAME = Pattern.compile("(init-)?[0-9]{1,19}\\.[a-z0-9]{2,4}");

    private final Path folder;
    private final long mostBytes;
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private long bytes;

    /** Takes a folder of its own and empties it: what is on no timeline is of no use. */
    SegmentShelf(Path folder, long mostBytes) throws IOException {
        this.folder = folder;
        this.mostBytes = mostBytes;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    /** A file to fetch into, until it is put in its place. */
    Path scratch() throws IOException {
        return Files.createTempFile(folder, "coming-", ".part");
    }

    /** Puts a whole file in its place. */
    synchronized void put(String rung, String name, Path file) throws IOException {
        long size = Files.size(file);
        Path place = place(rung, name);
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        String key = key(rung, name);
        Long before = sizes.remove(key);
        sizes.put(key, size);
        bytes += size - (before == null ? 0 : before);
        shrink();
    }

    synchronized boolean has(String rung, String name) {
        return sizes.containsKey(key(rung, name));
    }

    /** A file and its length; empty if it is not there, or its name is none of ours. */
    synchronized Optional<Path> find(String rung, String name) {
        return NAME.matcher(name).matches() && has(rung, name)
                ? Optional.of(place(rung, name))
                : Optional.empty();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Initialisation sections go last: many segments need each, and they are small. */
    private void shrink() throws IOException {
        shrink(false);
        shrink(true);
    }

    private void shrink(boolean everything) throws IOException {
        Iterator<Map.Entry<String, Long>> oldest = sizes.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            Map.Entry<String, Long> entry = oldest.next();
            if (everything || !entry.getKey().contains("-init-")) {
                Files.deleteIfExists(folder.resolve(entry.getKey()));
                bytes -= entry.getValue();
                oldest.remove();
            }
        }
    }

    private Path place(String rung, String name) {
        return folder.resolve(key(rung, name));
    }

    private static String key(String rung, String name) {
        return rung + "-" + name;
    }
}
