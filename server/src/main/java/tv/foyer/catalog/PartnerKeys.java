package tv.foyer.catalog;

import java.util.Optional;
import tv.foyer.kernel.PartnerId;

/** Finds a partner by the key in an address, for example {@code silverreed}. */
@FunctionalInterface
public interface PartnerKeys {
    Optional<PartnerId> byKey(String key);
}
