package tv.foyer.vast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The files of one film or picture, each another form of the same (VAST 4.2 section 3.7.2). */
public record MediaFiles(
        List<MediaFile> files,
        List<Mezzanine> mezzanines,
        List<InteractiveCreativeFile> interactive,
        List<ClosedCaption> captions) {
    private static final MediaFiles NONE =
            new MediaFiles(List.of(), List.of(), List.of(), List.of());

    public MediaFiles {
        files = List.copyOf(files);
        mezzanines = List.copyOf(mezzanines);
        interactive = List.copyOf(interactive);
        captions = List.copyOf(captions);
    }

    public static MediaFiles none() {
        return NONE;
    }

    public boolean isEmpty() {
        return files.isEmpty() && mezzanines.isEmpty() && interactive.isEmpty();
    }

    /** How a file travels. */
    public enum Delivery {
        STREAMING,
        PROGRESSIVE
    }

    /**
     * What a file is.
     *
     * @param type media type (RFC 6838)
     * @param width pixels; 0 for sound
     * @param codec as in RFC 6381
     * @param bytes its size
     * @param mediaType {@code 2D}, {@code 3D}, {@code 360}
     */
    public record Shape(
            Delivery delivery,
            String type,
            int width,
            int height,
            Optional<String> id,
            Optional<String> codec,
            OptionalLong bytes,
            Optional<String> mediaType) {
        public static Shape of(Delivery delivery, String type, int width, int height) {
            return new Shape(
                    delivery,
                    type,
                    width,
                    height,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty());
        }
    }

    /**
     * A file that a set can show.
     *
     * @param rate kilobits per second
     * @param apiFramework pre-4.1: what must run it
     */
    public record MediaFile(
            String uri,
            Shape shape,
            Rate rate,
            Optional<Boolean> scalable,
            Optional<Boolean> keepsRatio,
            Optional<String> apiFramework) {
        public static MediaFile of(String uri, Shape shape) {
            return new MediaFile(
                    uri, shape, Rate.UNSAID, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Kilobits per second, either on average or between two bounds. */
    public record Rate(OptionalInt average, OptionalInt least, OptionalInt most) {
        public static final Rate UNSAID =
                new Rate(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** The original of high quality, for whoever stitches ads into a stream. */
    public record Mezzanine(String uri, Shape shape) {}

    /** Something that runs beside the film, for example a SIMID page. */
    public record InteractiveCreativeFile(
            String uri,
            Optional<String> type,
            Optional<String> apiFramework,
            boolean variableDuration) {}

    /** Subtitles. */
    public record ClosedCaption(String uri, Optional<String> type, Optional<String> language) {}
}
