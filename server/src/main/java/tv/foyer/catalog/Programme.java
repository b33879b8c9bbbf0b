package tv.foyer.catalog;

import java.time.Instant;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Text;

/** What a channel shows from {@code start} until just before {@code end}. */
public record Programme(
        ChannelId channel, Instant start, Instant end, Text title, Text synopsis, Rating rating) {}
