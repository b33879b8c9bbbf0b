package tv.foyer.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where one file of someone else is worked on: a folder of its own, gone when the work is done. */
record Workbench(Media media) {
    /** What the file is called in its folder, whatever it was called before. */
    static final String SOURCE = "source";

    /** What is done in a folder. */
    interface Work<T> {
        T in(Path folder) throws IOException;
    }

    /** Gives work a folder of its own that holds the file, and removes it afterwards. */
    <T> T with(Path file, Work<T> work) {
        try {
            Path folder = media.workFolder();
            try {
                link(file, folder.resolve(SOURCE));
                return work.in(folder);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw Folders.failure("a film could not be worked on", e);
        }
    }

    private static void link(Path file, Path place) throws IOException {
        try {
            Files.createLink(place, file.toAbsolutePath());
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Takes what was packaged, segments, initialisation and playlists, to another folder. */
    static void move(Path from, Path to) throws IOException {
        List<Path> made;
        try (var all = Files.list(from)) {
            made =
                    all.filter(f -> f.toString().matches(".*\\.(m4s|m3u8)|.*/init_\\d+\\.mp4"))
                            .toList();
        }
        for (Path file : made) {
            Files.move(file, to.resolve(file.getFileName()));
        }
    }
}
