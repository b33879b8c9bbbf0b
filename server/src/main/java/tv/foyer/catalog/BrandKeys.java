package tv.foyer.catalog;

import java.util.Optional;
import tv.foyer.kernel.BrandId;

/** Finds a brand by the key that feeds use, for example {@code kestral}. */
@FunctionalInterface
public interface BrandKeys {
    Optional<BrandId> byKey(String key);
}
