package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/**
 * Who is about to see breaks, where, and around which content. {@code provider} is whose content
 * the breaks stand in; empty for the boot ad.
 *
 * @param screen what the set is, by its model
 */
public record AdRequest(
        DeviceId device,
        HouseholdId household,
        BrandId brand,
        PartnerId maker,
        Viewers.Screen screen,
        Viewer viewer,
        Optional<TitleId> title,
        Optional<PartnerId> provider,
        List<Room> breaks) {
    private static final int MAX_BREAKS = 16;

    public AdRequest {
        breaks = List.copyOf(breaks);
        if (breaks.size() > MAX_BREAKS) {
            throw new IllegalArgumentException("breaks: at most " + MAX_BREAKS + " expected");
        }
    }

    /** The class of the profile that watches. */
    public enum Viewer {
        ADULT,
        KIDS,
        ELDER
    }

    /** A break to fill: at most so many seconds and ads (at most 7). */
    public record Room(Surface surface, int maxSeconds, int maxAds) {
        public Room {
            if (maxSeconds < 1 || maxSeconds > 3_600) {
                throw new IllegalArgumentException("maxSeconds: 1 to 3600, was " + maxSeconds);
            }
            if (maxAds < 1 || maxAds > PodSolver.MAX_ADS) {
                throw new IllegalArgumentException(
                        "maxAds: 1 to " + PodSolver.MAX_ADS + ", was " + maxAds);
            }
        }
    }
}
