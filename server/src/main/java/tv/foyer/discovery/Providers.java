package tv.foyer.discovery;

import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/** What a provider is called on screens. */
@FunctionalInterface
public interface Providers {
    Text name(PartnerId provider);
}
