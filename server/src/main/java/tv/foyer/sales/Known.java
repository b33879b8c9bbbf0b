package tv.foyer.sales;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/**
 * The values that a booking may name, at one instant. An empty list means that nobody keeps one:
 * then every well-formed value passes.
 *
 * @param house the joint company, whose own ads are of the kind HOUSE
 * @param brands each with the maker that sells it
 * @param modelClasses kinds of sets, by lower-case name
 * @param genres of content, by key
 * @param segments interests of households that consent, by key
 * @param regions that households can say they live in, by ISO 3166-2 code
 */
public record Known(
        Optional<PartnerId> house,
        Map<BrandId, PartnerId> brands,
        Set<String> modelClasses,
        Map<String, Text> genres,
        Map<String, Text> segments,
        Map<String, Text> regions) {
    public Known {
        brands = Map.copyOf(brands);
        modelClasses = Set.copyOf(modelClasses);
        genres = Map.copyOf(genres);
        segments = Map.copyOf(segments);
        regions = Map.copyOf(regions);
    }

    /** Keeps no list of anything. */
    public static Known nothing() {
        return new Known(Optional.empty(), Map.of(), Set.of(), Map.of(), Map.of(), Map.of());
    }
}
