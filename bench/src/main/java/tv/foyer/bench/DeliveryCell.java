package tv.foyer.bench;

import java.util.List;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;

/**
 * A kind of break: where it is, what it can be targeted by, and its room.
 *
 * @param attributes such as region, genre and rating, each as key=value, in a fixed order
 */
record DeliveryCell(
        Surface surface, BrandId brand, List<String> attributes, int seconds, int maxAds) {
    public DeliveryCell {
        attributes = List.copyOf(attributes);
    }
}
