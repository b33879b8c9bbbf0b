package tv.foyer.playback;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tv.foyer.playback.Playback.Assets;

/**
 * The assets that were cut, least recently used first; bounded by the bytes they hold. An asset
 * never changes under its key, so nothing here goes stale.
 */
final class ChunkCache {
    private final Assets assets;
    private final long maxBytes;
    private final Map<String, ManifestChunks> cut = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    ChunkCache(Assets assets, long maxBytes) {
        this.assets = assets;
        this.maxBytes = maxBytes;
    }

    /** Returns the chunks of an asset, or empty if there is none under this key. */
    Optional<ManifestChunks> get(String key) {
        synchronized (cut) {
            ManifestChunks known = cut.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<ManifestChunks> fresh = assets.find(key).map(ManifestChunks::cut);
        fresh.ifPresent(chunks -> keep(key, chunks));
        return fresh;
    }

    private void keep(String key, ManifestChunks chunks) {
        synchronized (cut) {
            if (cut.putIfAbsent(key, chunks) == null) {
                bytes += chunks.bytes();
            }
            Iterator<ManifestChunks> oldest = cut.values().iterator();
            while (bytes > maxBytes && cut.size() > 1) {
                bytes -= oldest.next().bytes();
                oldest.remove();
            }
        }
    }
}
