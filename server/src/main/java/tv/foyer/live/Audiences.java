package tv.foyer.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.ProfileId;

/**
 * The timelines that audiences see: one for a brand, region and age where the playlist is shared,
 * one for a set where ads stand in it. At most 20,000; the one that was asked for longest ago is
 * forgotten, and begins again with the next request. Safe for use by many threads.
 */
final class Audiences {
    private static final int MOST = 20_000;

    private final Map<Audience, Seen> known = new LinkedHashMap<>(64, 0.75f, true);

    /** Who sees the same; a device and who watches only where ads stand in the playlist. */
    record Audience(
            ChannelId channel,
            LiveClaim.Delivery delivery,
            BrandId brand,
            Optional<String> region,
            boolean kids,
            Optional<DeviceId> device,
            Optional<ProfileId> profile) {
        static Audience of(LiveClaim claim) {
            boolean own = claim.delivery() == LiveClaim.Delivery.STITCHED;
            return new Audience(
                    claim.channel(),
                    claim.delivery(),
                    claim.brand(),
                    claim.region(),
                    claim.kids(),
                    own ? Optional.of(claim.device()) : Optional.empty(),
                    claim.watcher().filter(_ -> own).map(Watcher::profile));
        }
    }

    /** What an audience saw so far; steps of one audience wait for each other. */
    private static final class Seen {
        private Optional<Stitched> timeline = Optional.empty();

        synchronized Stitched step(Stitched first, UnaryOperator<Stitched> next) {
            Stitched now = next.apply(timeline.orElse(first));
            timeline = Optional.of(now);
            return now;
        }
    }

    /** Moves an audience on; one that is new begins with the first. */
    Stitched step(Audience audience, Stitched first, UnaryOperator<Stitched> next) {
        return seen(audience).step(first, next);
    }

    private synchronized Seen seen(Audience audience) {
        Seen seen = known.computeIfAbsent(audience, _ -> new Seen());
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
        return seen;
    }
}
