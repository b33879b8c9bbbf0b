package tv.foyer.devices;

import java.util.List;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Text;

/** How many sets of a maker stand in homes: activated and not revoked. */
public record Fleet(long total, List<BrandSets> byBrand) {
    public Fleet {
        byBrand = List.copyOf(byBrand);
    }

    /** The sets of one brand, its sub-brands apart. */
    public record BrandSets(BrandId brand, String key, Text name, long sets) {}
}
