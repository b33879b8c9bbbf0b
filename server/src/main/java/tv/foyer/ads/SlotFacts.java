package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;

/**
 * A place for ads that somebody else asks for, before nobody in particular: no household's caps and
 * consents apply.
 *
 * @param viewer names the request in the log, equal ids for equal requests; no real set or home
 * @param floorMicros the least price of one impression
 */
public record SlotFacts(
        Viewer viewer,
        Surface surface,
        BrandId brand,
        PartnerId maker,
        int maxSeconds,
        int maxAds,
        boolean kids,
        Viewers.Screen screen,
        Optional<String> region,
        List<String> genres,
        int ratingAge,
        long floorMicros) {
    public SlotFacts {
        genres = List.copyOf(genres);
    }

    /** The ids under which what is won is logged and counted. */
    public record Viewer(DeviceId device, HouseholdId household, Optional<PartnerId> provider) {}
}
