package tv.foyer.vast;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Pictures beside the player (VAST 4.2 section 3.13).
 *
 * @param required {@code all}, {@code any} or {@code none} of them must be shown with the ad
 */
record CompanionAds(Optional<String> required, List<Companion> companions)
        implements Creative.Content {
    public CompanionAds {
        companions = List.copyOf(companions);
    }

    /** One of them. Lengths are pixels. */
    public record Companion(
            Optional<String> id,
            Size size,
            Optional<Size> asset,
            Optional<Size> expanded,
            Optional<String> apiFramework,
            Optional<String> slotId,
            Optional<BigDecimal> pixelRatio,
            Optional<String> renderingMode,
            Resources resources,
            Optional<Linear.AdParameters> parameters,
            Optional<String> altText,
            Optional<String> clickThrough,
            List<Link> clickTracking,
            List<Extension> extensions,
            List<TrackingEvent> tracking) {
        public Companion {
            clickTracking = List.copyOf(clickTracking);
            extensions = List.copyOf(extensions);
            tracking = List.copyOf(tracking);
        }
    }

    /** Width and height. */
    public record Size(int width, int height) {}
}
