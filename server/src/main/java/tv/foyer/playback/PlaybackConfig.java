package tv.foyer.playback;

import java.time.Duration;
import java.util.List;
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
     * minute in the middle.
     */
    public static PlaybackConfig standard() {
        return new PlaybackConfig(
                List.of(
                        new BreakRule(Surface.PRE_ROLL, 0, 0, 30, 2),
                        new BreakRule(Surface.MID_ROLL, 500, 90, 60, 4)),
                Duration.ofHours(24),
                Duration.ofMillis(400),
                64L << 20,
                25);
    }
}
