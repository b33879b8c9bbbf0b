package tv.foyer.measurement;

import java.time.LocalDate;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;

/** Sets of one brand that were switched on at least once on one business day. */
public record FleetRow(LocalDate day, PartnerId maker, BrandId brand, int sets) {}
