package tv.foyer.sales;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;

/**
 * All that is sold at one instant: read once, never changed.
 *
 * @param revision grows with every change of what is sold, and survives a restart
 * @param lineItems that run, will run, or ended in the last week, in the order of their booking
 * @param vetoes the advertisers that a maker refuses on its sets, by maker
 * @param floors the least that a thousand impressions may cost on a brand's surface
 */
public record Book(
        long revision,
        List<LineItem> lineItems,
        Map<PartnerId, Set<PartnerId>> vetoes,
        List<Floor> floors) {
    public Book {
        lineItems = List.copyOf(lineItems);
        vetoes = Map.copyOf(vetoes);
        floors = List.copyOf(floors);
    }

    /** A maker's floor price, in micro-units of one impression. */
    public record Floor(PartnerId maker, BrandId brand, Surface surface, long priceMicros) {}
}
