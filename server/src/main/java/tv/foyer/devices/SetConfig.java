package tv.foyer.devices;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one set looks and what it can do, all layers merged.
 *
 * @param deviceClass where its model is sold to; no layer can change it
 */
public record SetConfig(
        String theme,
        String language,
        List<String> rows,
        Map<String, Boolean> features,
        DeviceClass deviceClass,
        BootAd bootAd) {
    public SetConfig {
        rows = List.copyOf(rows);
        features = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }

    /** The bounds of a boot ad on this set. */
    public record BootAd(int maxSeconds, int closeMarkMillis) {}
}
