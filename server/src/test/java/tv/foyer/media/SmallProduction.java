package tv.foyer.media;

import java.nio.file.Path;
import tv.foyer.scenery.Production;

/** The small production, encoded once in a build and kept until the next clean. */
final class SmallProduction {
    static final Path FOLDER = Path.of("target", "small-production").toAbsolutePath();

    private static final Media MEDIA = make();

    private SmallProduction() {}

    static Media media() {
        return MEDIA;
    }

    private static Media make() {
        Media media = Media.open(FOLDER);
        media.produce(Production.small(), (_, _) -> {});
        return media;
    }
}
