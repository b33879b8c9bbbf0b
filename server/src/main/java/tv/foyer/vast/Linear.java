package tv.foyer.vast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A film in the place of the programme (VAST 4.2 section 3.7). In a wrapper it has no duration and
 * no media, only what is to be tracked.
 *
 * @param skip from when on it may be skipped
 */
public record Linear(
        Optional<TrackingEvent.Offset> skip,
        Optional<Duration> duration,
        MediaFiles media,
        List<TrackingEvent> tracking,
        Clicks clicks,
        List<Icon> icons,
        Optional<AdParameters> parameters)
        implements Creative.Content {
    public Linear {
        tracking = List.copyOf(tracking);
        icons = List.copyOf(icons);
    }

    /** A film that cannot be skipped. */
    public static Linear of(Duration duration, MediaFiles media, List<TrackingEvent> tracking) {
        return new Linear(
                Optional.empty(),
                Optional.of(duration),
                media,
                tracking,
                Clicks.none(),
                List.of(),
                Optional.empty());
    }

    /** Where a click leads, and who is told of one. */
    public record Clicks(Optional<Link> through, List<Link> tracking, List<Link> custom) {
        private static final Clicks NONE = new Clicks(Optional.empty(), List.of(), List.of());

        public Clicks {
            tracking = List.copyOf(tracking);
            custom = List.copyOf(custom);
        }

        public static Clicks none() {
            return NONE;
        }
    }

    /** Words for the creative itself, handed to it as they are. */
    public record AdParameters(boolean xmlEncoded, String text) {}
}
