package tv.foyer.app;

import java.nio.file.Files;
import java.time.InstantSource;
import tv.foyer.alliance.Partner;
import tv.foyer.sql.Database;

/** Opens an alliance that is there already, beside a server that may be running, for one errand. */
final class Visit {
    private Visit() {}

    static House open(Folders folders) {
        if (!Files.isDirectory(folders.data())) {
            throw new Failure("no alliance in " + folders.data() + "; ./foyer demo makes one");
        }
        return House.open(
                new House.Config(
                        folders.data(),
                        folders.media(),
                        "127.0.0.1",
                        0,
                        InstantSource.system(),
                        Database::embeddedOrRunning));
    }

    static Partner partner(House house, String key) {
        return house.alliance()
                .partnerByKey(key)
                .orElseThrow(() -> new Failure("no partner '" + key + "'"));
    }
}
