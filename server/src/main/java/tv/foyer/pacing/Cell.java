package tv.foyer.pacing;

import java.util.List;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;

/**
 * A kind of break: where it is, what it can be targeted by, and its room.
 *
 * @param attributes such as region, genre and rating, each as key=value, in a fixed order
 */
public record Cell(
        Surface surface, BrandId brand, List<String> attributes, int seconds, int maxAds) {
    public Cell {
        attributes = List.copyOf(attributes);
    }
}
