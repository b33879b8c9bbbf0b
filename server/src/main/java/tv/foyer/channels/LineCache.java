package tv.foyer.channels;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tv.foyer.channels.Channels.Assets;

/** The rungs that were cut, least recently used first; bounded by the bytes they hold. */
final class LineCache {
    private final Assets assets;
    private final long maxBytes;
    private final Map<Key, Lines> cut = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    private record Key(String asset, String rung) {}

    LineCache(Assets assets, long maxBytes) {
        this.assets = assets;
        this.maxBytes = maxBytes;
    }

    /** Returns the lines of an asset's rung; empty if this node does not have it. */
    Optional<Lines> get(String asset, String rung, long[] cuts) {
        Key key = new Key(asset, rung);
        synchronized (cut) {
            Lines known = cut.get(key);
            if (known != null && known.offsets().length == cuts.length) {
                return Optional.of(known);
            }
        }
        Optional<Lines> fresh = assets.find(asset).flatMap(found -> Lines.of(found, rung, cuts));
        fresh.ifPresent(lines -> keep(key, lines));
        return fresh;
    }

    private void keep(Key key, Lines lines) {
        synchronized (cut) {
            Lines old = cut.put(key, lines);
            bytes += lines.bytes() - (old == null ? 0 : old.bytes());
            Iterator<Lines> oldest = cut.values().iterator();
            while (bytes > maxBytes && cut.size() > 1) {
                bytes -= oldest.next().bytes();
                oldest.remove();
            }
        }
    }
}
