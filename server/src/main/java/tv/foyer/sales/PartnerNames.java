package tv.foyer.sales;

import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/** Knows what partners are called. */
@FunctionalInterface
public interface PartnerNames {
    Text name(PartnerId partner);
}
