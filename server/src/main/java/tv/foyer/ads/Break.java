package tv.foyer.ads;

import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;

/**
 * One break that waits for ads: where, how long, on whose set, for whom.
 *
 * @param kids whether a child's profile is watching
 * @param bootRefused whether the household refused boot ads for good
 */
record Break(
        Surface surface,
        int maxSeconds,
        int maxAds,
        BrandId brand,
        PartnerId maker,
        boolean kids,
        boolean bootRefused) {}
