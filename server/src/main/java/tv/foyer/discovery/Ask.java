package tv.foyer.discovery;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.foyer.kernel.ProfileId;

/**
 * One viewer's request for rows, with what was watched last, asked for once by whoever is first.
 */
final class Ask {
    private static final int RECENT = 30;

    private final Shelf shelf;
    private final ProfileId profile;
    private final Instant now;
    private final Progress progress;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable List<Progress.Position> recent;

    Ask(Shelf shelf, ProfileId profile, Instant now, Progress progress) {
        this.shelf = shelf;
        this.profile = profile;
        this.now = now;
        this.progress = progress;
    }

    Shelf shelf() {
        return shelf;
    }

    Instant now() {
        return now;
    }

    List<Progress.Position> recent() throws InterruptedException {
        asking.lockInterruptibly();
        try {
            List<Progress.Position> known = recent;
            if (known == null) {
                known = List.copyOf(progress.recent(profile, RECENT));
                recent = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }
}
