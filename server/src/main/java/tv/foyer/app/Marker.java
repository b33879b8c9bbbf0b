package tv.foyer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers in a data folder that the demo's past was lived through. */
final class Marker {
    private static final String NAME = "demo.ready";

    private Marker() {}

    static boolean finished(Path data) {
        return Files.exists(data.resolve(NAME));
    }

    static void finish(Path data) {
        try {
            Files.writeString(data.resolve(NAME), "the demo alliance's first month is closed\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
