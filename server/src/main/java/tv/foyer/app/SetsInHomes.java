package tv.foyer.app;

import java.util.List;
import tv.foyer.devices.Brand;
import tv.foyer.kernel.PartnerId;
import tv.foyer.settlement.Neighbours;

/** The sets in homes, as settlement asks for them: a maker's own, or all for the house. */
final class SetsInHomes implements Neighbours.Fleet {
    private final House house;

    SetsInHomes(House house) {
        this.house = house;
    }

    @Override
    public List<Neighbours.BrandSets> of(PartnerId maker) {
        return house.devices().fleetOf(maker).byBrand().stream()
                .map(b -> new Neighbours.BrandSets(b.name(), b.key(), Math.toIntExact(b.sets())))
                .toList();
    }

    @Override
    public List<Neighbours.BrandSets> ofHouse() {
        return house.devices().brands().stream()
                .map(Brand::maker)
                .distinct()
                .flatMap(maker -> of(maker).stream())
                .toList();
    }
}
