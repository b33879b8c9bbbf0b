package tv.foyer.devices;

import tv.foyer.sql.Sql;

/** The tables of this package. */
record Stores(
        RangeStore range,
        DeviceStore devices,
        HouseholdStore households,
        ActivationStore activations,
        RefreshStore refresh) {
    static Stores of(Sql sql) {
        return new Stores(
                new RangeStore(sql),
                new DeviceStore(sql),
                new HouseholdStore(sql),
                new ActivationStore(sql),
                new RefreshStore());
    }
}
