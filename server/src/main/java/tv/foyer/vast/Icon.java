package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A small sign over the ad, for example of a self-regulation programme (VAST 4.2 section 3.8).
 *
 * @param x pixels, {@code left} or {@code right}
 * @param y pixels, {@code top} or {@code bottom}
 */
record Icon(
        Optional<String> program,
        OptionalInt width,
        OptionalInt height,
        Optional<String> x,
        Optional<String> y,
        Optional<Duration> duration,
        Optional<Duration> offset,
        Optional<String> apiFramework,
        Optional<BigDecimal> pixelRatio,
        Resources resources,
        Optional<String> clickThrough,
        List<Link> clickTracking,
        List<Fallback> fallbacks,
        List<String> viewTracking) {
    public Icon {
        clickTracking = List.copyOf(clickTracking);
        fallbacks = List.copyOf(fallbacks);
        viewTracking = List.copyOf(viewTracking);
    }

    /** A picture for sets that cannot open the click's address. */
    public record Fallback(
            OptionalInt width,
            OptionalInt height,
            Optional<String> altText,
            Optional<String> uri) {}
}
