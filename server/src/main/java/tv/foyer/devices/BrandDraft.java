package tv.foyer.devices;

import java.util.Optional;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/** A brand to add. {@code parentKey} names the brand it is a sub-brand of. */
public record BrandDraft(
        PartnerId maker, String key, Text name, Optional<String> parentKey, Settings settings) {
    public BrandDraft {
        Keyed.require(key);
    }
}
