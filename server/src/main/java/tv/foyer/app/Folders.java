package tv.foyer.app;

import java.nio.file.Path;

/** Where things are kept when the command line does not say. */
record Folders(Path data, Path media) {
    /** Reads {@code --data} and {@code --media}; otherwise both are under the project's folder. */
    static Folders of(Options options) {
        Path home = Path.of(System.getProperty("foyer.home", "."));
        return new Folders(
                options.get("data").map(Path::of).orElse(home.resolve("data/demo")),
                options.get("media").map(Path::of).orElse(home.resolve(".foyer/media")));
    }
}
