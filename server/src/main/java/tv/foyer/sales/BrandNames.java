package tv.foyer.sales;

import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Text;

/** Knows what brands are called. */
@FunctionalInterface
public interface BrandNames {
    Text name(BrandId brand);
}
