package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * An address to be called when something happens to a creative.
 *
 * @param event its VAST name, for example {@code firstQuartile}
 * @param offset when, for {@code progress} only
 */
public record TrackingEvent(String event, Optional<Offset> offset, String uri) {
    /** The events of the 4.2 schema. {@code notUsed} is in the text of 4.2, not in its schema. */
    static final Set<String> OF_SCHEMA =
            Set.of(
                    "mute",
                    "unmute",
                    "pause",
                    "resume",
                    "rewind",
                    "skip",
                    "playerExpand",
                    "playerCollapse",
                    "loaded",
                    "start",
                    "firstQuartile",
                    "midpoint",
                    "thirdQuartile",
                    "complete",
                    "progress",
                    "closeLinear",
                    "creativeView",
                    "acceptInvitation",
                    "adExpand",
                    "adCollapse",
                    "minimize",
                    "close",
                    "overlayViewDuration",
                    "otherAdInteraction",
                    "interactiveStart");

    public static TrackingEvent of(String event, String uri) {
        return new TrackingEvent(event, Optional.empty(), uri);
    }

    /** A place in a film, as a time or as a share of its length. */
    public sealed interface Offset {
        /** Time from the start, not negative. */
        record At(Duration time) implements Offset {}

        /** Percent of the length, 0 to 100. */
        record Percent(BigDecimal value) implements Offset {}

        /** Reads {@code HH:MM:SS}, {@code HH:MM:SS.mmm} or {@code n%}. */
        static Optional<Offset> read(String text) {
            if (text.endsWith("%")) {
                return Times.percent(text).map(Percent::new);
            }
            return Times.read(text).map(At::new);
        }

        /** Returns the form that {@link #read} takes. */
        default String written() {
            return switch (this) {
                case At(Duration time) -> Times.write(time);
                case Percent(BigDecimal value) -> value.toPlainString() + "%";
            };
        }
    }
}
