package tv.foyer.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tv.foyer.catalog.Channel;
import tv.foyer.kernel.Text;

/** The operator's view of the channels: their versions, and what they show until tomorrow. */
record ConsoleLines(List<Line> items) {
    record Line(
            UUID id, int number, Text name, List<Edition> versions, List<ChannelPlay.Slot> next) {}

    /**
     * @param from when it takes over, to the microsecond
     */
    record Edition(int version, Instant from, Schedule schedule) {}

    static Line of(Channel channel, Timeline timeline, Instant now) {
        long from = Timeline.micros(now);
        long to = Timeline.micros(now.plus(Duration.ofHours(24)));
        return new Line(
                channel.id().value(),
                channel.number(),
                channel.name(),
                timeline.versions().stream()
                        .map(version ->
                                new Edition(
                                        version.published().version(),
                                        Timeline.instant(version.startMicros()),
                                        version.published().schedule()))
                        .toList(),
                timeline.programmes(from, to).stream().map(Channels::slot).toList());
    }
}
