package tv.foyer.channels;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.Text;

/**
 * A channel opened on a set.
 *
 * @param master address of the live stream
 * @param ads address of what the set reports of the stream
 * @param startOver address of the stream from the beginning of what is on now
 * @param liveEdge the instant up to which the playlist runs; a player stays {@code holdBackSeconds}
 *     behind it
 * @param expires from when its addresses are refused
 */
record ChannelPlay(
        Station channel,
        String master,
        String ads,
        Optional<String> startOver,
        Optional<Slot> now,
        Optional<Slot> next,
        Instant liveEdge,
        int holdBackSeconds,
        Instant expires) {
    record Station(UUID id, int number, Text name, String logo) {}

    record Slot(Text title, Text synopsis, Instant start, Instant end, String rating) {}
}
