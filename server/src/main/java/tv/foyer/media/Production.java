package tv.foyer.media;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A plan of what should exist: films, spots and pictures. Adding to a plan gives a new plan. */
public final class Production {
    /** Something to encode; {@code recipe} changes when what is drawn changes. */
    record Take(String key, int seconds, String recipe, Supplier<Reel> reel) {}

    /** A picture to draw, by its path under the server's root. */
    record Picture(String path, Supplier<byte[]> bytes) {}

    private final List<Take> takes;
    private final List<Picture> pictures;

    Production(List<Take> takes, List<Picture> pictures) {
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

    List<Take> takes() {
        return takes;
    }

    List<Picture> pictures() {
        return pictures;
    }
}
