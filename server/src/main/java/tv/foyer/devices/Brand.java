package tv.foyer.devices;

import java.util.Optional;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/** A name under which a maker sells sets; a sub-brand has a parent of the same maker. */
public record Brand(
        BrandId id,
        String key,
        Text name,
        PartnerId maker,
        Optional<BrandId> parent,
        Settings settings) {}
