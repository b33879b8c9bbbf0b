package tv.foyer.vast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether ads suit a place on a screen, and why not. */
final class Fitness {
    private Fitness() {}

    /** Whether the programme stops for the ad. */
    public enum Linearity {
        LINEAR,
        NON_LINEAR
    }

    /**
     * A place for an ad.
     *
     * @param width pixels that a non-linear ad may have at most
     * @param types media types that can be shown
     * @param categoryRequired whether an ad without a category is refused
     * @param mezzanineRequired whether a stitcher needs the original
     * @param frameworks what can run interactive files here, for example {@code SIMID}
     */
    public record Place(
            Linearity linearity,
            Duration shortest,
            Duration longest,
            int width,
            int height,
            Set<String> types,
            boolean categoryRequired,
            Set<String> blockedCategories,
            boolean mezzanineRequired,
            Set<String> frameworks) {
        public Place {
            types = Set.copyOf(types);
            blockedCategories = Set.copyOf(blockedCategories);
            frameworks = Set.copyOf(frameworks);
        }
    }

    /** A pod that fits, and what had to go. */
    public record Pod(List<InLine> ads, List<Problem> problems) {
        public Pod {
            ads = List.copyOf(ads);
            problems = List.copyOf(problems);
        }
    }

    /** Returns what speaks against an ad in a place; empty if it suits. */
    public static List<Problem> of(InLine ad, Place place) {
        List<Problem> problems = new ArrayList<>(0);
        if (ad.head().conditional()) {
            say(problems, AdError.CONDITIONAL_AD, "@conditionalAd", "no conditional ad expected");
        }
        if (ad.head().type().equals("audio")) {
            say(problems, AdError.TRAFFICKING, "@adType", "video expected, was audio");
        }
        categories(ad, place, problems);
        Optional<Linear> linear = content(ad, Linear.class);
        Optional<NonLinearAds> nonLinear = content(ad, NonLinearAds.class);
        switch (place.linearity()) {
            case LINEAR -> {
                if (linear.isEmpty()) {
                    say(problems, AdError.LINEARITY, "InLine/Creatives", "a Linear expected");
                }
                linear.ifPresent(film -> linear(film, place, problems));
            }
            case NON_LINEAR -> {
                if (nonLinear.isEmpty()) {
                    say(problems, AdError.LINEARITY, "InLine/Creatives", "NonLinearAds expected");
                }
                nonLinear.ifPresent(ads -> nonLinear(ads, place, problems));
            }
        }
        return problems;
    }

    /** Keeps the ads of a pod, from the first on, that a break has time for. */
    public static Pod within(List<InLine> pod, Duration room) {
        List<InLine> kept = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(0);
        Duration left = room;
        for (InLine ad : pod) {
            Duration length =
                    content(ad, Linear.class).flatMap(Linear::duration).orElse(Duration.ZERO);
            if (length.compareTo(left) <= 0) {
                kept.add(ad);
                left = left.minus(length);
            } else {
                say(
                        problems,
                        AdError.BREAK_SHORTENED,
                        "InLine/Creatives/Creative/Linear/Duration",
                        "at most " + Times.write(left) + " left, was " + Times.write(length));
            }
        }
        return new Pod(kept, problems);
    }

    private static void categories(InLine ad, Place place, List<Problem> problems) {
        if (place.categoryRequired() && ad.categories().isEmpty()) {
            say(problems, AdError.CATEGORY_MISSING, "InLine/Category", "is required");
        }
        for (InLine.Category category : ad.categories()) {
            if (place.blockedCategories().contains(category.code())) {
                say(
                        problems,
                        AdError.CATEGORY_BLOCKED,
                        "InLine/Category",
                        category.code() + " is blocked");
            }
        }
    }

    private static void linear(Linear film, Place place, List<Problem> problems) {
        String at = "InLine/Creatives/Creative/Linear";
        duration(film.duration(), at, place, problems);
        if (place.mezzanineRequired()) {
            mezzanine(film.media(), at, place, problems);
        } else if (film.media().files().stream().noneMatch(file -> plays(file.shape(), place))) {
            say(
                    problems,
                    AdError.NO_FITTING_FILE,
                    at + "/MediaFiles/MediaFile/@type",
                    "one of " + sorted(place.types()) + " expected");
        }
        for (MediaFiles.InteractiveCreativeFile file : film.media().interactive()) {
            if (file.apiFramework().filter(place.frameworks()::contains).isEmpty()) {
                say(
                        problems,
                        AdError.INTERACTIVE,
                        at + "/MediaFiles/InteractiveCreativeFile/@apiFramework",
                        "one of " + sorted(place.frameworks()) + " expected");
            }
        }
    }

    private static void mezzanine(
            MediaFiles media, String at, Place place, List<Problem> problems) {
        if (media.mezzanines().isEmpty()) {
            say(problems, AdError.MEZZANINE_MISSING, at + "/MediaFiles/Mezzanine", "is required");
        } else if (media.mezzanines().stream()
                .noneMatch(one ->
                        plays(one.shape(), place)
                                && one.shape().width() >= place.width()
                                && one.shape().height() >= place.height())) {
            say(
                    problems,
                    AdError.MEZZANINE_UNFIT,
                    at + "/MediaFiles/Mezzanine",
                    "at least "
                            + place.width()
                            + " x "
                            + place.height()
                            + " expected, of "
                            + sorted(place.types()));
        }
    }

    private static void nonLinear(NonLinearAds ads, Place place, List<Problem> problems) {
        String at = "InLine/Creatives/Creative/NonLinearAds/NonLinear";
        boolean shown = false;
        for (NonLinearAds.NonLinear ad : ads.ads()) {
            if (ad.width() > place.width() || ad.height() > place.height()) {
                say(
                        problems,
                        AdError.NON_LINEAR_SIZE,
                        at,
                        "at most "
                                + place.width()
                                + " x "
                                + place.height()
                                + " expected, was "
                                + ad.width()
                                + " x "
                                + ad.height());
            }
            if (ad.duration().isPresent()) {
                duration(ad.duration(), at, place, problems);
            }
            boolean picture =
                    ad.resources().statics().stream()
                            .anyMatch(one -> place.types().contains(one.type()));
            boolean file = ad.media().files().stream().anyMatch(one -> plays(one.shape(), place));
            shown = shown || picture || file;
        }
        if (!shown) {
            say(
                    problems,
                    AdError.NON_LINEAR_TYPE,
                    at,
                    "one of " + sorted(place.types()) + " expected");
        }
    }

    private static void duration(
            Optional<Duration> duration, String at, Place place, List<Problem> problems) {
        Duration length = duration.orElse(Duration.ZERO);
        if (length.compareTo(place.shortest()) < 0 || length.compareTo(place.longest()) > 0) {
            say(
                    problems,
                    AdError.DURATION,
                    at + "/Duration",
                    Times.write(place.shortest())
                            + " to "
                            + Times.write(place.longest())
                            + " expected, was "
                            + Times.write(length));
        }
    }

    private static boolean plays(MediaFiles.Shape shape, Place place) {
        return place.types().contains(shape.type());
    }

    private static <T extends Creative.Content> Optional<T> content(InLine ad, Class<T> kind) {
        return ad.creatives().stream()
                .map(Creative::content)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    private static void say(List<Problem> problems, AdError error, String field, String rule) {
        problems.add(Problem.about(error, "VAST/Ad/" + field, rule));
    }
}
