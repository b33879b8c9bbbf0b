package tv.foyer.playback;

import tv.foyer.events.Surface;

/**
 * Where a break is wished and how much may stand in it.
 *
 * @param placePermille the place in the content, in thousandths of its length; 0 for a pre-roll
 * @param minContentSeconds shorter content has no such break
 * @param maxSeconds most seconds of ads in the break
 */
public record BreakRule(
        Surface surface, int placePermille, int minContentSeconds, int maxSeconds, int maxAds) {
    public BreakRule {
        if (surface != Surface.PRE_ROLL && surface != Surface.MID_ROLL) {
            throw new IllegalArgumentException("surface: PRE_ROLL or MID_ROLL, was " + surface);
        }
        if (placePermille < 0 || placePermille > 1_000) {
            throw new IllegalArgumentException("placePermille: 0 to 1000, was " + placePermille);
        }
        if (minContentSeconds < 0 || maxSeconds < 1 || maxAds < 1) {
            throw new IllegalArgumentException("break: no room for an ad");
        }
    }
}
