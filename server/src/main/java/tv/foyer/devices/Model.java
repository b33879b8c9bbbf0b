package tv.foyer.devices;

import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ModelId;

/** One kind of set of a brand. */
record Model(
        ModelId id,
        String key,
        BrandId brand,
        String name,
        DeviceKind kind,
        DeviceClass deviceClass,
        Settings settings) {}
