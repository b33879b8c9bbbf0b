package tv.foyer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tv.foyer.events.Surface;
import tv.foyer.playback.PlaybackConfig.BreakRule;

/**
 * Where breaks stand in a title: each wished place moves to the nearest segment boundary, which is
 * the same in every rung; a post-roll stands behind the last segment. Pure.
 */
final class BreakPlanner {
    private BreakPlanner() {}

    /**
     * A break that may be filled, before the content segment {@code segment}; the number of
     * segments says after the end.
     */
    record Opening(BreakRule rule, int segment) {}

    /**
     * Returns the breaks of a title in order. A break at or before the place where viewing resumes
     * would never be seen, so it is not decided: a resumed session has no pre-roll. A mid-roll that
     * would fall on either end of the content, or on another break, is dropped.
     *
     * @param resumeMicros where viewing resumes in the content, 0 for the start
     */
    static List<Opening> plan(ManifestChunks content, List<BreakRule> rules, long resumeMicros) {
        List<Opening> openings = new ArrayList<>();
        for (BreakRule rule : rules) {
            OptionalInt segment = place(content, rule);
            if (segment.isPresent()
                    && wanted(content, segment.getAsInt(), resumeMicros)
                    && openings.stream().noneMatch(o -> o.segment() == segment.getAsInt())) {
                openings.add(new Opening(rule, segment.getAsInt()));
            }
        }
        openings.sort((a, b) -> Integer.compare(a.segment(), b.segment()));
        return List.copyOf(openings);
    }

    private static OptionalInt place(ManifestChunks content, BreakRule rule) {
        if (content.durationMicros() < rule.minContentSeconds() * 1_000_000L) {
            return OptionalInt.empty();
        }
        if (rule.surface() == Surface.PRE_ROLL) {
            return OptionalInt.of(0);
        }
        if (rule.surface() == Surface.POST_ROLL) {
            return OptionalInt.of(content.segments());
        }
        int segment =
                content.nearestBoundary(content.durationMicros() * rule.placePermille() / 1_000);
        boolean inside = segment > 0 && segment < content.segments();
        return inside ? OptionalInt.of(segment) : OptionalInt.empty();
    }

    private static boolean wanted(ManifestChunks content, int segment, long resumeMicros) {
        return resumeMicros == 0 || content.boundaryMicros(segment) > resumeMicros;
    }
}
