package tv.foyer.playback;

import java.util.Optional;
import tv.foyer.media.Asset;

/** The encoded films and spots that this node can name. */
public interface Assets {
    /** Returns the asset of a key, or empty if it is unknown or not yet encoded. */
    Optional<Asset> find(String key);
}
