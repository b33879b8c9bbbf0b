package tv.foyer.vast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Pictures or films over, around or after the programme (VAST 4.2 section 3.10): on a TV set the
 * pause, screensaver, overlay and squeezeback ads of the CTV Ad Portfolio.
 *
 * @param icons CTV Ad Portfolio only
 * @param portfolio which format of the portfolio this is
 */
public record NonLinearAds(
        List<TrackingEvent> tracking,
        List<NonLinear> ads,
        List<Icon> icons,
        Optional<Portfolio> portfolio)
        implements Creative.Content {
    public NonLinearAds {
        tracking = List.copyOf(tracking);
        ads = List.copyOf(ads);
        icons = List.copyOf(icons);
    }

    /**
     * One of the ads. In a wrapper it holds click tracking only. Lengths are pixels.
     *
     * @param duration CTV Ad Portfolio: how long a film, or a picture of known time, stays
     * @param media CTV Ad Portfolio: the films or pictures; empty if there are only resources
     * @param customClicks CTV Ad Portfolio
     */
    public record NonLinear(
            Optional<String> id,
            int width,
            int height,
            Optional<Expanded> expanded,
            Optional<Boolean> scalable,
            Optional<Boolean> keepsRatio,
            Optional<Duration> minSuggested,
            Optional<String> apiFramework,
            Resources resources,
            Optional<Duration> duration,
            MediaFiles media,
            Optional<String> clickThrough,
            List<Link> clickTracking,
            List<Link> customClicks,
            Optional<Linear.AdParameters> parameters) {
        public NonLinear {
            clickTracking = List.copyOf(clickTracking);
            customClicks = List.copyOf(customClicks);
        }

        /** An ad of a size, with nothing but what it shows. */
        public static NonLinear of(
                int width,
                int height,
                Resources resources,
                Optional<Duration> duration,
                MediaFiles media) {
            return new NonLinear(
                    Optional.empty(),
                    width,
                    height,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    resources,
                    duration,
                    media,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }

        NonLinear with(Optional<Duration> newDuration, MediaFiles newMedia) {
            return withAll(newDuration, newMedia, clickTracking, customClicks);
        }

        NonLinear with(List<Link> newTracking, List<Link> newCustom) {
            return withAll(duration, media, newTracking, newCustom);
        }

        private NonLinear withAll(
                Optional<Duration> newDuration,
                MediaFiles newMedia,
                List<Link> newTracking,
                List<Link> newCustom) {
            return new NonLinear(
                    id,
                    width,
                    height,
                    expanded,
                    scalable,
                    keepsRatio,
                    minSuggested,
                    apiFramework,
                    resources,
                    newDuration,
                    newMedia,
                    clickThrough,
                    newTracking,
                    newCustom,
                    parameters);
        }

        /** How large it may grow. */
        public record Expanded(int width, int height) {}
    }
}
