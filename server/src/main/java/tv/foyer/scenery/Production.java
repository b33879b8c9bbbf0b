package tv.foyer.scenery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A plan of what should exist: films, spots and pictures. Adding to a plan gives a new plan. */
public final class Production {
    /** Something to encode; {@code recipe} changes when what is drawn changes. */
    public record Take(String key, int seconds, String recipe, Supplier<Reel> reel) {}

    /** A picture to draw, by its path under the server's root. */
    public record Picture(String path, Supplier<byte[]> bytes) {}

    /**
     * A still ad of the demo for one surface: where its picture will be, and its size in pixels.
     */
    public record Still(String path, int width, int height) {}

    private final List<Take> takes;
    private final List<Picture> pictures;

    public Production(List<Take> takes, List<Picture> pictures) {
        this.takes = List.copyOf(takes);
        this.pictures = List.copyOf(pictures);
    }

    /** The demo alliance's six films, five spots, profile faces and still ads. */
    public static Production demo() {
        return DemoReels.production();
    }

    /** One film of 20 seconds and two spots, for tests. */
    public static Production small() {
        return DemoReels.small();
    }

    /** Returns the demo's still ad of that key, drawn or not. */
    public static Optional<Still> still(String key) {
        return SurfaceArt.of(key).map(SurfaceArt::still);
    }

    /** Adds a title's poster and backdrop. */
    public Production art(ArtSpec spec) {
        return with(new Picture(spec.posterPath(), () -> Artwork.poster(spec)))
                .with(new Picture(spec.backdropPath(), () -> Artwork.backdrop(spec)));
    }

    /** Adds a channel's logo. */
    public Production logo(LogoSpec spec) {
        return with(new Picture(spec.path(), () -> Emblems.logo(spec)));
    }

    private Production with(Picture picture) {
        List<Picture> more = new ArrayList<>(pictures);
        more.add(picture);
        return new Production(takes, more);
    }

    public List<Take> takes() {
        return takes;
    }

    public List<Picture> pictures() {
        return pictures;
    }
}
