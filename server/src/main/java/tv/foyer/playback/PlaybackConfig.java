package tv.foyer.playback;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tv.foyer.events.Surface;

/**
 * How titles are played.
 *
 * @param breaks wished breaks; at most 6 with at most 12 ads together, so that a plan fits an
 *     address
 * @param sessionLife how long playlists and view tokens of a session are valid
 * @param adBudget how long the ad decision may take before content goes on without ads
 * @param cacheBytes how much memory cut playlists may take
 * @param frameRate frames per second of the house's ladder, which every asset is encoded to
 */
public record PlaybackConfig(
        List<BreakRule> breaks,
        Duration sessionLife,
        Duration adBudget,
        long cacheBytes,
        double frameRate) {
    public PlaybackConfig {
        breaks = List.copyOf(breaks);
        if (breaks.size() > PlayPlan.MAX_BREAKS) {
            throw new IllegalArgumentException("breaks: at most " + PlayPlan.MAX_BREAKS);
        }
        if (breaks.stream().mapToInt(BreakRule::maxAds).sum() > PlayPlan.MAX_ADS) {
            throw new IllegalArgumentException("breaks: at most " + PlayPlan.MAX_ADS + " ads");
        }
    }

    /**
     * A pre-roll of up to 30 seconds, and in content of 90 seconds or more a mid-roll of up to a
     * minute in the middle and a post-roll of up to 30 seconds after its end; the demo's ladder has
     * 24 frames per second.
     */
    public static PlaybackConfig standard() {
        return new PlaybackConfig(
                List.of(
                        new BreakRule(Surface.PRE_ROLL, 0, 0, 30, 2),
                        new BreakRule(Surface.MID_ROLL, 500, 90, 60, 4),
                        new BreakRule(Surface.POST_ROLL, 1_000, 90, 30, 2)),
                Duration.ofHours(24),
                Duration.ofMillis(400),
                64L << 20,
                24);
    }

    /**
     * Where a break is wished and how much may stand in it.
     *
     * @param placePermille the place in the content, in thousandths of its length; 0 for a
     *     pre-roll, 1000 for a post-roll
     * @param minContentSeconds shorter content has no such break
     * @param maxSeconds most seconds of ads in the break
     */
    public record BreakRule(
            Surface surface, int placePermille, int minContentSeconds, int maxSeconds, int maxAds) {
        private static final Set<Surface> ROLLS =
                Set.of(Surface.PRE_ROLL, Surface.MID_ROLL, Surface.POST_ROLL);

        public BreakRule {
            if (!ROLLS.contains(surface)) {
                throw new IllegalArgumentException("surface: one of " + ROLLS + ", was " + surface);
            }
            if (placePermille < 0 || placePermille > 1_000) {
                throw new IllegalArgumentException(
                        "placePermille: 0 to 1000, was " + placePermille);
            }
            if (minContentSeconds < 0 || maxSeconds < 1 || maxAds < 1) {
                throw new IllegalArgumentException("break: no room for an ad");
            }
        }
    }
}
