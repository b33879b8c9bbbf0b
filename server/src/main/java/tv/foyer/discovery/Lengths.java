package tv.foyer.discovery;

import java.util.OptionalInt;

/** How long encoded pictures are; empty while an asset is not encoded yet. */
@FunctionalInterface
public interface Lengths {
    OptionalInt seconds(String assetKey);
}
