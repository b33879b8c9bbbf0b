package tv.foyer.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.json.BadJson;
import tv.foyer.json.Json;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Ids;

/**
 * A live channel as a configuration file names it: which of a provider's channels, from where, and
 * who may see it.
 *
 * @param brands keys of brands; none: all
 * @param regions of households, as ISO 3166-2; none: everywhere
 */
public record LiveLine(LiveConfig.Channel channel, Set<String> brands, Set<String> regions) {
    public LiveLine {
        brands = Set.copyOf(brands);
        regions = Set.copyOf(regions);
    }

    /** The file: {@code {"live": [...]}}. */
    record Listing(Optional<List<Entry>> live) {}

    /**
     * One channel of the file.
     *
     * @param channel the provider's own name for it, as in its guide
     * @param houseOrigin whether the origin may be a machine of the house
     */
    record Entry(
            String provider,
            String channel,
            URI origin,
            Optional<Boolean> houseOrigin,
            Optional<Integer> windowSeconds,
            Optional<Integer> keepMinutes,
            Optional<Set<String>> brands,
            Optional<Set<String>> regions) {
        Entry {
            if (provider == null || channel == null || origin == null) {
                throw new IllegalArgumentException("provider, channel and origin expected");
            }
        }

        LiveLine line() {
            LiveConfig.Patience usual = LiveConfig.Patience.standard();
            LiveConfig.Channel plain = LiveConfig.Channel.of(id(), key(), origin);
            return new LiveLine(
                    new LiveConfig.Channel(
                            plain.id(),
                            plain.key(),
                            origin,
                            houseOrigin.orElse(false),
                            windowSeconds.map(Duration::ofSeconds).orElse(plain.window()),
                            new LiveConfig.Patience(
                                    usual.slot(),
                                    usual.rung(),
                                    keepMinutes.map(Duration::ofMinutes).orElse(usual.retention()),
                                    usual.breakCap()),
                            plain.cacheBytes()),
                    brands.orElse(Set.of()),
                    regions.orElse(Set.of()));
        }

        private ChannelId id() {
            return new ChannelId(Ids.named("channel/" + provider + "/" + channel));
        }

        private String key() {
            return provider + "-" + channel;
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with the field and the rule, if the file breaks one
     */
    public static List<LiveLine> read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    /** Reads the words of a file; see {@link #read}. */
    public static List<LiveLine> of(byte[] json) {
        try {
            return Json.read(json, Listing.class).live().orElse(List.of()).stream()
                    .map(Entry::line)
                    .toList();
        } catch (BadJson e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
