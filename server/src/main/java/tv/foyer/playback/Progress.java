package tv.foyer.playback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;

/**
 * Where each profile stopped, folded from the log and keyed by title, never by file: a title that
 * is encoded anew keeps its place. Reads go through a small cache that forgets after two seconds,
 * because the fold may run on another node.
 */
final class Progress implements Fold {
    private static final int RECENT = 200;
    private static final int CACHED_PROFILES = 10_000;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final ProgressStore store;
    private final InstantSource clock;
    private final LinkedHashMap<ProfileId, Known> cache = new LinkedHashMap<>(64, 0.75f, true);

    private record Known(List<Place> places, Instant until) {}

    Progress(ProgressStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public void apply(Handle transaction, List<Recorded> facts) {
        ProgressStore.keepNewer(transaction, Mark.newest(facts));
    }

    @Override
    public void committed(List<Recorded> facts) {
        synchronized (cache) {
            Mark.newest(facts).forEach(mark -> cache.remove(mark.profile()));
        }
    }

    /** Returns where a profile is in a title, seen to the end or not. */
    Optional<Place> place(ProfileId profile, TitleId title) {
        List<Place> recent = recent(profile);
        Optional<Place> found =
                recent.stream().filter(place -> place.title().equals(title)).findFirst();
        return found.isPresent() || recent.size() < RECENT ? found : store.one(profile, title);
    }

    /** Returns what a profile began and did not finish, newest first. */
    List<Place> begun(ProfileId profile, int limit) {
        return recent(profile).stream().filter(Place::begun).limit(limit).toList();
    }

    private List<Place> recent(ProfileId profile) {
        Instant now = clock.instant();
        synchronized (cache) {
            Known known = cache.get(profile);
            if (known != null && now.isBefore(known.until())) {
                return known.places();
            }
        }
        List<Place> places = store.recent(profile, RECENT);
        synchronized (cache) {
            cache.put(profile, new Known(places, now.plus(FRESH)));
            if (cache.size() > CACHED_PROFILES) {
                cache.pollFirstEntry();
            }
        }
        return places;
    }
}
