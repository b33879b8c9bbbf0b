package tv.foyer.live;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import tv.foyer.kernel.ChannelId;

/**
 * The live channels of this node; none is a fine configuration.
 *
 * @param folder where segments are kept while they are on the timeline; emptied at the start
 * @param sessionLife how long a session's addresses are valid
 */
public record LiveConfig(List<Channel> channels, Path folder, Duration sessionLife) {
    private static final int MOST_CHANNELS = 1_000;

    public LiveConfig {
        channels = List.copyOf(channels);
        if (channels.size() > MOST_CHANNELS) {
            throw new IllegalArgumentException("channels: at most " + MOST_CHANNELS);
        }
        if (channels.stream().map(Channel::key).distinct().count() != channels.size()) {
            throw new IllegalArgumentException("channels: each has its own key");
        }
    }

    public static LiveConfig none(Path folder) {
        return new LiveConfig(List.of(), folder, Duration.ofHours(24));
    }

    /**
     * One channel and its origin.
     *
     * @param key lower-case letters, digits and hyphens; names its folder
     * @param origin a multivariant or media playlist
     * @param houseOrigin whether the origin may be inside the house: its host and port, no other
     * @param window how much of the newest a live playlist holds
     * @param cacheBytes most bytes of segments on disk; beyond it the oldest go
     */
    public record Channel(
            ChannelId id,
            String key,
            URI origin,
            boolean houseOrigin,
            Duration window,
            Patience patience,
            long cacheBytes) {
        private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
        private static final Duration MOST_RETENTION = Duration.ofDays(7);

        public Channel {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException(
                        "key: lower-case letters, digits and hyphens expected");
            }
            if (patience.retention().compareTo(MOST_RETENTION) > 0) {
                throw new IllegalArgumentException("retention: at most " + MOST_RETENTION);
            }
            if (cacheBytes < 1) {
                throw new IllegalArgumentException("cacheBytes: more than 0 expected");
            }
        }

        /** A minute's window, two hours and 8 GiB kept. */
        public static Channel of(ChannelId id, String key, URI origin) {
            return new Channel(
                    id, key, origin, false, Duration.ofMinutes(1), Patience.standard(), 8L << 30);
        }
    }

    /**
     * How long a channel waits and remembers.
     *
     * @param slot how long the window waits for a segment that another rung has
     * @param rung how long a rung may bring nothing until nobody waits for it
     * @param retention for start-over and catch-up
     * @param breakCap the end of breaks whose cues plan none
     */
    public record Patience(Duration slot, Duration rung, Duration retention, Duration breakCap) {
        public static Patience standard() {
            return new Patience(
                    Duration.ofSeconds(12),
                    Duration.ofSeconds(30),
                    Duration.ofHours(2),
                    Duration.ofMinutes(5));
        }

        TimelineRules rules() {
            return new TimelineRules(slot, rung, retention, breakCap);
        }
    }
}
